package parley.server.store;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * An open file of a {@link Disk}, read anywhere and written at its end. Any thread may read and force at any time; one at
 * a time appends or truncates. An interrupt of a thread in it neither ends what it does nor closes the file.
 */
public interface DiskFile extends AutoCloseable {
    /**
     * Writes at the end what the disk takes, and moves the buffer's position behind it.
     *
     * @return how many bytes it took; may be fewer than there are
     */
    int append(ByteBuffer from) throws IOException;

    /** Writes at the end all that the buffer has. If that fails, its position tells how much was taken. */
    default void appendAll(ByteBuffer from) throws IOException {
        while (from.hasRemaining()) {
            append(from);
        }
    }

    /**
     * Reads from a position on, counted in bytes.
     *
     * @return how many bytes came; may be fewer than there is room for; -1 at the end and behind it
     */
    int read(ByteBuffer to, long position) throws IOException;

    /** Reads from a position on until the buffer is full or the file ends; returns how many bytes came. */
    default int readAll(ByteBuffer to, long position) throws IOException {
        int start = to.position();
        int last = 0;
        while (to.hasRemaining() && last >= 0) {
            last = read(to, position + to.position() - start);
        }
        return to.position() - start;
    }

    /** Its length in bytes. */
    long size() throws IOException;

    /** Cuts off all behind {@code size} bytes. A file that is shorter stays as it is. */
    void truncate(long size) throws IOException;

    /**
     * Forces what was appended to the disk, the length included. If that fails, what was appended since the last success may
     * be lost although a later call succeeds: the system may have dropped what it could not write
     * (https://wiki.postgresql.org/wiki/Fsync_Errors).
     */
    void force() throws IOException;

    @Override
    void close() throws IOException;
}
