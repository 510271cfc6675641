package parley.p2pvideo.transfer;

import java.nio.ByteBuffer;

/**
 * The content of an ACK: which packet numbers have arrived, newest first, and how much more may come. One instance is
 * used again and again.
 *
 * <p>A run is told by its gap, the count of missing numbers between it and the run above (0 for the first, which ends
 * at the largest), and its length; at least 1 each but for that first gap.
 */
final class AckFrame {
    /** The most runs in one frame. */
    static final int MOST_RUNS = 64;
    /** The most bytes that it takes. */
    static final int MOST_BYTES = 8 + 4 + 8 + 1 + MOST_RUNS * 16;

    private final long[] from = new long[MOST_RUNS];
    private final long[] to = new long[MOST_RUNS];
    private int runs;
    private long largest;
    private long delayMicros;
    private long credit;

    /** Appends a frame with the highest runs of {@code seen}. */
    static void write(ByteBuffer to, RangeSet seen, long delayMicros, long credit) {
        int runs = Math.min(MOST_RUNS, seen.count());
        int top = seen.count() - 1;
        long end = runs == 0 ? 1 : seen.to(top);
        to.putLong(end - 1).putInt((int) Math.min(delayMicros, 0xFFFF_FFFFL)).putLong(credit).put((byte) runs);
        for (int i = 0; i < runs; i++) {
            Varint.write(to, end - seen.to(top - i));
            Varint.write(to, seen.to(top - i) - seen.from(top - i));
            end = seen.from(top - i);
        }
    }

    /**
     * Reads a frame into this object.
     *
     * @throws ProtocolException for too many runs, runs below packet 0, empty ones, or ones that touch
     */
    void read(ByteBuffer body) throws ProtocolException {
        largest = body.getLong();
        delayMicros = Integer.toUnsignedLong(body.getInt());
        credit = body.getLong();
        runs = Byte.toUnsignedInt(body.get());
        if (runs > MOST_RUNS || largest < 0 || largest >= Wire.PACKET_LIMIT || credit < 0) {
            throw new ProtocolException("an acknowledgement of " + runs + " runs up to packet " + largest
                    + " with a credit of " + credit);
        }
        long end = largest + 1;
        for (int i = 0; i < runs; i++) {
            long gap = Varint.read(body);
            long length = Varint.read(body);
            to[i] = end - gap;
            from[i] = to[i] - length;
            if (gap > 0 == (i == 0) || length == 0 || from[i] < 0) {
                throw new ProtocolException("an acknowledgement with the gap " + gap + " and the length " + length);
            }
            end = from[i];
        }
    }

    int runs() {
        return runs;
    }

    /** The lowest packet of run {@code i}, newest run first. */
    long from(int i) {
        return from[i];
    }

    /** One past the highest packet of run {@code i}. */
    long to(int i) {
        return to[i];
    }

    /** The highest packet that has arrived; without meaning if there are no runs. */
    long largest() {
        return largest;
    }

    /** Nanoseconds from the arrival of the largest to the sending of this frame. */
    long delayNanos() {
        return delayMicros * 1_000;
    }

    /** Bytes that the peer can take beyond those that it has acknowledged. */
    long credit() {
        return credit;
    }
}
