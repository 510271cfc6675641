package parley.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * What waits to be written to one client, up to a bound. Holds no memory while empty. Owned by one loop, as is the pool
 * that it borrows from.
 */
final class Outbox {
    private static final byte[] NOTHING = {};

    private final int bound;
    private final BufferPool pool;
    private byte[] bytes = NOTHING;
    private int from;
    private int to;

    Outbox(int bound, BufferPool pool) {
        this.bound = bound;
        this.pool = pool;
    }

    /** Adds a line; false, and nothing is added, if that would pass the bound. */
    boolean add(byte[] line) {
        int pending = to - from;
        if (pending > bound - line.length) {
            return false;
        }
        if (to + line.length > bytes.length) {
            makeRoom(pending + line.length);
        }
        System.arraycopy(line, 0, bytes, to, line.length);
        to += line.length;
        return true;
    }

    /** How many bytes wait. */
    int pending() {
        return to - from;
    }

    /**
     * Writes what the channel takes.
     *
     * @param lent a direct buffer to copy through; its content is not kept
     */
    void writeTo(WritableByteChannel channel, ByteBuffer lent) throws IOException {
        while (from < to) {
            int part = Math.min(to - from, lent.capacity());
            lent.clear().put(bytes, from, part).flip();
            int written = channel.write(lent);
            from += written;
            if (written < part) {
                return;
            }
        }
        pool.give(bytes);
        bytes = NOTHING;
        from = 0;
        to = 0;
    }

    private void makeRoom(int needed) {
        if (needed <= bytes.length / 2) {
            System.arraycopy(bytes, from, bytes, 0, to - from);
        } else {
            byte[] larger = needed <= BufferPool.LARGE ? pool.take(needed) : new byte[Math.max(needed, 2 * (to - from))];
            System.arraycopy(bytes, from, larger, 0, to - from);
            pool.give(bytes);
            bytes = larger;
        }
        to -= from;
        from = 0;
    }
}
