package parley.server.event;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The end of the log in memory, from the first chunk in which some loop's tail stands to the one that is added to. All under
 * the log's lock.
 */
final class Chunks {
    /** The most that may wait for a loop that does not go on: 72 MiB, so that a disk is blamed first. */
    private static final int AT_MOST = (72 << 20) / Chunk.BYTES;
    private static final int KEPT = 16;

    private final int loops;
    private final Deque<Chunk> free = new ArrayDeque<>();
    private Chunk last;
    private int count = 1;

    /** Begins at a position, for so many loops to read. */
    Chunks(int loops, long position) {
        this.loops = loops;
        this.last = new Chunk(0).begin(position, loops);
    }

    /** The one that is added to. */
    Chunk last() {
        return last;
    }

    /** One with room for so many bytes: the last, or a new last. */
    Chunk withRoom(int size) {
        if (!last.hasRoom(size)) {
            Chunk next = (free.isEmpty() || size > Chunk.BYTES ? new Chunk(size) : free.pollLast()).begin(last.end(), loops);
            last.next = next;
            last.sealedAt = last.size;
            last = next;
            count++;
        }
        return last;
    }

    /** Throws {@link IllegalStateException} if a loop is too far behind. */
    void requireThatLoopsGoOn() {
        if (count > AT_MOST) {
            throw new IllegalStateException("a loop of the server has not taken " + (AT_MOST * (long) Chunk.BYTES >> 20)
                    + " MiB of events to its clients; no more is stored until it goes on");
        }
    }

    /** Takes back a chunk that every tail has left. */
    void recycle(Chunk chunk) {
        count--;
        if (chunk.bytes.length == Chunk.BYTES && free.size() < KEPT) {
            free.addLast(chunk);
        }
    }
}
