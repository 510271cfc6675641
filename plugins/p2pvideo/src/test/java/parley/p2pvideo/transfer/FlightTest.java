package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FlightTest implements Flight.Listener {
    private static final long MILLI = 1_000_000;
    private final RoundTrip roundTrip = new RoundTrip();
    private final Flight flight = new Flight(roundTrip, this, 0);
    private final List<Long> arrived = new ArrayList<>();
    private final List<Long> late = new ArrayList<>();
    private final List<Long> lost = new ArrayList<>();

    @Override
    public void arrived(long now, long packet, byte type, long offset, int length, long sentAt, boolean tooLate) {
        assertEquals(packet * 10, offset);
        (tooLate ? late : arrived).add(packet);
    }

    @Override
    public void lost(long now, long packet, byte type, long offset, int length) {
        assertEquals(packet * 10, offset);
        lost.add(packet);
    }

    private void send(int from, int to, long now) {
        for (int i = from; i < to; i++) {
            flight.sent(now, Wire.DATA, i * 10L, 10);
        }
    }

    private void acknowledge(long now, long... packets) throws ProtocolException {
        RangeSet seen = new RangeSet();
        for (long packet : packets) {
            seen.add(packet, packet + 1);
        }
        acknowledge(now, seen);
    }

    private void acknowledge(long now, RangeSet seen) throws ProtocolException {
        ByteBuffer buffer = ByteBuffer.allocate(AckFrame.MOST_BYTES);
        AckFrame.write(buffer, seen, 0, 0);
        AckFrame frame = new AckFrame();
        frame.read(buffer.flip());
        flight.acknowledged(now, frame);
    }

    @Test
    void whatIsAcknowledgedIsNoLongerUnderWay() throws ProtocolException {
        send(0, 5, 0);
        assertEquals(50, flight.dataBytes());
        acknowledge(20 * MILLI, 0, 1, 2, 3, 4);
        assertEquals(0, flight.dataBytes());
        assertEquals(20 * MILLI, roundTrip.latest());
        assertEquals(5, arrived.size());
        assertTrue(flight.isEmpty());
    }

    @Test
    void threeLaterPacketsMakeOneLost() throws ProtocolException {
        send(0, 5, 0);
        acknowledge(20 * MILLI, 1, 2);
        assertTrue(lost.isEmpty());
        acknowledge(20 * MILLI, 1, 2, 3);
        assertEquals(List.of(0L), lost);
    }

    @Test
    void nineEighthsOfARoundTripMakeOneLost() throws ProtocolException {
        send(0, 2, 0);
        acknowledge(8 * MILLI, 1);
        assertTrue(lost.isEmpty());
        assertEquals(9 * MILLI, flight.lossAt());
        flight.detectLoss(9 * MILLI);
        assertEquals(List.of(0L), lost);
        assertEquals(Long.MAX_VALUE, flight.lossAt());
    }

    @Test
    void aPacketThatArrivesAfterAllDoublesTheThreshold() throws ProtocolException {
        send(0, 20, 0);
        acknowledge(1, 3);
        assertEquals(List.of(0L), lost);
        acknowledge(1, 0, 3);
        assertEquals(List.of(0L), late);
        acknowledge(1, 0, 3, 6);
        assertEquals(List.of(0L), lost);
        acknowledge(1, 0, 3, 7);
        assertEquals(List.of(0L, 1L), lost);
    }

    @Test
    void howeverMuchArrivesAfterAllAPacketIsLostBehind128OthersOrAfterTwoRoundTrips() throws ProtocolException {
        send(0, 1_000, 0);
        acknowledge(8 * MILLI, 999);
        acknowledge(8 * MILLI, LongStream.rangeClosed(0, 20).toArray());
        assertEquals(21, late.size());
        lost.clear();
        send(1_000, 1_400, 9 * MILLI);
        acknowledge(10 * MILLI, 1_300);
        assertEquals(1_172L, lost.getLast());
        assertEquals(9 * MILLI + roundTrip.lossDelay(8), flight.lossAt());
    }

    @Test
    void theShareThatWasLostCountsNeitherAcknowledgementsNorWhatArrivesAfterAll() throws ProtocolException {
        assertEquals(0, flight.loss());
        send(0, 4, 0);
        flight.sent(0, Wire.ACK, 0, 0);
        acknowledge(1, 3);
        assertEquals(0.25, flight.loss());
        acknowledge(1, 0, 3);
        assertEquals(0, flight.loss());
    }

    @Test
    void eachPacketThatArrivesAfterAllMakesTheWaitLonger() throws ProtocolException {
        send(0, 2, 0);
        acknowledge(8 * MILLI, 1);
        flight.detectLoss(9 * MILLI);
        assertEquals(List.of(0L), lost);
        acknowledge(9 * MILLI, 0, 1);
        send(2, 4, 9 * MILLI);
        acknowledge(17 * MILLI, 0, 1, 3);
        assertEquals(9 * MILLI + roundTrip.lossDelay(2), flight.lossAt());
    }

    @Test
    void silenceAsksForTheNewestDataAgainAndWaitsTwiceAsLongNext() {
        roundTrip.sample(8 * MILLI, 0);
        send(0, 4, 0);
        long timeout = roundTrip.probeTimeout(0);
        assertEquals(timeout, flight.timeoutAt());
        assertArrayEquals(new long[] {30, 10, 20, 10}, flight.timedOut(timeout, 2));
        assertEquals(timeout + 2 * timeout, flight.timeoutAt());
        assertEquals(40, flight.dataBytes());
    }

    @Test
    void anAcknowledgementEndsTheDoubling() throws ProtocolException {
        send(0, 2, 0);
        flight.timedOut(0, 2);
        flight.timedOut(0, 2);
        acknowledge(8 * MILLI, 1);
        assertEquals(roundTrip.probeTimeout(0), flight.timeoutAt());
    }

    @Test
    void whatNeedsNoAcknowledgementOnlyTakesItsNumber() throws ProtocolException {
        flight.sent(0, Wire.ACK, 0, 40);
        assertTrue(flight.isEmpty());
        assertEquals(Long.MAX_VALUE, flight.timeoutAt());
        acknowledge(5, 0);
        assertFalse(roundTrip.isSampled());
    }

    @Test
    void anAcknowledgementOfWhatWasNeverSentIsRefused() {
        send(0, 3, 0);
        assertThrows(ProtocolException.class, () -> acknowledge(1, 3));
    }

    @Test
    void theRingGrowsAndEndsUpGivingTheOldestUp() throws ProtocolException {
        send(0, Flight.MOST, 0);
        assertTrue(lost.isEmpty());
        assertFalse(flight.hasRoom(3));
        send(Flight.MOST, Flight.MOST + 1, 1);
        assertEquals(List.of(0L), lost);
        RangeSet all = new RangeSet();
        all.add(0, Flight.MOST + 1);
        acknowledge(2, all);
        assertEquals(Flight.MOST, arrived.size());
        assertTrue(flight.isEmpty() && flight.hasRoom(3));
    }

    @Test
    void whateverIsLostEveryPacketIsSettledOnce() throws ProtocolException {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            Flight many = new Flight(roundTrip, this, 0);
            arrived.clear();
            late.clear();
            lost.clear();
            RangeSet seen = new RangeSet();
            long now = 0;
            for (int i = 0; i < 3_000; i++) {
                many.sent(now, Wire.DATA, i * 10L, 10);
                now += random.nextInt(10_000);
                if (random.nextInt(10) > 0) {
                    seen.add(i, i + 1);
                }
                if (random.nextInt(20) == 0 && !seen.isEmpty()) {
                    ByteBuffer buffer = ByteBuffer.allocate(AckFrame.MOST_BYTES);
                    AckFrame.write(buffer, seen, 0, 0);
                    AckFrame frame = new AckFrame();
                    frame.read(buffer.flip());
                    many.acknowledged(now, frame);
                }
            }
            TreeSet<Long> settled = new TreeSet<>(arrived);
            settled.addAll(lost);
            assertEquals(arrived.size() + lost.size(), settled.size(), "seed " + seed);
            assertTrue(settled.size() > 2_800, "seed " + seed + ": " + settled.size());
        }
    }
}
