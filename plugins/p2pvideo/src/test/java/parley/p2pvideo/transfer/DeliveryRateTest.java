package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DeliveryRateTest {
    private static final long MILLI = 1_000_000;
    private final DeliveryRate rate = new DeliveryRate();

    private void send(long now, int from, int to) {
        for (int packet = from; packet < to; packet++) {
            rate.sent(now, packet, packet == 0);
        }
    }

    private void arrive(long now, int from, int to, long sentAt) {
        for (int packet = from; packet < to; packet++) {
            rate.arrived(now, packet, 1_000, sentAt);
        }
    }

    @Test
    void aSampleIsWhatArrivedSinceThePacketWasSent() {
        send(0, 0, 10);
        arrive(10 * MILLI, 0, 10, 0);
        assertEquals(1_000_000, rate.sample(10 * MILLI));
        send(10 * MILLI, 10, 30);
        arrive(20 * MILLI, 10, 30, 10 * MILLI);
        assertEquals(2_000_000, rate.sample(20 * MILLI));
    }

    @Test
    void acknowledgementsThatComeTogetherAreNotTakenForSpeed() {
        for (int i = 0; i < 20; i++) {
            send(i * MILLI, i, i + 1);
        }
        arrive(30 * MILLI, 0, 10, 9 * MILLI);
        rate.sample(30 * MILLI);
        for (int packet = 10; packet < 20; packet++) {
            rate.arrived(30 * MILLI + 1, packet, 1_000, packet * MILLI);
        }
        assertTrue(rate.sample(30 * MILLI + 1) <= 1_000_000);
    }

    @Test
    void whatWasSentSlowlyIsNotTakenForFastWhenItArrivesWithTheNext() {
        for (int i = 0; i <= 10; i++) {
            send(i * MILLI, i, i + 1);
        }
        arrive(30 * MILLI, 0, 10, 9 * MILLI);
        rate.sample(30 * MILLI);
        send(30 * MILLI, 11, 12);
        arrive(31 * MILLI, 10, 12, 30 * MILLI);
        assertEquals(2_000 * 1_000 / 21, rate.sample(31 * MILLI), "two packets, sent in 21 ms");
    }

    @Test
    void nothingNewIsNoSample() {
        send(0, 0, 2);
        arrive(10 * MILLI, 1, 2, 0);
        assertTrue(rate.sample(10 * MILLI) > 0);
        assertEquals(0, rate.sample(11 * MILLI));
        arrive(12 * MILLI, 0, 1, 0);
        assertEquals(0, rate.sample(12 * MILLI), "an older packet than the newest that arrived");
    }

    @Test
    void aSenderThatRanDryMarksItsSamplesUntilThatHasArrived() {
        send(0, 0, 2);
        rate.limit(2_000);
        send(1, 2, 3);
        arrive(10 * MILLI, 0, 2, 0);
        rate.sample(10 * MILLI);
        assertFalse(rate.isLimited());
        arrive(11 * MILLI, 2, 3, 1);
        rate.sample(11 * MILLI);
        assertTrue(rate.isLimited());
        send(12 * MILLI, 3, 4);
        arrive(22 * MILLI, 3, 4, 12 * MILLI);
        rate.sample(22 * MILLI);
        assertFalse(rate.isLimited());
    }

    @Test
    void moreMarksThanThereIsRoomForCostTheOldestOnly() {
        for (int i = 0; i < 3 * DeliveryRate.MOST; i++) {
            rate.limit(0);
            send(i, i, i + 1);
        }
        arrive(MILLI, 5, 6, 5);
        assertEquals(0, rate.sample(MILLI));
        arrive(MILLI, 3 * DeliveryRate.MOST - 1, 3 * DeliveryRate.MOST, 3 * DeliveryRate.MOST - 1);
        assertTrue(rate.sample(MILLI) > 0);
    }

    @Test
    void theMaximumForgetsAfterTenRounds() {
        RoundMaximum most = new RoundMaximum();
        most.add(7);
        for (int round = 1; round < RoundMaximum.ROUNDS; round++) {
            most.nextRound();
            most.add(3);
            assertEquals(7, most.get());
        }
        most.nextRound();
        assertEquals(3, most.get());
    }
}
