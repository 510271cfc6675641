package parley.server;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Direct buffers of two sizes that connections borrow while they have something to write: what waits for most clients at the
 * end of most rounds fits into a small one. They are cut from large pieces and kept for ever, up to a bound; beyond it the
 * garbage collector gets buffers of the heap. Owned by one loop.
 */
final class BufferPool {
    /** Bytes of a small buffer. */
    static final int SMALL = 1 << 10;
    /** Bytes of a large one. */
    static final int LARGE = 1 << 14;
    /** Bytes of direct memory, of each size. */
    private static final int MOST = 1 << 24;
    private static final int PIECE = 1 << 18;

    private final Size small = new Size(SMALL);
    private final Size large = new Size(LARGE);

    /** The buffers of one size. */
    private static final class Size {
        final int bytes;
        final Deque<ByteBuffer> free = new ArrayDeque<>();
        int made;

        Size(int bytes) {
            this.bytes = bytes;
        }

        ByteBuffer take() {
            if (free.isEmpty()) {
                if (made == MOST) {
                    return ByteBuffer.allocate(bytes);
                }
                cut();
            }
            return free.pollLast();
        }

        private void cut() {
            ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
            for (int at = 0; at < PIECE; at += bytes) {
                free.addFirst(piece.slice(at, bytes));
            }
            made += PIECE;
        }
    }

    /** An empty buffer with room for so many bytes, at most {@link #LARGE}. */
    ByteBuffer take(int needed) {
        return (needed <= SMALL ? small : large).take();
    }

    /** Takes back a buffer that {@link #take} gave; one that is not of the pool is none of them. */
    void give(ByteBuffer buffer) {
        if (buffer.isDirect()) {
            (buffer.capacity() == SMALL ? small : large).free.addLast(buffer.clear());
        }
    }
}
