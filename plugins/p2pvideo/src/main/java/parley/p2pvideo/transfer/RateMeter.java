package parley.p2pvideo.transfer;

/** Tells how fast a count has grown lately; old speed fades with a time constant of about a second. */
final class RateMeter {
    private static final double FADE = 1e9;
    private static final long LEAST_STEP = 50_000_000L;

    private long markedAt;
    private long marked;
    private double rate;
    private boolean started;

    RateMeter(long now) {
        this(now, 0);
    }

    /** Starts with a count that was there before. */
    RateMeter(long now, long count) {
        markedAt = now;
        marked = count;
    }

    /** Notes the count and returns its growth a second. */
    long at(long now, long count) {
        long step = now - markedAt;
        if (step >= LEAST_STEP) {
            double latest = (count - marked) * 1e9 / step;
            double weight = started ? 1 - Math.exp(-step / FADE) : 1;
            rate += (latest - rate) * weight;
            started |= count > 0;
            markedAt = now;
            marked = count;
        }
        return Math.max(0, (long) rate);
    }
}
