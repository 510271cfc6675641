package parley.p2pvideo.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoalescedTest {
    private final Coalesced coalesced = new Coalesced(Arena.ofAuto());
    private final byte[] into = new byte[1 << 16];

    private List<Integer> lengths() {
        List<Integer> lengths = new ArrayList<>();
        while (coalesced.hasNext()) {
            lengths.add(coalesced.next(into));
        }
        return lengths;
    }

    @Test
    void nothingIsThereAtFirst() {
        assertFalse(coalesced.hasNext());
    }

    @Test
    void aSingleDatagramIsOneAlsoIfItIsEmpty() {
        coalesced.arrived(1_472, 0);
        assertEquals(List.of(1_472), lengths());
        coalesced.arrived(0, 0);
        assertEquals(List.of(0), lengths());
        coalesced.arrived(65_507, 0);
        assertEquals(List.of(65_507), lengths());
    }

    @Test
    void manyComeOneByOneAndTheLastMayBeShorter() {
        coalesced.arrived(300, 100);
        assertEquals(List.of(100, 100, 100), lengths());
        coalesced.arrived(201, 100);
        assertEquals(List.of(100, 100, 1), lengths());
        coalesced.arrived(50, 100);
        assertEquals(List.of(50), lengths());
    }

    @Test
    void eachHasItsOwnBytes() {
        for (int i = 0; i < 6; i++) {
            coalesced.memory().set(ValueLayout.JAVA_BYTE, i, (byte) i);
        }
        coalesced.arrived(6, 2);
        for (int i = 0; i < 6; i += 2) {
            assertEquals(2, coalesced.next(into));
            assertEquals(i, into[0]);
            assertEquals(i + 1, into[1]);
        }
    }

    @Test
    void anArrayThatIsTooShortIsRefusedAndNotOverrun() {
        coalesced.arrived(10, 0);
        assertThrows(IndexOutOfBoundsException.class, () -> coalesced.next(new byte[9]));
        assertTrue(coalesced.hasNext());
    }
}
