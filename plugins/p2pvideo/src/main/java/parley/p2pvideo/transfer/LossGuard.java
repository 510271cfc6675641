package parley.p2pvideo.transfer;

/**
 * Tells a full path from a noisy one. Loss alone means noise: what was lost is sent again and nothing else happens.
 * Loss while a queue stands, or heavy loss, means that the path is full: then less may be under way, until rounds
 * without such loss let it grow again.
 *
 * <p>A round's queue is the least round trip in it beyond the least of the path: jitter moves single packets, a queue
 * moves all.
 */
final class LossGuard {
    /** No limit. */
    static final long NONE = Long.MAX_VALUE;

    /** With a queue, a path that loses more than this share is full: BBRv2's BBRLossThresh. */
    private static final double LOSS_WITH_QUEUE = 0.02;
    private static final double HEAVY_LOSS = 0.20;
    /** BBRv2's BBRBeta, which is CUBIC's too (RFC 9438 section 4.6). */
    private static final double CUT = 0.7;
    private static final double GROWTH = 1.125;
    private static final long LEAST_QUEUE = 5_000_000L;

    private double cap = NONE;
    private long arrived;
    private long lost;
    private long mostUnderWay;
    private long leastRoundTrip = Long.MAX_VALUE;

    /** A packet was sent; {@code underWay} includes it. */
    void sent(long underWay) {
        mostUnderWay = Math.max(mostUnderWay, underWay);
    }

    /** Bytes arrived; {@code late} if they had been reported lost. */
    void arrived(int bytes, boolean late) {
        arrived += bytes;
        lost -= late ? Math.min(bytes, lost) : 0;
    }

    /** Bytes were lost. */
    void lost(int bytes) {
        lost += bytes;
    }

    /** A round trip was measured. */
    void measured(long nanos) {
        leastRoundTrip = Math.min(leastRoundTrip, nanos);
    }

    /** Whether anything was lost in this round so far. */
    boolean hasLost() {
        return lost > 0;
    }

    /**
     * Ends the round; true if the path was full.
     *
     * @param least the path's round trip without a queue, in nanoseconds
     * @param ample bytes under way that the path carries without any guard; a cap above is none
     */
    boolean endRound(long least, long ample) {
        double share = (double) lost / Math.max(1, lost + arrived);
        boolean queued = leastRoundTrip < Long.MAX_VALUE && leastRoundTrip - least > Math.max(LEAST_QUEUE, least / 4);
        boolean full = share > HEAVY_LOSS || share > LOSS_WITH_QUEUE && queued;
        if (full) {
            cap = CUT * Math.min(cap, mostUnderWay);
        } else {
            cap = cap * GROWTH > ample ? NONE : cap * GROWTH;
        }
        arrived = 0;
        lost = 0;
        mostUnderWay = 0;
        leastRoundTrip = Long.MAX_VALUE;
        return full;
    }

    /** The path has changed: what was lost says nothing about the new one. */
    void reset() {
        cap = NONE;
        lost = 0;
    }

    /** The most bytes that may be under way. */
    long cap() {
        return (long) cap;
    }
}
