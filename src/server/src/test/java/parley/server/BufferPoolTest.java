package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

/** Buffers go round, within a bound. */
class BufferPoolTest {
    private final BufferPool pool = new BufferPool();

    @Test
    void theSmallestThatFitsIsTaken() {
        assertEquals(BufferPool.SMALL, pool.take(1).length);
        assertEquals(BufferPool.SMALL, pool.take(BufferPool.SMALL).length);
        assertEquals(BufferPool.LARGE, pool.take(BufferPool.SMALL + 1).length);
        assertEquals(BufferPool.LARGE, pool.take(BufferPool.LARGE).length);
    }

    @Test
    void whatWasGivenBackIsTakenAgain() {
        byte[] small = pool.take(1);
        byte[] large = pool.take(BufferPool.LARGE);
        pool.give(large);
        pool.give(small);

        assertSame(small, pool.take(5));
        assertSame(large, pool.take(5_000));
        assertNotSame(large, pool.take(5_000));
    }

    @Test
    void aBufferOfAnotherSizeIsNotKept() {
        byte[] stranger = new byte[100_000];
        pool.give(stranger);
        pool.give(new byte[0]);

        assertEquals(BufferPool.SMALL, pool.take(0).length);
        assertNotSame(stranger, pool.take(BufferPool.LARGE));
    }

    @Test
    void sixteenMebibytesOfASizeAreKeptAtMost() {
        int kept = (1 << 24) / BufferPool.LARGE;
        byte[] first = pool.take(BufferPool.LARGE);
        pool.give(first);
        for (int i = 1; i < kept; i++) {
            pool.give(new byte[BufferPool.LARGE]);
        }
        byte[] oneTooMany = new byte[BufferPool.LARGE];
        pool.give(oneTooMany);

        assertNotSame(oneTooMany, pool.take(BufferPool.LARGE));
    }
}
