package parley.p2pvideo.transfer;

/**
 * Spreads datagrams over time: a token bucket. It sends in bursts and then waits until half a burst has gathered again,
 * because an operating system cannot wake a thread for every single packet.
 */
final class Pacer {
    private static final double NANOS = 1e9;

    private double bytesPerNano;
    private double burst;
    private double tokens;
    private long filledAt;
    private boolean waiting;

    /** Starts with a full bucket. */
    Pacer(long now, long bytesPerSecond, long burstBytes) {
        this.filledAt = now;
        this.tokens = burstBytes;
        set(bytesPerSecond, burstBytes);
    }

    /** Changes the rate, bytes a second, and the depth of the bucket in bytes; both at least 1. */
    void set(long bytesPerSecond, long burstBytes) {
        bytesPerNano = Math.max(1, bytesPerSecond) / NANOS;
        burst = Math.max(1, burstBytes);
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
            tokens = Math.min(burst, tokens + (now - filledAt) * bytesPerNano);
            filledAt = now;
        }
    }
}
