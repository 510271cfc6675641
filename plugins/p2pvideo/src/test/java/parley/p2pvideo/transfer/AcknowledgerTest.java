package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcknowledgerTest {
    private static final long MILLI = 1_000_000;
    private final RangeSet seen = new RangeSet();
    private final RoundTrip roundTrip = new RoundTrip();
    private final Acknowledger acknowledger = new Acknowledger(seen, roundTrip);

    @BeforeEach
    void aRoundTripOfEightMilliseconds() {
        roundTrip.sample(8 * MILLI, 0);
    }

    private void receive(long now, long packet) {
        seen.add(packet, packet + 1);
        acknowledger.received(now, packet, true, false);
    }

    @Test
    void aSinglePacketIsAcknowledgedAfterAQuarterOfTheRoundTrip() {
        receive(100, 0);
        assertEquals(100 + 2 * MILLI, acknowledger.due());
        receive(200, 1);
        assertEquals(100 + 2 * MILLI, acknowledger.due());
    }

    @Test
    void fiveMillisecondsAreTheMost() {
        for (int i = 0; i < 100; i++) {
            roundTrip.sample(400 * MILLI, 0);
        }
        receive(0, 0);
        assertEquals(5 * MILLI, acknowledger.due());
    }

    @Test
    void thirtyTwoPacketsAreAcknowledgedAtOnce() {
        for (int i = 0; i < 31; i++) {
            receive(i, i);
        }
        assertEquals(2 * MILLI, acknowledger.due());
        receive(31, 31);
        assertEquals(31, acknowledger.due());
    }

    @Test
    void aGapIsToldAtOnceButOnlyEightTimesARoundTrip() {
        receive(0, 0);
        int atOnce = 0;
        for (int i = 1; i <= 20; i++) {
            receive(i, 2 * i);
            if (acknowledger.due() == i) {
                atOnce++;
            }
            acknowledger.write(ByteBuffer.allocate(AckFrame.MOST_BYTES), i, 0);
        }
        assertEquals(8, atOnce);
        receive(9 * MILLI, 100);
        assertEquals(9 * MILLI, acknowledger.due());
    }

    @Test
    void anAcknowledgementAloneIsNeverAcknowledged() {
        acknowledger.received(5, 0, false, false);
        assertEquals(Long.MAX_VALUE, acknowledger.due());
    }

    @Test
    void theDelayIsCountedFromTheLargestPacket() throws ProtocolException {
        receive(1 * MILLI, 5);
        receive(2 * MILLI, 4);
        ByteBuffer buffer = ByteBuffer.allocate(AckFrame.MOST_BYTES);
        acknowledger.write(buffer, 4 * MILLI, 0);
        AckFrame frame = new AckFrame();
        frame.read(buffer.flip());
        assertEquals(3 * MILLI, frame.delayNanos());
        assertTrue(acknowledger.due() == Long.MAX_VALUE);
    }
}
