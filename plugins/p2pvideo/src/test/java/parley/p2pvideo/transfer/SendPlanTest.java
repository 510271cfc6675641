package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks and the order in which they are sent. */
class SendPlanTest {
    private static final long MIB = 1 << 20;

    private static List<Span> all(Blocks blocks) {
        List<Span> spans = new ArrayList<>();
        for (SendPlan plan = new SendPlan(blocks, List.of()); !plan.isDone(); ) {
            spans.add(plan.next());
        }
        return spans;
    }

    @Test
    void theBeginningAndTheEndComeFirst() {
        List<Span> spans = all(Blocks.of(20 * MIB));
        assertEquals(List.of(0L, 1L, 2L, 3L, 16L, 17L, 18L, 19L, 4L, 5L),
                spans.stream().limit(10).map(span -> span.from() / MIB).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1 << 20, (1 << 20) + 1, 8 << 20, (8 << 20) + 1, 9_999_999, 100_000_001})
    void everyByteIsInExactlyOneChunkAndBlocksAreReadFromTheirBeginning(long size) {
        for (int blockSize : new int[] {1 << 20, 4 << 20, 16 << 20}) {
            Blocks blocks = new Blocks(size, blockSize);
            RangeSet covered = new RangeSet();
            for (Span span : all(blocks)) {
                assertEquals(span.length(), covered.add(span.from(), span.to()));
                assertTrue(span.length() <= SendPlan.CHUNK);
                long start = blocks.start(blocks.at(span.from()));
                assertTrue(span.from() == start || covered.contains(span.from() - 1), () -> span + " of " + blocks);
                assertEquals(blocks.at(span.from()), blocks.at(span.to() - 1));
            }
            assertEquals(size, covered.covered());
        }
    }

    @Test
    void blocksGrowWithTheFileUpTo16MiB() {
        assertEquals(1 << 20, Blocks.of(4_096 * MIB).blockSize());
        assertEquals(2 << 20, Blocks.of(4_096 * MIB + 1).blockSize());
        assertEquals(16 << 20, Blocks.of(65_536 * MIB).blockSize());
        assertEquals(16 << 20, Blocks.of(Blocks.MOST_BYTES).blockSize());
        assertEquals(1 << 20, Blocks.of(Blocks.MOST_BYTES).count());
    }

    @Test
    void theListOfDigestsFollowsTheFile() {
        Blocks blocks = Blocks.of(MIB + 1);
        assertEquals(2, blocks.count());
        assertEquals(MIB + 1 + 64, blocks.total());
        assertEquals(MIB + 1, blocks.end(1));
        assertEquals(0, Blocks.of(0).total());
    }

    @Test
    void otherBlockSizesAreRefused() {
        for (int size : new int[] {0, -1, 1 << 19, (1 << 20) + 1, 1 << 25, Integer.MIN_VALUE}) {
            assertThrows(IllegalArgumentException.class, () -> new Blocks(1, size), "size " + size);
        }
        assertThrows(IllegalArgumentException.class, () -> new Blocks(-1, 1 << 20));
        assertThrows(IllegalArgumentException.class, () -> new Blocks(Blocks.MOST_BYTES + 1, 16 << 20));
        assertThrows(IllegalArgumentException.class, () -> new Blocks(Blocks.MOST_BYTES, 1 << 20));
    }
}
