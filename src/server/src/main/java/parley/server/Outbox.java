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
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final int bound;
    private final BufferPool pool;
    private ByteBuffer buffer = NOTHING; // filled up to its position
    private int from;                    // what is before has been written

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
        if (pending() > most - length) {
            return false;
        }
        room(length).put(line, at, length);
        return true;
    }

    /** Adds lines whatever waits; for those that are read only once there is little. */
    void addAll(byte[] lines) {
        room(lines.length).put(lines);
    }

    /** Adds a line; false, and nothing is added, if that would pass the bound. */
    boolean add(LineBuilder line) {
        int length = line.end();
        if (pending() > bound - length) {
            return false;
        }
        line.copyTo(room(length));
        return true;
    }

    /** How many bytes wait. */
    int pending() {
        return buffer.position() - from;
    }

    /**
     * Writes what the channel takes.
     *
     * @param lent a direct buffer to copy through what is not in one; its content is not kept
     */
    void writeTo(WritableByteChannel channel, ByteBuffer lent) throws IOException {
        while (pending() > 0) {
            int most = buffer.isDirect() ? pending() : Math.min(pending(), lent.capacity());
            int written = buffer.isDirect() ? write(channel) : channel.write(lent.clear().put(0, buffer, from, most).limit(most));
            from += written;
            if (written < most) {
                return;
            }
        }
        pool.give(buffer);
        buffer = NOTHING;
        from = 0;
    }

    /** Without a copy; the buffer's position and limit are as before. */
    private int write(WritableByteChannel channel) throws IOException {
        int end = buffer.position();
        try {
            return channel.write(buffer.flip().position(from));
        } finally {
            buffer.limit(buffer.capacity()).position(end);
        }
    }

    private ByteBuffer room(int more) {
        if (more > buffer.remaining()) {
            makeRoom(pending() + more);
        }
        return buffer;
    }

    private void makeRoom(int needed) {
        int pending = pending();
        if (needed <= buffer.capacity() / 2) {
            buffer.put(0, buffer, from, pending).position(pending);
        } else {
            ByteBuffer larger = needed <= BufferPool.LARGE ? pool.take(needed)
                    : ByteBuffer.allocate(Math.max(needed, 2 * pending));
            larger.put(0, buffer, from, pending).position(pending);
            pool.give(buffer);
            buffer = larger;
        }
        from = 0;
    }
}
