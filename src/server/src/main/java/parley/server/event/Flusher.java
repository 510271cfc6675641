package parley.server.event;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import parley.server.Durability;
import parley.server.metrics.Metrics;

/**
 * Takes the log from memory to its files, on the thread of whoever asks. All but {@link #flushed} is guarded by
 * {@code fileLock}; the lock of the log is taken after it, for a moment.
 */
final class Flusher {
    private final Object lock;
    private final EventFiles files;
    private final Durability durability;
    private final ReentrantLock fileLock = new ReentrantLock();
    private Chunk writing;   // with the first byte that is not in the file
    private Chunk safe;      // the one in which flushed is
    private boolean unsure;  // the file may have lost what is behind flushed
    private volatile long flushed;
    private Metrics metrics = new Metrics(0, () -> 0);

    /**
     * With the end of the files flushed.
     *
     * @param lock  the log's, under which records are added to chunks
     * @param first with the first record that is not in the files
     */
    Flusher(Object lock, EventFiles files, Durability durability, Chunk first) {
        this.lock = lock;
        this.files = files;
        this.durability = durability;
        this.writing = first;
        this.safe = first;
        this.flushed = files.end();
    }

    /** Has flushes counted. Called before there are any. */
    void measuredBy(Metrics it) {
        metrics = it;
    }

    /** The position up to which the log has been handed to the operating system, or to the disk. From any thread. */
    long flushed() {
        return flushed;
    }

    /** As {@link EventLog#flush}; all before {@code target} is flushed then. */
    boolean flush(long target) throws IOException {
        if (flushed >= target) {
            return false;
        }
        fileLock.lock();
        try {
            if (flushed < target) {
                write();
            }
            return true;
        } finally {
            fileLock.unlock();
        }
    }

    /** What a failed force leaves behind may be lost though a later one succeeds, so it is written again. */
    private void write() throws IOException {
        long begun = metrics.now();
        if (unsure) {
            files.cutTo(flushed);
            writing = safe;
            unsure = false;
        }
        if (files.end() == flushed) { // a record that was written in part goes on in its file
            files.beginNextIfFull();
        }
        long upTo = writeChunks();
        if (durability == Durability.POWER) {
            unsure = true;
            files.force();
            unsure = false;
        }
        safe = writing;
        metrics.flushed(metrics.now() - begun, upTo - flushed);
        flushed = upTo;
    }

    private long writeChunks() throws IOException {
        while (true) {
            int size;
            Chunk next;
            synchronized (lock) {
                size = writing.size;
                next = writing.next;
            }
            int from = (int) (files.end() - writing.base);
            ByteBuffer bytes = ByteBuffer.wrap(writing.bytes, from, size - from);
            while (bytes.hasRemaining()) {
                files.append(bytes);
            }
            if (next == null) {
                return writing.base + size;
            }
            writing = next;
        }
    }
}
