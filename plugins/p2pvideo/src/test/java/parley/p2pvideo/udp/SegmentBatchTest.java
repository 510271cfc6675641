package parley.p2pvideo.udp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class SegmentBatchTest {
    private final SegmentBatch batch = new SegmentBatch(Arena.ofAuto());

    private void add(int size, int count) {
        for (int i = 0; i < count; i++) {
            assertTrue(batch.takes(size), () -> size + " bytes behind " + batch.count());
            byte[] bytes = new byte[size];
            bytes[0] = (byte) batch.count();
            batch.add(bytes, size);
        }
    }

    @Test
    void anEmptyOneTakesWhateverADatagramCanBe() {
        assertTrue(batch.takes(1) && batch.takes(65_507));
        assertFalse(batch.isFull());
    }

    @Test
    void itTakesTheSameSizeAndBehindTwoOfThemAShorterOneWhichIsTheLast() {
        add(1_000, 1);
        assertTrue(batch.takes(1_000));
        assertFalse(batch.takes(999) || batch.takes(1_001));
        add(1_000, 1);
        assertFalse(batch.takes(1_001));
        add(999, 1);
        assertFalse(batch.takes(999) || batch.takes(1_000) || batch.takes(1));
    }

    @Test
    void itIsFullWith64() {
        add(10, 63);
        assertFalse(batch.isFull());
        add(10, 1);
        assertTrue(batch.isFull());
        assertFalse(batch.takes(10) || batch.takes(9));
    }

    @Test
    void itIsFullWithAsManyBytesAsFitAPacket() {
        add(1_472, 43);
        assertFalse(batch.isFull());
        add(1_472, 1);
        assertTrue(batch.isFull());
        assertEquals(64_768, batch.length());
        batch.clear();
        add(32_753, 2);
        assertEquals(65_506, batch.length());
        batch.clear();
        add(32_754, 1);
        assertFalse(batch.takes(32_754));
    }

    @Test
    void oneThatNoOtherFitsBesideFillsIt() {
        add(61_475, 1);
        assertTrue(batch.isFull());
    }

    @Test
    void itGivesThemOneByOneAndIsUsedAgain() {
        add(100, 3);
        add(40, 1);
        assertEquals(4, batch.count());
        assertEquals(100, batch.size());
        assertEquals(340, batch.length());
        for (int i = 0; i < 4; i++) {
            assertEquals(i, batch.datagram(i).get(ValueLayout.JAVA_BYTE, 0));
        }
        assertEquals(40, batch.datagram(3).byteSize());
        batch.clear();
        batch.add(new byte[] {7, 8, 9}, 2);
        assertArrayEquals(new byte[] {7, 8}, batch.datagram(0).toArray(ValueLayout.JAVA_BYTE));
        assertEquals(2, batch.length());
    }

    @Test
    void nothingIsWrittenBeyondItsMemory() {
        assertThrows(IndexOutOfBoundsException.class, () -> batch.add(new byte[65_508], 65_508));
        assertThrows(IndexOutOfBoundsException.class, () -> batch.add(new byte[5], 6));
        assertEquals(0, batch.count());
    }
}
