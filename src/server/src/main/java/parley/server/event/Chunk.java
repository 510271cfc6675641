package parley.server.event;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stretch of the log in memory: what is not in the file yet, and what some loop has not taken to its connections yet.
 * Records are added at its end under the log's lock and never change afterwards.
 */
final class Chunk {
    static final int BYTES = 1 << 18;

    final byte[] bytes;
    private final AtomicInteger tails = new AtomicInteger();
    /** The position of its first byte. */
    long base;
    /** Bytes in use; what a reader may look at is bounded by how far the log is flushed. */
    int size;
    /** The size that stays, once {@link #next} goes on; the largest integer until then. */
    int sealedAt;
    Chunk next;

    Chunk(int least) {
        bytes = new byte[Math.max(BYTES, least)];
    }

    /** Makes it empty, for so many tails to read. */
    Chunk begin(long position, int readers) {
        base = position;
        size = 0;
        sealedAt = Integer.MAX_VALUE;
        next = null;
        tails.set(readers);
        return this;
    }

    boolean hasRoom(int more) {
        return size + more <= bytes.length;
    }

    long end() {
        return base + size;
    }

    /** A tail has gone on to the next; true if it was the last one. */
    boolean left() {
        return tails.decrementAndGet() == 0;
    }
}
