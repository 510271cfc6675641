package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LossGuardTest {
    private static final long MILLI = 1_000_000;
    private static final long AMPLE = 1_000_000;
    private final LossGuard guard = new LossGuard();

    /** A round of a thousand packets on a path of 40 ms. */
    private boolean round(int lost, long queue) {
        guard.sent(100_000);
        for (int i = 0; i < 1_000; i++) {
            if (i < lost) {
                guard.lost(100);
            } else {
                guard.arrived(100, false);
            }
        }
        guard.measured(40 * MILLI + queue);
        guard.measured(90 * MILLI);
        return guard.endRound(40 * MILLI, AMPLE);
    }

    @Test
    void lossWithoutAQueueIsNoise() {
        assertFalse(round(190, 9 * MILLI));
        assertEquals(LossGuard.NONE, guard.cap());
    }

    @Test
    void lossWithAQueueCutsWhatMayBeUnderWay() {
        assertFalse(round(20, 11 * MILLI));
        assertTrue(round(21, 11 * MILLI));
        assertEquals(70_000, guard.cap());
        assertTrue(round(30, 11 * MILLI));
        assertEquals(49_000, guard.cap());
    }

    @Test
    void heavyLossCutsWithoutAQueue() {
        assertTrue(round(201, 0));
        assertEquals(70_000, guard.cap());
    }

    @Test
    void onAShortPathAQueueIsFiveMilliseconds() {
        for (long queue : new long[] {4 * MILLI, 6 * MILLI}) {
            guard.sent(100_000);
            guard.lost(5);
            guard.arrived(95, false);
            guard.measured(MILLI / 2 + queue);
            assertEquals(queue > 5 * MILLI, guard.endRound(MILLI / 2, AMPLE));
        }
    }

    @Test
    void roundsWithoutLossLetItGrowUntilItIsNoneAgain() {
        round(300, 0);
        int rounds = 0;
        while (guard.cap() < LossGuard.NONE) {
            assertFalse(round(0, 0));
            rounds++;
        }
        assertEquals(23, rounds, "from 70,000 to 1,000,000 by an eighth each");
    }

    @Test
    void whatArrivesAfterAllWasNotLost() {
        guard.sent(100_000);
        for (int i = 0; i < 300; i++) {
            guard.lost(100);
        }
        for (int i = 0; i < 1_000; i++) {
            guard.arrived(100, i < 300);
        }
        assertFalse(guard.hasLost());
        assertFalse(guard.endRound(MILLI, AMPLE));
    }

    @Test
    void aPathThatChangedStartsWithoutALimit() {
        round(300, 0);
        guard.reset();
        assertEquals(LossGuard.NONE, guard.cap());
    }
}
