package parley.p2pvideo.transfer;

import java.util.random.RandomGenerator;

/** One direction of a simulated network: what it does to datagrams. Probabilities from 0 to 1, times in nanoseconds. */
record SimulatedLink(long delay, long jitter, double loss, double duplicate, double reorder, double corrupt,
        long bytesPerSecond, long queueBytes, long holeFrom, long holeTo) {
    static final long MILLI = 1_000_000L;

    static SimulatedLink clean(long delay) {
        return new SimulatedLink(delay, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** The conditions that every transfer must survive, and more of them at once than any path has. */
    static SimulatedLink harsh(RandomGenerator random) {
        return new SimulatedLink(random.nextLong(1, 40) * MILLI, random.nextLong(10) * MILLI, 0.05, 0.05, 0.05, 0.02,
                0, 0, 0, 0);
    }

    SimulatedLink withLoss(double share) {
        return new SimulatedLink(delay, jitter, share, duplicate, reorder, corrupt, bytesPerSecond, queueBytes,
                holeFrom, holeTo);
    }

    SimulatedLink withBandwidth(long perSecond, long queue) {
        return new SimulatedLink(delay, jitter, loss, duplicate, reorder, corrupt, perSecond, queue, holeFrom, holeTo);
    }

    SimulatedLink withHole(long from, long to) {
        return new SimulatedLink(delay, jitter, loss, duplicate, reorder, corrupt, bytesPerSecond, queueBytes, from,
                to);
    }
}
