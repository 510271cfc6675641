package parley.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import parley.api.server.Journal;
import parley.server.Durability;

/**
 * All journals of a server, which are flushed together at the end of each round of a loop.
 *
 * <p>Owns the thread {@code parley-journals}, which makes new segments and writes snapshots; see {@link Turnover}, which
 * also says how many of its tasks may wait. {@link #close()} ends it.
 */
public final class Journals {
    /** When a journal begins a new file: 128 MiB. */
    private static final long SEGMENT_BYTES = 128L << 20;

    private final Path data;
    private final Alarm alarm;
    private final Store store;
    private final ThreadPoolExecutor background = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), Thread.ofPlatform().name("parley-journals").daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    private final List<FileJournal> open = new CopyOnWriteArrayList<>();
    private volatile Last last = () -> { };

    /** What is flushed after the journals, since it may rely on them. */
    @FunctionalInterface
    public interface Last {
        /** Hands what was added to the operating system, or to the disk. */
        void flush() throws IOException;
    }

    /** Says what is flushed after the journals. */
    public void thenFlush(Last it) {
        last = it;
    }

    /**
     * None yet, in the system's files.
     *
     * @param data   the folder under which each plugin has its own
     * @param report is told of repairs and failures, in one line for people
     */
    public Journals(Path data, Durability durability, Consumer<String> report) {
        this(data, durability, report, Disk.ofSystem());
    }

    /** None yet, on that disk. */
    public Journals(Path data, Durability durability, Consumer<String> report, Disk disk) {
        this.data = data;
        this.alarm = new Alarm(report);
        this.store = new Store(disk, durability, SEGMENT_BYTES, background, alarm);
    }

    /** Opens a journal; see {@link parley.api.server.ServerContext#journal}. */
    public Journal open(String owner, String name, Consumer<byte[]> replay, Supplier<Collection<byte[]>> snapshot)
            throws IOException {
        FileJournal journal = new FileJournal(store, data.resolve(owner), name, replay, snapshot);
        open.add(journal);
        return journal;
    }

    /**
     * Flushes all. False if one could not be written: then nothing may leave that may stand on it, until a later call
     * returns true. The first failure and the recovery are reported.
     */
    public boolean flush() {
        try {
            for (FileJournal journal : open) {
                journal.flush();
            }
            last.flush();
        } catch (IOException e) {
            alarm.failed(e);
            return false;
        }
        alarm.works();
        return true;
    }

    /** Flushes and closes one. */
    public void close(Journal journal) {
        if (journal instanceof FileJournal one && open.remove(one)) {
            try {
                one.close();
            } catch (IOException e) {
                alarm.say("A journal could not be closed: " + e.getMessage());
            }
        }
    }

    /** Flushes and closes all, and ends the thread. A snapshot that is being written is left off. */
    public void close() {
        open.forEach(this::close);
        background.shutdown();
    }
}
