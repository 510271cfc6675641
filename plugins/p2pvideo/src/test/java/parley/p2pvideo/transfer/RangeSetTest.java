package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RangeSetTest {
    @Test
    void runsThatTouchOrOverlapBecomeOne() {
        RangeSet set = new RangeSet();
        assertEquals(10, set.add(10, 20));
        assertEquals(5, set.add(30, 35));
        assertEquals(5, set.add(15, 25));
        assertEquals(5, set.add(25, 30));
        assertEquals("[10,35)", set.toString());
        assertEquals(0, set.add(12, 30));
    }

    @Test
    void removingFromTheMiddleLeavesBothEnds() {
        RangeSet set = new RangeSet();
        set.add(0, 100);
        assertEquals(20, set.remove(40, 60));
        assertEquals("[0,40)[60,100)", set.toString());
        assertEquals(80, set.covered());
    }

    @Test
    void emptyRunsAreNotAdded() {
        RangeSet set = new RangeSet();
        assertEquals(0, set.add(5, 5));
        assertEquals(0, set.add(6, 5));
        assertTrue(set.isEmpty());
    }

    @Test
    void keepingTheHighestForgetsTheLowest() {
        RangeSet set = new RangeSet();
        for (int i = 0; i < 10; i++) {
            set.add(10 * i, 10 * i + 1);
        }
        set.keepHighest(2);
        assertEquals("[80,81)[90,91)", set.toString());
        assertEquals(2, set.covered());
    }

    @Test
    void removingWhatAnotherSetHoldsIsLimitedToTheBounds() {
        RangeSet set = new RangeSet();
        set.add(0, 100);
        RangeSet other = new RangeSet();
        other.add(10, 20);
        other.add(30, 60);
        other.add(90, 95);
        set.removeAll(other, 15, 50);
        assertEquals("[0,15)[20,30)[50,100)", set.toString());
    }

    @Test
    void behavesAsASetOfBitsUnderRandomOperations() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            RangeSet set = new RangeSet();
            BitSet bits = new BitSet();
            for (int i = 0; i < 200; i++) {
                int from = random.nextInt(300);
                int to = from + random.nextInt(30);
                int before = bits.cardinality();
                if (random.nextInt(3) > 0) {
                    bits.set(from, to);
                    assertEquals(bits.cardinality() - before, set.add(from, to), "seed " + seed);
                } else {
                    bits.clear(from, to);
                    assertEquals(before - bits.cardinality(), set.remove(from, to), "seed " + seed);
                }
                assertSame(bits, set, seed);
            }
        }
    }

    private static void assertSame(BitSet bits, RangeSet set, int seed) {
        assertEquals(bits.cardinality(), set.covered(), "seed " + seed);
        for (int i = 0; i < 340; i++) {
            assertEquals(bits.get(i), set.contains(i), "seed " + seed + ", number " + i);
        }
        for (int i = 1; i < set.count(); i++) {
            assertFalse(set.from(i) <= set.to(i - 1), "seed " + seed);
        }
    }
}
