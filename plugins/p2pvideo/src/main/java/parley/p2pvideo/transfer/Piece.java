package parley.p2pvideo.transfer;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One of several that a long offer is cut into; they come in order. {@link Assembly} puts them together.
 *
 * @param id    of the offer
 * @param index of this piece, from 0
 * @param count of all pieces, 2 to {@link #MOST}
 * @param data  of the offer, 1 to {@link #MOST_BYTES}; all but the last have as many as that
 */
public record Piece(TransferId id, int index, int count, byte[] data) implements Signal {
    /** The most bytes of one piece. */
    static final int MOST_BYTES = 11_000;
    /** The most pieces of one offer. */
    static final int MOST = (Offer.MOST_MANIFEST + Signal.MOST_LINE + MOST_BYTES - 1) / MOST_BYTES;

    static final byte KIND = 'P';

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one is broken
     */
    public Piece {
        boolean full = index == count - 1 ? data.length >= 1 && data.length <= MOST_BYTES : data.length == MOST_BYTES;
        if (count < 2 || count > MOST || index < 0 || index >= count || !full) {
            throw new IllegalArgumentException("piece " + index + " of " + count + " with " + data.length + " bytes");
        }
    }

    @Override
    public byte kind() {
        return KIND;
    }

    @Override
    public void write(ByteBuffer to) {
        to.putShort((short) index).putShort((short) count).put(data);
    }

    static Piece read(TransferId id, ByteBuffer from) throws SignalException {
        int index = Short.toUnsignedInt(from.getShort());
        int count = Short.toUnsignedInt(from.getShort());
        byte[] data = new byte[from.remaining()];
        from.get(data);
        try {
            return new Piece(id, index, count, data);
        } catch (IllegalArgumentException e) {
            throw new SignalException(e.getMessage());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Piece that && id.equals(that.id) && index == that.index && count == that.count
                && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return id.hashCode() * 31 + index;
    }
}
