package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AckFrameTest {
    private static AckFrame sent(RangeSet seen) throws ProtocolException {
        ByteBuffer buffer = ByteBuffer.allocate(AckFrame.MOST_BYTES);
        AckFrame.write(buffer, seen, 1_234, 99);
        AckFrame frame = new AckFrame();
        frame.read(buffer.flip());
        assertEquals(0, buffer.remaining());
        return frame;
    }

    @Test
    void randomSetsComeBackNewestFirst() throws ProtocolException {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            RangeSet seen = new RangeSet();
            for (int i = 0; i < 1 + seed; i++) {
                long at = random.nextInt(5_000);
                seen.add(at, at + 1 + random.nextInt(20));
            }
            AckFrame frame = sent(seen);
            assertEquals(Math.min(AckFrame.MOST_RUNS, seen.count()), frame.runs());
            for (int i = 0; i < frame.runs(); i++) {
                assertEquals(seen.from(seen.count() - 1 - i), frame.from(i), "seed " + seed);
                assertEquals(seen.to(seen.count() - 1 - i), frame.to(i), "seed " + seed);
            }
            assertEquals(1_234_000, frame.delayNanos());
            assertEquals(99, frame.credit());
        }
    }

    @Test
    void nothingSeenIsAFrameWithoutRuns() throws ProtocolException {
        assertEquals(0, sent(new RangeSet()).runs());
    }

    @Test
    void theLargestPacketNumbersFit() throws ProtocolException {
        RangeSet seen = new RangeSet();
        seen.add(Wire.PACKET_LIMIT - 10, Wire.PACKET_LIMIT);
        assertEquals(Wire.PACKET_LIMIT - 1, sent(seen).largest());
    }

    @Test
    void aNegativeCreditOrAHugePacketNumberIsRefused() {
        for (long[] bad : new long[][] {{5, -1}, {-1, 0}, {Wire.PACKET_LIMIT, 0}}) {
            ByteBuffer buffer = ByteBuffer.allocate(30).putLong(bad[0]).putInt(0).putLong(bad[1]).put((byte) 0);
            assertThrows(ProtocolException.class, () -> new AckFrame().read(buffer.flip()));
        }
    }

    @Test
    void varintsHaveTheFormOfTheirRfc() {
        long[] values = {0, 63, 64, 16_383, 16_384, (1 << 30) - 1, 1 << 30, Varint.MOST};
        int[] lengths = {1, 1, 2, 2, 4, 4, 8, 8};
        for (int i = 0; i < values.length; i++) {
            ByteBuffer buffer = ByteBuffer.allocate(8);
            Varint.write(buffer, values[i]);
            assertEquals(lengths[i], buffer.position());
            assertEquals(values[i], Varint.read(buffer.flip()));
        }
        // The examples of RFC 9000, appendix A.1.
        assertEquals(151_288_809_941_952_652L, read(0xc2, 0x19, 0x7c, 0x5e, 0xff, 0x14, 0xe8, 0x8c));
        assertEquals(494_878_333, read(0x9d, 0x7f, 0x3e, 0x7d));
        assertEquals(15_293, read(0x7b, 0xbd));
        assertThrows(BufferUnderflowException.class, () -> read(0x9d, 0x7f));
        assertThrows(BufferUnderflowException.class, AckFrameTest::read);
        assertThrows(IllegalArgumentException.class, () -> Varint.write(ByteBuffer.allocate(8), Varint.MOST + 1));
        assertTrue(Varint.MOST > 0);
    }

    private static long read(int... bytes) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
        for (int each : bytes) {
            buffer.put((byte) each);
        }
        return Varint.read(buffer.flip());
    }
}
