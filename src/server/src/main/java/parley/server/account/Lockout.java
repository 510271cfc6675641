package parley.server.account;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Blocks a name for a while after failed log-ins in a row, from whatever address they came. Time is passed in, in
 * nanoseconds of any origin. Thread-safe.
 */
public final class Lockout {
    /** How long a name stays blocked. */
    public static final Duration BLOCK = Duration.ofSeconds(10);

    private final int attempts;
    private final Map<String, Failures> failures = new HashMap<>();

    /** How often in a row it failed, and until when it is blocked if {@code blocked}. */
    private record Failures(int inARow, boolean blocked, long until) {}

    /**
     * Creates one without any failure.
     *
     * @param attempts failures in a row that block a name, from 1
     */
    public Lockout(int attempts) {
        this.attempts = attempts;
    }

    /** For how long the name is still blocked; zero if it is not. */
    public synchronized Duration blocked(String name, long now) {
        Failures known = failures.get(name);
        if (known == null || !known.blocked()) {
            return Duration.ZERO;
        }
        long left = known.until() - now;
        if (left <= 0) {
            failures.remove(name);
            return Duration.ZERO;
        }
        return Duration.ofNanos(left);
    }

    /** Counts a failure; says how many more the name has before it is blocked, 0 if it is blocked now. */
    public synchronized int failed(String name, long now) {
        Failures known = failures.get(name);
        int inARow = (known == null ? 0 : known.inARow()) + 1;
        boolean blocked = inARow >= attempts;
        failures.put(name, new Failures(inARow, blocked, blocked ? now + BLOCK.toNanos() : 0));
        return Math.max(0, attempts - inARow);
    }

    /** Forgets the failures of a name that has logged in. */
    public synchronized void succeeded(String name) {
        failures.remove(name);
    }
}
