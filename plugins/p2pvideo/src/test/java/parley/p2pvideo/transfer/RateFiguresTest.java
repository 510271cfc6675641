package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * How much of a link a transfer uses, in simulated time: bytes of the file that arrive, over what the link carries of
 * IP packets, once it has started. With datagrams of 1,472 bytes no more than 0.958 is possible.
 */
class RateFiguresTest {
    private static final long MILLI = SimulatedLink.MILLI;
    private static final int MEGABIT = Bottleneck.MEGABIT;

    private static void assertUse(double least, Bottleneck path) {
        double use = path.use(1, 6);
        assertTrue(use >= least, () -> "used " + use + " of " + path);
    }

    @Test
    void aLinkWithoutLossIsFilledWhateverItsLength() {
        assertUse(0.95, new Bottleneck(100 * MEGABIT, MILLI, 0, 1));
        assertUse(0.95, new Bottleneck(20 * MEGABIT, 10 * MILLI, 0, 1));
        assertUse(0.95, new Bottleneck(20 * MEGABIT, 100 * MILLI, 0, 1));
    }

    @Test
    void onePercentOfRandomLossCostsHardlyMoreThanIsLost() {
        assertUse(0.90, new Bottleneck(40 * MEGABIT, 100 * MILLI, 0.01, 1));
    }

    @Test
    void fivePercentOfRandomLossOnALongWayLeavesFourFifths() {
        assertUse(0.80, new Bottleneck(20 * MEGABIT, 200 * MILLI, 0.05, 1));
    }

    @Test
    void aShortQueueCostsLittle() {
        assertUse(0.90, new Bottleneck(20 * MEGABIT, 40 * MILLI, 0, 0.2));
    }

    @Test
    void fullSpeedIsReachedWithinTwelveRoundTrips() {
        Bottleneck path = new Bottleneck(200 * MEGABIT, 100 * MILLI, 0, 1);
        Simulation simulation = path.start(1);
        while (Bottleneck.arrived(simulation) == 0) {
            simulation.runUntil(simulation.now + path.roundTrip());
        }
        int roundTrips = 0;
        long before = 0;
        for (boolean full = false; !full; roundTrips++) {
            simulation.runUntil(simulation.now + path.roundTrip());
            full = Bottleneck.arrived(simulation) - before > 0.9 * path.bytesPerSecond() / 1e9 * path.roundTrip();
            before = Bottleneck.arrived(simulation);
        }
        int taken = roundTrips;
        assertTrue(taken <= 12, () -> taken + " round trips");
    }

    @Test
    void besideACubicFlowEachGetsItsShareOfAQueueOfOneBandwidthDelayProduct() {
        double sum = 0;
        for (int seed = 1; seed <= 3; seed++) {
            sum += new Bottleneck(20 * MEGABIT, 40 * MILLI, 0, 1).besideCubic(seed, 35).share();
        }
        double share = sum / 3;
        assertTrue(share > 0.3 && share < 0.7, () -> "a share of " + share);
    }
}
