package parley.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Has a journal go on in a new segment when one is full, and writes the snapshot that stands for all before it, without
 * keeping a thread that appends or flushes from its work: both files are made by tasks in the background.
 *
 * <p>Invariant, at any moment and so after any kill: the newest whole snapshot, then all segments from its number on, hold
 * every record that was flushed, in order, once. For a record goes to one segment only; a snapshot of number n is taken
 * when all records before it have been given to segments below n, and gets its name when all of it is on the disk; and
 * nothing is deleted that the snapshot before it does not stand for. A new segment without a snapshot (as the snapshot
 * failed, or is not finished yet) is therefore nothing special: a start reads one segment more.
 *
 * <p>{@code working} is held by a task while it works, and by {@link #close} to wait for it; no other lock of the journal
 * is taken under it. At most two tasks of a journal wait: a snapshot, and the making of the segment after it.
 */
final class Turnover {
    private final Store store;
    private final JournalFiles files;
    private final Supplier<Collection<byte[]>> source;
    private final ReentrantLock working = new ReentrantLock();
    private final AtomicReference<Next> next = new AtomicReference<>();
    private int number;               // of the newest segment; of the thread of the tasks
    private volatile boolean pending; // a segment is being made, or made and not in use yet
    private volatile long notBefore;  // size of the segment in use at which a failed making is tried again
    private volatile boolean failing;
    private volatile boolean closed;

    /** A segment that is made and not in use yet. */
    record Next(int number, OpenSegment segment) {}

    /**
     * For a journal that goes on in a segment of that number.
     *
     * @param source gives the records that stand for all that was appended
     */
    Turnover(Store store, JournalFiles files, int number, Supplier<Collection<byte[]>> source) {
        this.store = store;
        this.files = files;
        this.number = number;
        this.source = source;
    }

    /** Looks whether the segment in use is full. Called after each write, under the journal's file lock. */
    void written(OpenSegment inUse) {
        long full = failing ? sooner() : store.segmentBytes();
        if (!pending && inUse.size() > Math.max(full, notBefore)) {
            pending = true;
            long size = inUse.size();
            store.background().execute(() -> work(() -> make(size)));
        }
    }

    /** A failure is not tried again with each write, and not a whole segment later. */
    private long sooner() {
        return store.segmentBytes() / 16;
    }

    /** The next segment, once it is made, for the caller to go on in; empty if there is none yet. */
    Optional<Next> next() {
        return next.get() == null ? Optional.empty() : Optional.ofNullable(next.getAndSet(null));
    }

    /** The next segment is in use. Called under the journal's file lock. */
    void turned() {
        notBefore = 0;
        pending = false;
    }

    /**
     * Takes a snapshot on this thread and has it written. Called when all records before it have been given to segments
     * below that number.
     */
    void takeSnapshot(int of) {
        List<byte[]> records;
        try {
            records = List.copyOf(source.get());
        } catch (RuntimeException e) { // a plugin's snapshot may fail in any way; its records are safe
            failed(files.snapshot(of), e);
            return;
        }
        store.background().execute(() -> work(() -> write(of, records)));
    }

    private void work(Runnable task) {
        working.lock();
        try {
            if (!closed) {
                task.run();
            }
        } finally {
            working.unlock();
        }
    }

    private void make(long sizeInUse) {
        Path path = files.segment(number + 1);
        try {
            OpenSegment made = OpenSegment.open(store.disk(), path, store.durability());
            try {
                store.disk().forceFolder(files.folder());
            } catch (IOException e) {
                made.close();
                throw e;
            }
            number++;
            next.set(new Next(number, made));
        } catch (IOException e) {
            failed(path, e);
            notBefore = sizeInUse + sooner();
            pending = false;
        }
    }

    private void write(int of, List<byte[]> records) {
        Path path = files.snapshot(of);
        try {
            if (Snapshot.write(store.disk(), path, records, () -> closed)) {
                succeeded(path);
                deleteOld(of);
            }
        } catch (IOException | IllegalArgumentException e) {
            failed(path, e);
        }
    }

    private void deleteOld(int of) {
        try {
            files.deleteOlderGenerations(of);
        } catch (IOException e) {
            store.alarm().say("Old files in " + files.folder() + " cannot be deleted: " + e.getMessage()
                    + ". It is tried again with the next snapshot.");
        }
    }

    private void failed(Path path, Exception why) {
        if (!failing) {
            failing = true;
            store.alarm().say(path + " cannot be written: " + why.getMessage()
                    + ". All before it is kept, so nothing is lost; it is tried again later.");
        }
    }

    private void succeeded(Path path) {
        if (failing) {
            failing = false;
            store.alarm().say(path + " is written. Snapshots work again.");
        }
    }

    /** Leaves off and waits for a task that works; what it has begun is no file that counts. */
    void close() throws IOException {
        closed = true;
        working.lock();
        try {
            Optional<Next> unused = next();
            if (unused.isPresent()) {
                unused.get().segment().close();
            }
        } finally {
            working.unlock();
        }
    }
}
