package parley.p2pvideo.transfer;

/**
 * Spreads datagrams over time: a token bucket. It sends in bursts and then waits until half a burst has gathered again,
 * because an operating system cannot wake a thread for every single packet.
 */
final class Pacer {
    private static final double NANOS = 1e9;

    private double bytesPerNano;
    private double burst;
    private double depth;
    private double tokens;
    private long filledAt;
    private boolean waiting;

    /** Starts with a full bucket. */
    Pacer(long now, long bytesPerSecond, long burstBytes) {
        this.filledAt = now;
        this.tokens = burstBytes;
        set(bytesPerSecond, burstBytes, burstBytes);
    }

    /**
     * Changes the rate, bytes a second, the bytes of a burst, and those that may follow at once where the thread came
     * late and has to catch up.
     */
    void set(long bytesPerSecond, long burstBytes, long depthBytes) {
        bytesPerNano = Math.max(1, bytesPerSecond) / NANOS;
        burst = Math.max(1, burstBytes);
        depth = Math.max(burst, depthBytes);
    }

    /** Whether a datagram may go out now. */
    boolean isReady(long now) {
        fill(now);
        if (waiting && tokens < burst / 2) {
            return false;
        }
        waiting = tokens <= 0;
        return !waiting;
    }

    /** Takes the bytes of a datagram that went out; the bucket may go below zero by one datagram. */
    void spend(int bytes) {
        tokens -= bytes;
    }

    /** When {@link #isReady} will be true, if it is not now. */
    long readyAt(long now) {
        double missing = burst / 2 - tokens;
        return missing <= 0 ? now : now + (long) Math.ceil(missing / bytesPerNano) + 1;
    }

    private void fill(long now) {
        if (now > filledAt) {
            tokens = Math.min(depth, tokens + (now - filledAt) * bytesPerNano);
            filledAt = now;
        }
    }
}
