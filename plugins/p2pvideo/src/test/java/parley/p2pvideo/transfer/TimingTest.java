package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Round trip, pacer, congestion window, liveness and meter: what depends on nothing but time. */
class TimingTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;

    @Test
    void theFirstSampleSetsTheRoundTripAndLaterOnesMoveIt() {
        RoundTrip roundTrip = new RoundTrip();
        roundTrip.sample(40 * MILLI, 0);
        assertEquals(40 * MILLI, roundTrip.smoothed());
        roundTrip.sample(48 * MILLI, 0);
        assertEquals(41 * MILLI, roundTrip.smoothed());
        assertEquals(40 * MILLI, roundTrip.least());
        assertEquals(54 * MILLI, roundTrip.lossDelay());
    }

    @Test
    void thePeersDelayIsTakenOffUnlessThatGoesBelowTheLeast() {
        RoundTrip roundTrip = new RoundTrip();
        roundTrip.sample(40 * MILLI, 0);
        roundTrip.sample(60 * MILLI, 15 * MILLI);
        assertEquals(45 * MILLI, roundTrip.latest());
        roundTrip.sample(60 * MILLI, 30 * MILLI);
        assertEquals(60 * MILLI, roundTrip.latest());
    }

    @Test
    void theTimeOutDoublesUpToTwoSeconds() {
        RoundTrip roundTrip = new RoundTrip();
        roundTrip.sample(40 * MILLI, 0);
        assertEquals((40 + 80 + 5) * MILLI, roundTrip.probeTimeout(0));
        assertEquals(4 * 125 * MILLI, roundTrip.probeTimeout(2));
        assertEquals(2 * SECOND, roundTrip.probeTimeout(30));
    }

    @Test
    void thePacerKeepsToItsRate() {
        Pacer pacer = new Pacer(0, 1_000_000, 10_000);
        pacer.set(1_000_000, 10_000);
        long now = 0;
        long sent = 0;
        while (now < SECOND) {
            if (pacer.isReady(now)) {
                pacer.spend(1_000);
                sent += 1_000;
            } else {
                assertTrue(pacer.readyAt(now) > now);
                now = pacer.readyAt(now);
            }
        }
        assertEquals(1_010_000, sent, 12_000);
    }

    @Test
    void thePacerSendsInBursts() {
        Pacer pacer = new Pacer(0, 1_000_000, 10_000);
        pacer.set(1_000_000, 10_000);
        int burst = 0;
        while (pacer.isReady(0)) {
            pacer.spend(1_000);
            burst++;
        }
        assertEquals(10, burst);
        assertFalse(pacer.isReady(MILLI));
        assertTrue(pacer.isReady(5 * MILLI));
    }

    private static Window afterRounds(int rounds, double loss, long queue, long roundTripTime) {
        RoundTrip roundTrip = new RoundTrip();
        roundTrip.sample(roundTripTime, 0);
        Window window = new Window(1_200, 4 << 20);
        long packet = 0;
        for (int round = 0; round < rounds; round++) {
            long first = packet;
            long count = Math.max(1, window.window() / 1_000);
            for (; packet < first + count; packet++) {
                window.sent(0, packet, 1_000, (packet - first + 1) * 1_000);
            }
            roundTrip.sample(roundTripTime + queue, 0);
            for (long i = first; i < packet; i++) {
                if (loss > 0 && i % Math.round(1 / loss) == 0) {
                    window.lost(0, i, 1_000);
                } else {
                    window.arrived(0, i, 1_000, 0, false);
                }
            }
            window.acknowledged(0, roundTrip);
        }
        return window;
    }

    @Test
    void theWindowDoublesEachRoundUntilAQueueBuildsUp() {
        long started = 32 * 1_200;
        assertTrue(afterRounds(4, 0, 0, 20 * MILLI).window() > 12 * started);
        assertTrue(afterRounds(20, 0, 7 * MILLI, 20 * MILLI).window() <= 2 * started);
    }

    @Test
    void lossWithoutAQueueDoesNotShrinkTheWindow() {
        assertTrue(afterRounds(8, 0.05, 0, 20 * MILLI).window() > 3_000_000);
    }

    @Test
    void lossWithAQueueShrinksTheWindowDownToItsFloorAndNoFurther() {
        assertEquals(32 * 1_200, afterRounds(40, 0.05, 8 * MILLI, 20 * MILLI).window());
        assertEquals(32 * 1_200, afterRounds(40, 0.5, 0, 20 * MILLI).window());
    }

    @Test
    void nearbyTheWindowStaysWithinTheReceiversSocketBuffer() {
        assertEquals(2 << 20, afterRounds(20, 0, 0, MILLI / 2).window());
        assertEquals(Window.MOST, afterRounds(20, 0, 0, 20 * MILLI).window());
    }

    @Test
    void aWindowThatIsNotUsedDoesNotGrow() {
        RoundTrip roundTrip = new RoundTrip();
        roundTrip.sample(20 * MILLI, 0);
        Window window = new Window(1_200, 4 << 20);
        for (int packet = 0; packet < 1_000; packet++) {
            window.sent(0, packet, 1_000, 1_000);
            window.arrived(0, packet, 1_000, 0, false);
            window.acknowledged(0, roundTrip);
        }
        assertEquals(32 * 1_200, window.window());
    }

    @Test
    void silenceIsWorseAfterTenAndAfterThirtySeconds() {
        Liveness liveness = new Liveness(0);
        assertFalse(liveness.worsened(10 * SECOND - 1));
        assertTrue(liveness.worsened(10 * SECOND));
        assertEquals(Liveness.State.STALLED, liveness.state());
        assertTrue(liveness.heard(11 * SECOND));
        assertFalse(liveness.heard(12 * SECOND));
        assertEquals(22 * SECOND, liveness.due());
        assertTrue(liveness.worsened(42 * SECOND));
        assertEquals(Liveness.State.DEAD, liveness.state());
    }

    @Test
    void whoHasLeftAndIsSilentForThreeSecondsFromThenIsGone() {
        Liveness liveness = new Liveness(0);
        liveness.heard(SECOND);
        liveness.peerLeft(2 * SECOND);
        assertEquals(5 * SECOND, liveness.due());
        liveness.heard(4 * SECOND);
        assertEquals(7 * SECOND, liveness.due());
        assertFalse(liveness.worsened(7 * SECOND - 1));
        assertTrue(liveness.worsened(7 * SECOND) && liveness.isGone(7 * SECOND));
        assertEquals(Liveness.State.DEAD, liveness.state());
    }

    @Test
    void whoIsHeardThreeSecondsAfterLeavingHasOnlyLostTheServer() {
        Liveness liveness = new Liveness(0);
        liveness.peerLeft(2 * SECOND);
        liveness.heard(4 * SECOND);
        assertTrue(liveness.keepAlive() < Liveness.KEEP_ALIVE);
        liveness.heard(5 * SECOND);
        assertEquals(Liveness.KEEP_ALIVE, liveness.keepAlive());
        assertEquals(15 * SECOND, liveness.due());
        assertFalse(liveness.worsened(14 * SECOND));
    }

    @Test
    void aTransferThatRestsSaysLittleAndExpectsLittle() {
        Liveness liveness = new Liveness(0);
        liveness.rest(true);
        assertEquals(10 * SECOND, liveness.keepAlive());
        assertFalse(liveness.worsened(20 * SECOND - 1));
        assertEquals(20 * SECOND, liveness.due());
        assertTrue(liveness.worsened(20 * SECOND));
        assertFalse(liveness.worsened(40 * SECOND - 1));
        liveness.rest(false);
        assertTrue(liveness.worsened(40 * SECOND - 1));
        assertEquals(Liveness.State.DEAD, liveness.state());
    }

    @Test
    void theMeterFollowsTheSpeed() {
        RateMeter meter = new RateMeter(0);
        long now = 0;
        long bytes = 0;
        for (int i = 0; i < 50; i++) {
            now += SECOND / 10;
            bytes += 100_000;
            meter.at(now, bytes);
        }
        assertEquals(1_000_000, meter.at(now, bytes), 20_000);
        for (int i = 0; i < 100; i++) {
            now += SECOND / 10;
            meter.at(now, bytes);
        }
        assertTrue(meter.at(now, bytes) < 1_000);
    }

    @Test
    void progressTellsTheTimeLeft() {
        assertEquals(4, new Progress(61, 100, 10, 0, 1_200, Optional.empty()).secondsLeft());
        assertEquals(-1, new Progress(0, 9, 0, 0, 1_200, Optional.empty()).secondsLeft());
    }
}
