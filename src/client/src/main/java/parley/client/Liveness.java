package parley.client;

import java.time.Duration;

/**
 * Whether a server is still there: it is asked after a time of silence, and is gone after a longer one. Pure: {@code
 * now} is in nanoseconds of any origin.
 */
final class Liveness {
    /** What to do now. */
    enum Step {
        /** Nothing. */
        WAIT,
        /** Ask for a sign of life. */
        PING,
        /** Give the connection up. */
        DEAD
    }

    private final long idleNanos;
    private final long deadNanos;
    private long heard;
    private boolean asked;

    /**
     * Creates it.
     *
     * @param idle after how much silence the server is asked
     * @param dead after how much silence it is gone; longer than {@code idle}
     */
    Liveness(Duration idle, Duration dead, long now) {
        this.idleNanos = idle.toNanos();
        this.deadNanos = dead.toNanos();
        this.heard = now;
    }

    /** Something came. */
    void heard(long now) {
        heard = now;
        asked = false;
    }

    /** What to do at this moment; {@link Step#PING} is said once for each silence. */
    Step step(long now) {
        if (now - heard >= deadNanos) {
            return Step.DEAD;
        }
        if (!asked && now - heard >= idleNanos) {
            asked = true;
            return Step.PING;
        }
        return Step.WAIT;
    }

    /** After how many milliseconds, at least 1, {@link #step} has to be asked again. */
    int millisLeft(long now) {
        long left = (asked ? deadNanos : idleNanos) - (now - heard);
        return (int) Math.max(1, Math.ceilDiv(left, 1_000_000L));
    }
}
