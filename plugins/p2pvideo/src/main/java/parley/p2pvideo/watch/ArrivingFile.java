package parley.p2pvideo.watch;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file of which more and more is there: first the part of a transfer, then, from the moment that this is told, the
 * file under its final name. Who makes it tells how it ended: {@link #finished} or {@link #failed}; that there is more,
 * who waits sees by itself. Safe for several threads.
 *
 * <p>The part is read through the transfer and never opened by its name: on POSIX systems to close any channel of a
 * file gives up the lock by which the transfer holds it.
 */
public final class ArrivingFile {
    private final String name;
    private final long size;
    private final ArrivingPart part;

    // Guarded by this; the transfer is never called under that lock, since it may call back under one of its own.
    private Optional<Path> file = Optional.empty();
    private Optional<FileChannel> opened = Optional.empty();
    private Optional<String> failure = Optional.empty();
    private boolean partClosed;
    private long changes;

    /**
     * A file of which nothing needs to be there yet.
     *
     * @param name for people, and its ending says what it is
     * @param size bytes in the end
     */
    public ArrivingFile(String name, long size, ArrivingPart part) {
        this.name = name;
        this.size = size;
        this.part = part;
    }

    /** For people; its ending says what it is. */
    public String name() {
        return name;
    }

    /** Bytes in the end. */
    public long size() {
        return size;
    }

    /** The part was closed and is open again: the transfer was cut off, and goes on. Never blocks. */
    public synchronized void goesOn() {
        partClosed = false;
        change();
    }

    /** All is there, under this name. Never blocks. */
    public synchronized void finished(Path under) {
        file = Optional.of(under);
        change();
    }

    /** No more comes: whoever reads or waits is refused. Never blocks. Does nothing after {@link #finished}. */
    public synchronized void failed(String why) {
        failure = file.isPresent() ? Optional.empty() : Optional.of(why);
        change();
    }

    private void change() {
        changes++;
        notifyAll();
    }

    /** How many bytes from an offset on are there without a gap. */
    long availableFrom(long offset) {
        synchronized (this) {
            if (file.isPresent()) {
                return size - offset;
            }
            if (partClosed || failure.isPresent()) {
                return 0;
            }
        }
        return part.availableFrom(offset);
    }

    /** Asks that the bytes from an offset on come next. */
    void want(long offset) {
        synchronized (this) {
            if (file.isPresent() || partClosed || failure.isPresent()) {
                return;
            }
        }
        part.want(offset);
    }

    /**
     * Waits until it is said how the file ended, or so long; then, whether there is something at an offset. Returns at
     * once if there is.
     *
     * @throws IOException if the transfer has failed
     */
    boolean await(long offset, long nanos) throws IOException, InterruptedException {
        long end = System.nanoTime() + nanos;
        long seen = changes();
        while (availableFrom(offset) == 0) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return availableFrom(offset) > 0;
            }
            awaitChange(seen, left);
            seen = changes();
        }
        return true;
    }

    private synchronized long changes() throws IOException {
        if (failure.isPresent()) {
            throw new IOException(name + " does not arrive: " + failure.get());
        }
        return changes;
    }

    private synchronized void awaitChange(long seen, long nanos) throws InterruptedException {
        if (changes == seen) {
            wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
        }
    }

    /**
     * Reads what is there, at most so much; 0 if nothing is, be it for the moment in which the file gets its final
     * name. Must not be interrupted: that would close the file, for the transfer too.
     */
    int read(long offset, byte[] into, int from, int length) throws IOException {
        int count = (int) Math.min(length, availableFrom(offset));
        if (count == 0) {
            return 0;
        }
        Optional<FileChannel> whole = whole();
        if (whole.isPresent()) {
            readWhole(whole.get(), offset, ByteBuffer.wrap(into, from, count));
            return count;
        }
        try {
            part.read(offset, into, from, count);
            return count;
        } catch (ClosedChannelException e) {
            // It gets its final name, or is given up; who moves it tells in a moment which.
            synchronized (this) {
                partClosed = true;
            }
            return 0;
        }
    }

    private synchronized Optional<FileChannel> whole() throws IOException {
        if (opened.isEmpty() && file.isPresent()) {
            opened = Optional.of(FileChannel.open(file.get(), StandardOpenOption.READ));
        }
        return opened;
    }

    private void readWhole(FileChannel channel, long offset, ByteBuffer into) throws IOException {
        long at = offset;
        while (into.hasRemaining()) {
            int count = channel.read(into, at);
            if (count < 0) {
                throw new EOFException(name + " was cut short by another program");
            }
            at += count;
        }
    }

    /** Lets go of the file until it is read again. */
    synchronized void release() throws IOException {
        if (opened.isPresent()) {
            FileChannel channel = opened.get();
            opened = Optional.empty();
            channel.close();
        }
    }
}
