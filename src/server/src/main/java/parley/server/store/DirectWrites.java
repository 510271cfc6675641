package parley.server.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Large writes that go around the system's cache of files. What a log appends is hardly ever read again, so that cache only
 * costs: each page of it has to be found, and under a busy server it pushes out all else. On a virtual machine, where a fresh
 * page is a fault of the host's, too, a buffered write was measured at 0.3 to 0.6 GB/s and a direct one at 2 to 3 GB/s. Where
 * the file system or the disk is not made for it, the file goes back to buffered writes until it is opened again. Used by
 * one thread at a time.
 */
final class DirectWrites implements AutoCloseable {
    /** A disk's unit: positions, lengths and addresses are multiples of it. */
    static final int BLOCK = 4_096;
    /** Smaller writes are buffered: they wait for nothing. */
    static final int LEAST = 48 << 10;
    private static final int MOST = 1 << 18;
    /** Below this a write counts as slow: bytes a nanosecond. */
    private static final double SLOW = 0.25;
    private static final int SLOW_AT_MOST = 16;

    /** The JDK's module jdk.unsupported exports it, but javac knows no way to name it without a warning. */
    private static final Optional<OpenOption> DIRECT = direct();

    private FileChannel channel; // null until it is needed
    private Arena arena;         // of the buffer: else the memory of a file that grew old would wait for a full collection
    private ByteBuffer buffer;   // null until it is needed
    private int slow;
    private boolean unfit = DIRECT.isEmpty();

    private static Optional<OpenOption> direct() {
        try {
            return Optional.of((OpenOption) Class.forName("com.sun.nio.file.ExtendedOpenOption").getField("DIRECT").get(null));
        } catch (ReflectiveOperationException e) {
            return Optional.empty(); // another JDK, which has no such option
        }
    }

    /** Whether a write of so many bytes, from a position that is a multiple of {@link #BLOCK}, should go this way. */
    boolean isFor(int bytes) {
        return bytes >= LEAST && !unfit;
    }

    /** Writes whole blocks at a position; returns how many bytes were written, 0 if that has to be done the other way. */
    int write(Path file, ByteBuffer from, long position) throws IOException {
        int length = Math.min(MOST, from.remaining() & -BLOCK);
        try {
            prepare(file);
            buffer.clear().put(0, from, from.position(), length).limit(length);
            long begun = System.nanoTime();
            int written = channel.write(buffer, position);
            judge(written, System.nanoTime() - begun);
            from.position(from.position() + written);
            return written;
        } catch (ClosedChannelException e) { // by an interrupt; the other way knows what to do then
            channel = null;
            return 0;
        } catch (IOException | UnsupportedOperationException e) { // where it is a fault of the disk's, the other way shows it, too
            unfit = true;
            close();
            return 0;
        }
    }

    private void prepare(Path file) throws IOException {
        if (channel == null) {
            channel = FileChannel.open(file, StandardOpenOption.WRITE, DIRECT.orElseThrow());
        }
        if (buffer == null) {
            arena = Arena.ofShared();
            buffer = arena.allocate(MOST, BLOCK).asByteBuffer();
        }
    }

    private void judge(int written, long nanos) {
        slow = written < SLOW * nanos ? slow + 1 : Math.max(0, slow - 1);
        unfit = slow > SLOW_AT_MOST;
    }

    @Override
    public void close() throws IOException {
        if (arena != null) {
            arena.close();
            arena = null;
            buffer = null;
        }
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
