package parley.server;

import java.util.ArrayDeque;
import java.util.Deque;

/** Buffers of one size that connections borrow while they have something to write. Owned by one loop. */
final class BufferPool {
    /** Bytes of each; what waits for most clients at the end of most rounds fits. */
    static final int SIZE = 1 << 13;
    /** Kept for later; more are left to the garbage collector. */
    private static final int KEPT_AT_MOST = 1_024;

    private final Deque<byte[]> free = new ArrayDeque<>();

    byte[] take() {
        byte[] buffer = free.pollLast();
        return buffer == null ? new byte[SIZE] : buffer;
    }

    /** Takes back a buffer that {@link #take} gave; one of another size is none of them. */
    void give(byte[] buffer) {
        if (buffer.length == SIZE && free.size() < KEPT_AT_MOST) {
            free.addLast(buffer);
        }
    }
}
