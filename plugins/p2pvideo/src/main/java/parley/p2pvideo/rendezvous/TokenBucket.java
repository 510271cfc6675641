package parley.p2pvideo.rendezvous;

/** Lets so many bytes a second pass, and up to a quarter of that at once. Times in nanoseconds. */
final class TokenBucket {
    private static final long SECOND = 1_000_000_000L;
    /** A burst must at least hold a few datagrams. */
    private static final long LEAST_DEPTH = 16_384;

    private final double bytesPerNano;
    private final double depth;
    private double tokens;
    private long filledAt;

    /** Starts full. */
    TokenBucket(long bytesPerSecond, long now) {
        this.bytesPerNano = (double) bytesPerSecond / SECOND;
        this.depth = Math.max(LEAST_DEPTH, bytesPerSecond / 4.0);
        this.tokens = depth;
        this.filledAt = now;
    }

    /** Whether so many bytes may pass now; takes them if so. */
    boolean take(long now, int bytes) {
        tokens = Math.min(depth, tokens + Math.max(0, now - filledAt) * bytesPerNano);
        filledAt = Math.max(filledAt, now);
        if (tokens < bytes) {
            return false;
        }
        tokens -= bytes;
        return true;
    }
}
