package parley.p2pvideo.transfer;

/**
 * What is known of the time to the peer and back, in nanoseconds.
 * https://www.rfc-editor.org/rfc/rfc9002.html#section-5
 */
final class RoundTrip {
    /** Assumed until the first sample. https://www.rfc-editor.org/rfc/rfc9002.html#section-6.2.2 */
    static final long INITIAL = 333_000_000L;
    /** Below this, timers only measure the operating system: "a value of 1 ms" (RFC 9002 section 6.1.2). */
    static final long GRANULARITY = 1_000_000L;
    /** The longest that a peer holds an acknowledgement back. */
    static final long MOST_ACK_DELAY = 5_000_000L;
    /** Doubling stops here, so that a path that comes back is noticed soon. */
    private static final long MOST_TIMEOUT = 2_000_000_000L;

    private int samples;
    private long latest = INITIAL;
    private long smoothed = INITIAL;
    private long variation = INITIAL / 2;
    private long least = INITIAL;

    /** Takes one measurement; the peer's own delay is taken off where that is plausible. */
    void sample(long measured, long peerDelay) {
        long whole = Math.max(1, measured);
        least = samples > 0 ? Math.min(least, whole) : whole;
        latest = whole - peerDelay >= least ? whole - Math.max(0, peerDelay) : whole;
        if (samples++ > 0) {
            variation += (Math.abs(smoothed - latest) - variation) / 4;
            smoothed += (latest - smoothed) / 8;
        } else {
            smoothed = latest;
            variation = latest / 2;
        }
    }

    /** The path is another one: what was measured says nothing of it. */
    void forget() {
        samples = 0;
        latest = INITIAL;
        smoothed = INITIAL;
        variation = INITIAL / 2;
        least = INITIAL;
    }

    boolean isSampled() {
        return samples > 0;
    }

    /** How many measurements there were. */
    int samples() {
        return samples;
    }

    long latest() {
        return latest;
    }

    long smoothed() {
        return smoothed;
    }

    long least() {
        return least;
    }

    /** How long a packet may be under way, once a later one has arrived: a round trip and some eighths of it. */
    long lossDelay(int eighths) {
        long longer = Math.max(smoothed, latest);
        return Math.max(longer + longer / 8 * eighths, GRANULARITY);
    }

    /** How long to wait for any acknowledgement before asking for one; doubles each time that nothing came. */
    long probeTimeout(int timesInVain) {
        long once = smoothed + Math.max(4 * variation, GRANULARITY) + MOST_ACK_DELAY;
        return Math.min(once << Math.min(timesInVain, 16), Math.max(once, MOST_TIMEOUT));
    }
}
