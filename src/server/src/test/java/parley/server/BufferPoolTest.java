package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Buffers go round, within a bound. */
class BufferPoolTest {
    private final BufferPool pool = new BufferPool();

    @Test
    void theSmallestThatFitsIsTaken() {
        assertEquals(BufferPool.SMALL, pool.take(1).capacity());
        assertEquals(BufferPool.SMALL, pool.take(BufferPool.SMALL).capacity());
        assertEquals(BufferPool.LARGE, pool.take(BufferPool.SMALL + 1).capacity());
        assertEquals(BufferPool.LARGE, pool.take(BufferPool.LARGE).capacity());
    }

    @Test
    void whatIsLentIsDirectAndEmptyAndNobodyElses() {
        ByteBuffer one = pool.take(BufferPool.SMALL);
        ByteBuffer other = pool.take(BufferPool.SMALL);
        one.put(0, (byte) 1);
        other.put(0, (byte) 2);

        assertTrue(one.isDirect());
        assertEquals(BufferPool.SMALL, one.remaining());
        assertEquals(1, one.get(0));
    }

    @Test
    void whatWasGivenBackIsTakenAgainAndEmpty() {
        ByteBuffer small = pool.take(1);
        ByteBuffer large = pool.take(BufferPool.LARGE);
        large.position(77);
        pool.give(large);
        pool.give(small);

        assertSame(small, pool.take(5));
        assertSame(large, pool.take(5_000));
        assertEquals(0, large.position());
        assertNotSame(large, pool.take(5_000));
    }

    @Test
    void aBufferThatIsNotOfThePoolIsNotKept() {
        ByteBuffer stranger = ByteBuffer.allocate(BufferPool.LARGE);
        pool.give(stranger);
        pool.give(ByteBuffer.allocate(0));

        assertEquals(BufferPool.SMALL, pool.take(0).capacity());
        assertNotSame(stranger, pool.take(BufferPool.LARGE));
    }

    @Test
    void sixteenMebibytesOfASizeAreDirectAtMostAndFurtherOnesAreLeftToTheCollector() {
        int most = (1 << 24) / BufferPool.LARGE;
        ByteBuffer last = pool.take(BufferPool.LARGE);
        for (int i = 1; i < most; i++) {
            last = pool.take(BufferPool.LARGE);
            assertTrue(last.isDirect());
        }
        ByteBuffer oneTooMany = pool.take(BufferPool.LARGE);
        assertFalse(oneTooMany.isDirect());
        assertEquals(BufferPool.LARGE, oneTooMany.remaining());
        pool.give(oneTooMany);
        pool.give(last);

        assertSame(last, pool.take(BufferPool.LARGE));
        assertTrue(pool.take(BufferPool.SMALL).isDirect(), "the other size has its own");
    }
}
