package parley.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before each try to connect again: 1, 2, 4, 8, 16 seconds, then 30. Each pause is varied by up to a
 * quarter either way, so that the clients of a server that comes back do not all arrive at once.
 */
final class Backoff {
    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 30_000;
    private static final double SPREAD = 0.25;

    private final RandomGenerator random;
    private long millis = FIRST_MILLIS;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The next pause. */
    Duration next() {
        double factor = 1 + SPREAD * (2 * random.nextDouble() - 1);
        Duration pause = Duration.ofMillis(Math.round(millis * factor));
        millis = Math.min(2 * millis, LONGEST_MILLIS);
        return pause;
    }

    /** Whether the pauses no longer grow. */
    boolean isLongest() {
        return millis == LONGEST_MILLIS;
    }

    /** Begins again with the first pause. */
    void reset() {
        millis = FIRST_MILLIS;
    }
}
