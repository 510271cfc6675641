package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Single rules of the model; what they come to together is in {@link RateFiguresTest}. */
class CongestionControlTest {
    private static final long MILLI = 1_000_000;
    private static final int BUFFER = 4 << 20;
    private final RoundTrip roundTrip = new RoundTrip();
    private final CongestionControl control = new CongestionControl(0, 1_200, BUFFER, new Random(1));
    private long now;
    private long packet;
    /** Bytes under way that do not arrive. */
    private long standing;

    /**
     * So many packets of a thousand bytes leave evenly in a round trip and arrive in the next, at half of the rate in all;
     * they are all there is, if limited.
     */
    private void round(int packets, long length, boolean limited) {
        long started = now;
        long first = packet;
        for (int i = 0; i < packets; i++) {
            control.sent(started + i * length / packets, packet++, 1_000, (i + 1) * 1_000L);
            if (limited) {
                control.limited((i + 1) * 1_000L);
            }
        }
        for (int i = 0; i < packets; i++) {
            now = started + length + i * length / packets;
            roundTrip.sample(length, 0);
            control.arrived(now, first + i, 1_000, started + i * length / packets, false);
            control.acknowledged(now, roundTrip, (packets - i - 1) * 1_000L + standing);
        }
    }

    @Test
    void theFirstWindowLeavesWithinOneRoundTrip() {
        roundTrip.sample(20 * MILLI, 0);
        assertEquals(32 * 1_200, control.window());
        assertEquals(32 * 1_200 * 50, control.rate(roundTrip));
    }

    /** As when the peer moves before the first datagram of data reaches it. */
    @Test
    void aPathThatNothingOfTheDataHasPassedKeepsItsFirstRate() {
        for (int second = 0; second < 25; second++) {
            roundTrip.sample((20 + second) * MILLI, 0);
            control.acknowledged(second * 1_000 * MILLI, roundTrip, 0);
        }
        assertEquals(32L * 1_200 * 1_000_000_000 / roundTrip.smoothed(), control.rate(roundTrip));
    }

    @Test
    void startupEndsAfterThreeRoundsThatDoNotGrow() {
        for (int round = 0; round < 3; round++) {
            round(100 << round, 20 * MILLI, false);
        }
        long growing = control.rate(roundTrip);
        for (int round = 0; round < 12; round++) {
            round(400, 20 * MILLI, false);
        }
        assertTrue(control.rate(roundTrip) < growing / 2, () -> control.rate(roundTrip) + " after " + growing);
        assertEquals(10_000_000, control.rate(roundTrip), 3_000_000);
    }

    private void fill(int rounds, int packets, long length) {
        for (int round = 0; round < rounds; round++) {
            round(packets, length, false);
        }
    }

    @Test
    void heavyLossEndsStartupBeforeTheRateStopsGrowing() {
        fill(1, 100, 20 * MILLI);
        fill(1, 200, 20 * MILLI);
        long growing = control.rate(roundTrip);
        control.lost(200_000);
        fill(2, 400, 20 * MILLI);
        assertTrue(control.rate(roundTrip) < growing, () -> control.rate(roundTrip) + " after " + growing);
    }

    @Test
    void theQueueOfStartupIsDrainedBeforeTheRateIsThatOfThePath() {
        standing = 1_000_000;
        fill(20, 400, 20 * MILLI);
        assertEquals(10_000_000 / 2.77, control.rate(roundTrip), 100_000);
        standing = 0;
        fill(1, 400, 20 * MILLI);
        assertTrue(control.rate(roundTrip) >= 7_500_000, () -> control.rate(roundTrip) + "");
    }

    @Test
    void thePathIsAskedForMoreAndThenForLessAndMostlyForWhatItGives() {
        fill(20, 400, 20 * MILLI);
        standing = 300_000;
        Map<Long, Integer> rates = new TreeMap<>();
        for (int round = 0; round < 160; round++) {
            round(400, 20 * MILLI, false);
            rates.merge(Math.round(control.rate(roundTrip) / 100_000.0), 1, Integer::sum);
        }
        assertEquals(Set.of(75L, 100L, 125L), rates.keySet(), rates::toString);
        assertTrue(rates.get(100L) > 80 && rates.get(125L) > 10, rates::toString);
    }

    @Test
    void aRoundTripThatNothingConfirmsForTenSecondsIsMeasuredAnewWithLittleUnderWay() {
        fill(20, 400, 20 * MILLI);
        assertEquals(1.75 * 10_000_000 * 0.02 + control.burst(), control.window(), 5_000);
        long since = now;
        while (now < since + 9_900 * MILLI) {
            round(800, 40 * MILLI, false);
        }
        assertEquals(1.75 * 10_000_000 * 0.02 + control.burst(), control.window(), 5_000, "known from before");
        long small = 0;
        for (int round = 0; round < 20; round++) {
            long before = now;
            round(800, 40 * MILLI, false);
            small += control.window() <= 0.5 * 10_000_000 * 0.04 + 5_000 ? now - before : 0;
        }
        long rested = small;
        assertTrue(rested >= 200 * MILLI && rested < 500 * MILLI, () -> "rested for " + rested);
        assertEquals(1.75 * 10_000_000 * 0.04 + control.burst(), control.window(), 5_000, "measured anew");
    }

    @Test
    void onTheSlowestPathFourDatagramsAreUnderWay() {
        fill(60, 1, 20 * MILLI);
        assertEquals(4 * 1_200, control.window());
    }

    @Test
    void aTimeInWhichThereWasLittleToSendDoesNotMakeItForgetThePath() {
        for (int round = 0; round < 20; round++) {
            round(400, 20 * MILLI, false);
        }
        long known = control.window();
        for (int round = 0; round < 40; round++) {
            round(10, 20 * MILLI, true);
        }
        assertTrue(control.window() > 0.9 * known, () -> control.window() + " after " + known);
        for (int round = 0; round < 40; round++) {
            round(10, 20 * MILLI, false);
        }
        assertTrue(control.window() < 0.2 * known, "a slow path was not noticed");
    }

    @Test
    void nearbyTheWindowStaysWithinTheReceiversSocketBuffer() {
        for (int round = 0; round < 40; round++) {
            round(2_000, MILLI / 2, false);
        }
        assertEquals(BUFFER / 2, control.window());
    }

    @Test
    void aBurstIsAMillisecondWithinWhatTheReceiverTakesAtOnce() {
        assertEquals(1_200, control.burst(1));
        assertEquals(10_000, control.burst(10_000_000));
        assertEquals(256 * 1_200, control.burst(10_000_000_000L));
        assertEquals(100_000, control.catchUp(10_000_000));
        control.setDatagram(61_475);
        assertEquals(BUFFER / 4, control.burst(10_000_000_000L));
    }
}
