package parley.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import parley.wire.LineBuilder;

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
        return add(line, 0, line.length, bound);
    }

    /** Adds a line that is a part of an array; false, and nothing is added, if that would pass another bound. */
    boolean add(byte[] line, int at, int length, int most) {
        if (to - from > most - length) {
            return false;
        }
        put(line, at, length);
        return true;
    }

    /** Adds lines whatever waits; for those that are read only once there is little. */
    void addAll(byte[] lines) {
        put(lines, 0, lines.length);
    }

    /** Adds a line that has been ended; false, and nothing is added, if that would pass the bound. */
    boolean add(LineBuilder line, int length) {
        if (to - from > bound - length) {
            return false;
        }
        if (to + length > bytes.length) {
            makeRoom(to - from + length);
        }
        line.copyTo(bytes, to);
        to += length;
        return true;
    }

    private void put(byte[] lines, int at, int length) {
        if (to + length > bytes.length) {
            makeRoom(to - from + length);
        }
        System.arraycopy(lines, at, bytes, to, length);
        to += length;
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
