package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * How much of a link a transfer uses, in simulated time: bytes of the file that arrive, over what the link carries of IP
 * packets, once it has started. With datagrams of 1,472 bytes no more than 0.958 is possible.
 */
class RateFiguresTest {
    private static final long MILLI = SimulatedLink.MILLI;
    private static final int MEGABIT = 125_000;

    /** Loses datagrams both ways, and has so many bandwidth-delay products of queue. */
    private record Path(long bytesPerSecond, long roundTrip, double loss, double queue) {
        Simulation start(long seed) {
            long queueBytes = Math.max(15_000, (long) (queue * bytesPerSecond / 1e9 * roundTrip));
            SimulatedLink back = SimulatedLink.clean(roundTrip / 2).withLoss(loss);
            SimulatedLink there = back.withBandwidth(bytesPerSecond, queueBytes).withMtu(1_500);
            MadeUpFile source = new MadeUpFile(1L << 32, seed);
            return new Simulation(seed, there, back).transfer(source, new VanishingFile(source), 8 << 20);
        }

        double use(int seconds) {
            Simulation simulation = start(1).run(4);
            long before = arrived(simulation);
            simulation.run(seconds);
            return (double) (arrived(simulation) - before) / seconds / bytesPerSecond;
        }
    }

    private static long arrived(Simulation simulation) {
        return simulation.receiver.core.progress(simulation.now).bytes();
    }

    private static void assertUse(double least, Path path) {
        double use = path.use(6);
        assertTrue(use >= least, () -> "used " + use + " of " + path);
    }

    @Test
    void aLinkWithoutLossIsFilledWhateverItsLength() {
        assertUse(0.95, new Path(100 * MEGABIT, MILLI, 0, 1));
        assertUse(0.95, new Path(20 * MEGABIT, 10 * MILLI, 0, 1));
        assertUse(0.95, new Path(20 * MEGABIT, 100 * MILLI, 0, 1));
    }

    @Test
    void onePercentOfRandomLossCostsHardlyMoreThanIsLost() {
        assertUse(0.90, new Path(40 * MEGABIT, 100 * MILLI, 0.01, 1));
    }

    @Test
    void fivePercentOfRandomLossOnALongWayLeavesFourFifths() {
        assertUse(0.80, new Path(20 * MEGABIT, 200 * MILLI, 0.05, 1));
    }

    @Test
    void aShortQueueCostsLittle() {
        assertUse(0.90, new Path(20 * MEGABIT, 40 * MILLI, 0, 0.2));
    }

    @Test
    void fullSpeedIsReachedWithinTwelveRoundTrips() {
        Path path = new Path(200 * MEGABIT, 100 * MILLI, 0, 1);
        Simulation simulation = path.start(1);
        while (arrived(simulation) == 0) {
            simulation.runUntil(simulation.now + path.roundTrip);
        }
        int roundTrips = 0;
        long before = 0;
        for (boolean full = false; !full; roundTrips++) {
            simulation.runUntil(simulation.now + path.roundTrip);
            full = arrived(simulation) - before > 0.9 * path.bytesPerSecond / 1e9 * path.roundTrip;
            before = arrived(simulation);
        }
        int taken = roundTrips;
        assertTrue(taken <= 12, () -> taken + " round trips");
    }

    @Test
    void besideACubicFlowEachGetsItsShareOfAQueueOfOneBandwidthDelayProduct() {
        double sum = 0;
        for (int seed = 1; seed <= 3; seed++) {
            Simulation simulation = new Path(20 * MEGABIT, 40 * MILLI, 0, 1).start(seed);
            CubicFlow cubic = new CubicFlow(simulation, simulation.sender, 20 * MILLI);
            cubic.send();
            simulation.run(10);
            long ours = arrived(simulation);
            long theirs = cubic.bytes;
            simulation.run(35);
            ours = arrived(simulation) - ours;
            theirs = cubic.bytes - theirs;
            sum += (double) ours / (ours + theirs);
        }
        double share = sum / 3;
        assertTrue(share > 0.3 && share < 0.7, () -> "a share of " + share);
    }
}
