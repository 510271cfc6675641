package parley.p2pvideo.transfer;

import java.util.random.RandomGenerator;

/**
 * When to knock at all addresses of a peer. Both sides do so at the same time, because a NAT lets a datagram in only from
 * where one went out: a volley each 50 ms, jittered, for 5 s, then twice more. Times in nanoseconds.
 */
final class Punching {
    /** One round of volleys; a relay is used only if no direct way has answered in the first one. */
    static final long ROUND = 5_000_000_000L;
    private static final long REST = 1_000_000_000L;
    private static final int ROUNDS = 3;
    private static final long INTERVAL = 50_000_000L;

    private final RandomGenerator random;
    private final long startedAt;
    private long due;

    /** The first volley is due now. */
    Punching(long now, RandomGenerator random) {
        this.random = random;
        this.startedAt = now;
        this.due = now;
    }

    /** Whether a volley is due; if so, the next one is due later. */
    boolean take(long now) {
        if (now < due) {
            return false;
        }
        long next = now + INTERVAL * (80 + random.nextInt(41)) / 100;
        long inRound = (next - startedAt) % (ROUND + REST);
        next = inRound < ROUND ? next : next - inRound + ROUND + REST;
        due = next - startedAt < ROUNDS * (ROUND + REST) ? next : Long.MAX_VALUE;
        return true;
    }

    /** When the next volley is due; the end of time after the last. */
    long due() {
        return due;
    }

    /** When the first round is over. */
    long firstRoundEnds() {
        return startedAt + ROUND;
    }
}
