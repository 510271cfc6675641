package parley.p2pvideo.transfer;

import java.util.random.RandomGenerator;

/**
 * One direction of a simulated network: what it does to datagrams. Probabilities from 0 to 1, times in nanoseconds,
 * sizes in bytes of a whole IPv4 packet. Each {@code with} gives a changed copy.
 */
final class SimulatedLink implements Cloneable {
    static final long MILLI = 1_000_000L;
    static final long SECOND = 1_000 * MILLI;

    long delay;
    long jitter;
    double loss;
    /** A burst of losses begins with this probability; it takes so many datagrams, or milliseconds, on the average. */
    double burstLoss;
    int burstLength;
    double duplicate;
    /** So many datagrams are late by up to the delay. */
    double reorder;
    double corrupt;
    long bytesPerSecond;
    long queueBytes;
    long holeFrom;
    long holeTo;
    /** A hole of this length at the beginning of every period of this length. */
    long holeLength;
    long holePeriod;
    int mtu = 65_535;
    /** From this time on the MTU is another. */
    long newMtuAt = Long.MAX_VALUE;
    int newMtu;

    private SimulatedLink(long delay) {
        this.delay = delay;
    }

    static SimulatedLink clean(long delay) {
        return new SimulatedLink(delay);
    }

    /** The conditions that every transfer must survive, and more of them at once than any path has. */
    static SimulatedLink harsh(RandomGenerator random) {
        SimulatedLink link = clean(random.nextLong(1, 40) * MILLI);
        link.jitter = random.nextLong(10) * MILLI;
        link.loss = 0.05;
        link.duplicate = 0.05;
        link.reorder = 0.05;
        link.corrupt = 0.02;
        return link;
    }

    /** Any path that there may be, drawn from everything that a link can do. */
    static SimulatedLink any(RandomGenerator random) {
        SimulatedLink link = clean(random.nextLong(200_000, 120 * MILLI));
        link.jitter = random.nextInt(3) == 0 ? random.nextLong(8 * MILLI) : 0;
        link.loss = random.nextInt(2) == 0 ? random.nextDouble(0.08) : 0;
        link.burstLoss = random.nextInt(4) == 0 ? random.nextDouble(0.01) : 0;
        link.burstLength = random.nextInt(1, 20);
        link.duplicate = random.nextInt(4) == 0 ? random.nextDouble(0.05) : 0;
        link.reorder = random.nextInt(4) == 0 ? random.nextDouble(0.1) : 0;
        link.corrupt = random.nextInt(4) == 0 ? random.nextDouble(0.03) : 0;
        if (random.nextInt(2) == 0) {
            link.bytesPerSecond = random.nextLong(100_000, 5_000_000);
            link.queueBytes = Math.max(6_000, (long) (link.bytesPerSecond / 1e9 * 2 * link.delay
                    * random.nextDouble(0.2, 3)));
        }
        if (random.nextInt(4) == 0) {
            link.holeFrom = SECOND + random.nextLong(2 * SECOND);
            link.holeTo = link.holeFrom + random.nextLong(4 * SECOND);
        }
        link.mtu = random.nextInt(2) == 0 ? random.nextInt(1_280, 9_001) : 1_500;
        if (random.nextInt(4) == 0) {
            link.newMtuAt = SECOND + random.nextLong(SECOND);
            link.newMtu = random.nextInt(1_280, 1_501);
        }
        return link;
    }

    private SimulatedLink copy() {
        try {
            return (SimulatedLink) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    SimulatedLink withLoss(double share) {
        SimulatedLink link = copy();
        link.loss = share;
        return link;
    }

    SimulatedLink withBurstLoss(double probability, int length) {
        SimulatedLink link = copy();
        link.burstLoss = probability;
        link.burstLength = length;
        return link;
    }

    SimulatedLink withReordering(double share) {
        SimulatedLink link = copy();
        link.reorder = share;
        return link;
    }

    SimulatedLink withCorruption(double share) {
        SimulatedLink link = copy();
        link.corrupt = share;
        return link;
    }

    SimulatedLink withBandwidth(long perSecond, long queue) {
        SimulatedLink link = copy();
        link.bytesPerSecond = perSecond;
        link.queueBytes = queue;
        return link;
    }

    SimulatedLink withHole(long from, long to) {
        SimulatedLink link = copy();
        link.holeFrom = from;
        link.holeTo = to;
        return link;
    }

    SimulatedLink withHoles(long period, long length) {
        SimulatedLink link = copy();
        link.holePeriod = period;
        link.holeLength = length;
        return link;
    }

    SimulatedLink withMtu(int bytes) {
        SimulatedLink link = copy();
        link.mtu = bytes;
        return link;
    }

    SimulatedLink withMtuFrom(long time, int bytes) {
        SimulatedLink link = copy();
        link.newMtuAt = time;
        link.newMtu = bytes;
        return link;
    }

    int mtuAt(long time) {
        return time >= newMtuAt ? newMtu : mtu;
    }

    boolean isHole(long time) {
        return time >= holeFrom && time < holeTo || holePeriod > 0 && time % holePeriod < holeLength;
    }
}
