package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Round trip, pacer, liveness and meter: what depends on nothing but time. */
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
        assertEquals(54 * MILLI, roundTrip.lossDelay(1));
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
    void onAPathWithoutVariationTheTimeOutKeepsAMillisecondOfPlay() {
        RoundTrip roundTrip = new RoundTrip();
        for (int i = 0; i < 200; i++) {
            roundTrip.sample(40 * MILLI, 0);
        }
        assertEquals((40 + 1 + 5) * MILLI, roundTrip.probeTimeout(0));
    }

    @Test
    void thePacerKeepsToItsRate() {
        Pacer pacer = new Pacer(0, 1_000_000, 10_000);
        pacer.set(1_000_000, 10_000, 10_000);
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
        pacer.set(1_000_000, 10_000, 10_000);
        int burst = 0;
        while (pacer.isReady(0)) {
            pacer.spend(1_000);
            burst++;
        }
        assertEquals(10, burst);
        assertFalse(pacer.isReady(MILLI));
        assertTrue(pacer.isReady(5 * MILLI));
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
    void silenceEndsATransferForAnotherReasonIfThereNeverWasAWayToThePeer() {
        Liveness liveness = new Liveness(0);
        assertEquals(FailureReason.UNREACHABLE, liveness.reason(30 * SECOND, false));
        assertEquals(FailureReason.SILENT, liveness.reason(30 * SECOND, true));
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
        assertTrue(liveness.worsened(7 * SECOND));
        assertEquals(FailureReason.GONE, liveness.reason(7 * SECOND, true));
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
        liveness.rest(0, true);
        assertEquals(10 * SECOND, liveness.keepAlive());
        assertFalse(liveness.worsened(25 * SECOND - 1));
        assertEquals(25 * SECOND, liveness.due());
        assertTrue(liveness.worsened(25 * SECOND));
        assertFalse(liveness.worsened(60 * SECOND - 1));
        assertTrue(liveness.worsened(60 * SECOND));
        assertEquals(Liveness.State.DEAD, liveness.state());
    }

    @Test
    void whoGoesOnAfterARestGetsTheUsualTimeToBeHeard() {
        Liveness liveness = new Liveness(0);
        liveness.rest(0, true);
        liveness.rest(24 * SECOND, false);
        assertFalse(liveness.worsened(34 * SECOND - 1));
        assertTrue(liveness.worsened(34 * SECOND));
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
        assertEquals(4, new Progress(61, 100, 10, 0, 1_200, 0, Optional.empty()).secondsLeft());
        assertEquals(-1, new Progress(0, 9, 0, 0, 1_200, 0, Optional.empty()).secondsLeft());
    }
}
