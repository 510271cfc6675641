package parley.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import parley.api.server.Journal;

/**
 * A journal in files: segments of records, and snapshots that stand for the segments before them ({@link JournalFiles},
 * {@link Turnover}). Records gather in memory until {@link #flush}. A flush that fails keeps what it could not write, and
 * the next one goes on from there.
 *
 * <p>{@code fileLock} guards the segment in use and what is being written to it; {@link Gathering}'s monitor is taken
 * after it. A thread that appends takes the latter only, unless too much has gathered.
 */
final class FileJournal implements Journal {
    /** When the records gathered are written without waiting for the next flush. */
    private static final int GATHER_AT_MOST = 4 << 20;
    private static final byte[] NOTHING = {};

    private final Store store;
    private final Turnover turnover;
    private final Gathering gathering;
    private final ReentrantLock fileLock = new ReentrantLock();
    private final Deque<Gathering.Batch> unwritten = new ArrayDeque<>();
    private OpenSegment inUse;
    private long taken;
    private byte[] spare = NOTHING; // what was written last, for what gathers next
    private volatile long written;

    /**
     * Opens a journal, and passes on the records of the past.
     *
     * @param snapshot see {@link parley.api.server.ServerContext#journal}
     * @throws IOException if a file cannot be read, or a damaged one not be repaired
     */
    FileJournal(Store store, Path folder, String name, Consumer<byte[]> replay, Supplier<Collection<byte[]>> snapshot)
            throws IOException {
        this.store = store;
        store.disk().createFolder(folder);
        JournalFiles files = new JournalFiles(store.disk(), folder, name);
        int number = new Recovery(store.disk(), files, store.alarm(), replay).run();
        inUse = OpenSegment.open(store.disk(), files.segment(number), store.durability());
        try {
            store.disk().forceFolder(folder);
            store.disk().forceFolder(folder.toAbsolutePath().getParent());
        } catch (IOException e) {
            inUse.close();
            throw e;
        }
        turnover = new Turnover(store, files, number, snapshot);
        gathering = new Gathering(inUse);
    }

    @Override
    public void append(byte[] record) {
        Segment.requireLength(record);
        turnover.next().ifPresent(this::goOnIn);
        if (gathering.add(record) > GATHER_AT_MOST) {
            flushOrReport();
        }
    }

    private void goOnIn(Turnover.Next next) {
        gathering.turnTo(next.segment());
        turnover.takeSnapshot(next.number());
    }

    private void flushOrReport() {
        try {
            flush();
        } catch (IOException e) {
            store.alarm().failed(e); // what gathered is kept, and the flush at the end of a round tries again
        }
    }

    /**
     * Hands all that was appended before to the operating system, or to the disk as {@link parley.server.Durability} says.
     *
     * @throws IOException if it cannot; nothing is lost, call again
     */
    void flush() throws IOException {
        if (written == gathering.total()) {
            return;
        }
        fileLock.lock();
        try {
            writeTaken();
            Gathering.Taken all = gathering.take(spare);
            spare = NOTHING;
            unwritten.addAll(all.batches());
            taken = all.total();
            writeTaken();
            turnover.written(inUse);
        } finally {
            fileLock.unlock();
        }
    }

    private void writeTaken() throws IOException {
        while (!unwritten.isEmpty()) {
            Gathering.Batch batch = unwritten.getFirst();
            if (batch.segment() != inUse) {
                turnTo(batch.segment());
            }
            if (batch.records().limit() > 0) {
                inUse.write(batch.records());
            }
            unwritten.removeFirst();
            byte[] free = batch.records().array();
            spare = free.length <= GATHER_AT_MOST ? free : NOTHING;
        }
        written = taken;
    }

    private void turnTo(OpenSegment next) throws IOException {
        OpenSegment last = inUse;
        inUse = next;
        turnover.turned();
        last.close();
    }

    /** Flushes, and closes the files. What is appended from now on is lost. */
    void close() throws IOException {
        turnover.close();
        fileLock.lock();
        try {
            flush();
        } finally {
            inUse.close();
            for (Gathering.Batch batch : unwritten) {
                batch.segment().close();
            }
            fileLock.unlock();
        }
    }
}
