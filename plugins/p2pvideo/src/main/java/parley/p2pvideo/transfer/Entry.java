package parley.p2pvideo.transfer;

import java.nio.ByteBuffer;

/**
 * One file of an offer.
 *
 * @param name     as the sender has it; data, never a path: see {@link SafeName}
 * @param size     bytes, 0 to {@link Blocks#MOST_BYTES}
 * @param modified when the file was last changed, in milliseconds since 1970
 */
public record Entry(String name, long size, long modified) {
    /** The longest name in UTF-8 bytes; longer than any common file system allows. */
    static final int MOST_NAME_BYTES = 1_024;

    /**
     * Checks the size and the length of the name.
     *
     * @throws IllegalArgumentException if either is outside its bounds
     */
    public Entry {
        if (size < 0 || size > Blocks.MOST_BYTES) {
            throw new IllegalArgumentException("a file of " + size + " bytes cannot be sent, the most is "
                    + Blocks.MOST_BYTES);
        }
        if (name.isEmpty() || Utf8.bytes(name).length > MOST_NAME_BYTES) {
            throw new IllegalArgumentException("a file name needs 1 to " + MOST_NAME_BYTES + " bytes");
        }
    }

    void write(ByteBuffer to) {
        byte[] bytes = Utf8.bytes(name);
        to.putShort((short) bytes.length).put(bytes).putLong(size).putLong(modified);
    }

    static Entry read(ByteBuffer from) throws SignalException {
        String name = Utf8.read(from, Short.toUnsignedInt(from.getShort()));
        long size = from.getLong();
        long modified = from.getLong();
        try {
            return new Entry(name, size, modified);
        } catch (IllegalArgumentException e) {
            throw new SignalException(e.getMessage());
        }
    }
}
