package parley.server;

/**
 * A token bucket: so many lines at once, so many a second after that. Time is passed in, in nanoseconds of any origin.
 */
final class RateLimit {
    private static final double SECOND = 1e9;

    private final double perNano;
    private final int burst;
    private double tokens;
    private long last;

    RateLimit(int perSecond, int burst, long now) {
        this.perNano = perSecond / SECOND;
        this.burst = burst;
        this.tokens = burst;
        this.last = now;
    }

    /** Takes a token if there is one. Returns 0 then, else the nanoseconds until there is one. */
    long take(long now) {
        if (burst == Integer.MAX_VALUE) {
            return 0;
        }
        tokens = Math.min(burst, tokens + (now - last) * perNano);
        last = now;
        if (tokens >= 1) {
            tokens--;
            return 0;
        }
        return (long) Math.ceil((1 - tokens) / perNano);
    }
}
