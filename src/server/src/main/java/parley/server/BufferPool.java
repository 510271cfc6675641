package parley.server;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Buffers of two sizes that connections borrow while they have something to write: what waits for most clients at the
 * end of most rounds fits into a small one. Owned by one loop.
 */
final class BufferPool {
    /** Bytes of a small buffer. */
    static final int SMALL = 1 << 10;
    /** Bytes of a large one. */
    static final int LARGE = 1 << 13;
    /** Bytes of each size that are kept for later; more are left to the garbage collector. */
    private static final int KEPT_AT_MOST = 1 << 24;

    private final Deque<byte[]> small = new ArrayDeque<>();
    private final Deque<byte[]> large = new ArrayDeque<>();

    /** A buffer with room for so many bytes, at most {@link #LARGE}. */
    byte[] take(int needed) {
        boolean fitsSmall = needed <= SMALL;
        byte[] buffer = (fitsSmall ? small : large).pollLast();
        return buffer == null ? new byte[fitsSmall ? SMALL : LARGE] : buffer;
    }

    /** Takes back a buffer that {@link #take} gave; one of another size is none of them. */
    void give(byte[] buffer) {
        if (buffer.length == SMALL && small.size() < KEPT_AT_MOST / SMALL) {
            small.addLast(buffer);
        } else if (buffer.length == LARGE && large.size() < KEPT_AT_MOST / LARGE) {
            large.addLast(buffer);
        }
    }
}
