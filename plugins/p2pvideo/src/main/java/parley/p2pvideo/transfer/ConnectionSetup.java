package parley.p2pvideo.transfer;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What either end of a transfer starts from.
 *
 * @param now         the clock in nanoseconds, any origin
 * @param keys        from the introduction
 * @param candidates  where the peer may be reached
 * @param random      for the spreading of knocks, not for secrets
 * @param firstPacket the first packet number in both directions, 0 but in tests
 */
public record ConnectionSetup(long now, SessionKeys keys, List<Candidate> candidates, RandomGenerator random,
        long firstPacket) {
    /** Copies the list. */
    public ConnectionSetup {
        candidates = List.copyOf(candidates);
    }

    /** The usual one, which starts at packet 0. */
    public ConnectionSetup(long now, SessionKeys keys, List<Candidate> candidates, RandomGenerator random) {
        this(now, keys, candidates, random, 0);
    }
}
