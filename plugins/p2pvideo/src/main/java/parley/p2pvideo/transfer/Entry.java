package parley.p2pvideo.transfer;

import java.nio.ByteBuffer;

/**
 * One file of an offer, or an empty folder, whose name ends with a slash.
 *
 * @param name     as the sender has it, relative, folders with a slash after each; data, never a path: see
 *                 {@link Layout}
 * @param size     bytes, 0 to {@link Blocks#MOST_BYTES}; 0 for a folder
 * @param modified when the file was last changed, in milliseconds since 1970
 */
public record Entry(String name, long size, long modified) {
    /** The longest name in UTF-8 bytes; longer than any common file system allows. */
    static final int MOST_NAME_BYTES = 1_024;
    /** The most folders above a file. */
    static final int MOST_DEPTH = 64;

    /**
     * Checks the size, and length and form of the name.
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
        checkParts(name);
        if (name.endsWith("/") && size > 0) {
            throw new IllegalArgumentException("a folder of " + size + " bytes");
        }
    }

    private static void checkParts(String name) {
        String[] parts = (name.endsWith("/") ? name.substring(0, name.length() - 1) : name).split("/", -1);
        if (parts.length > MOST_DEPTH + 1) {
            throw new IllegalArgumentException("a file in " + (parts.length - 1) + " folders, the most is " + MOST_DEPTH);
        }
        for (String part : parts) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                throw new IllegalArgumentException("a file name with a part '" + part + "'");
            }
        }
    }

    /** Whether it is an empty folder. */
    public boolean isFolder() {
        return name.endsWith("/");
    }

    /** Bytes that {@link #write} takes. */
    int length() {
        return 2 + Utf8.bytes(name).length + 16;
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
