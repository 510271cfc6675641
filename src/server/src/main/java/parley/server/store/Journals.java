package parley.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import parley.api.server.Journal;
import parley.server.Durability;

/** All journals of a server, which are flushed together at the end of each round of a loop. */
public final class Journals {
    /** When a journal begins a new file: 128 MiB. */
    private static final long SEGMENT_BYTES = 128L << 20;

    private final Path data;
    private final Durability durability;
    private final Consumer<String> report;
    private final List<FileJournal> open = new CopyOnWriteArrayList<>();
    private volatile Last last = () -> { };
    private volatile boolean failing;

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
     * None yet.
     *
     * @param data   the folder under which each plugin has its own
     * @param report is told of repairs and failures, in one line for people
     */
    public Journals(Path data, Durability durability, Consumer<String> report) {
        this.data = data;
        this.durability = durability;
        this.report = report;
    }

    /** Opens a journal; see {@link parley.api.server.ServerContext#journal}. */
    public Journal open(String owner, String name, Consumer<byte[]> replay, Supplier<Collection<byte[]>> snapshot)
            throws IOException {
        FileJournal journal =
                new FileJournal(data.resolve(owner), name, replay, snapshot, durability, SEGMENT_BYTES, report);
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
            if (!failing) {
                failing = true;
                report.accept("The data folder cannot be written: " + e.getMessage()
                        + ". Answers and messages wait until it can; free some space.");
            }
            return false;
        }
        if (failing) {
            failing = false;
            report.accept("The data folder can be written again. What waited goes out.");
        }
        return true;
    }

    /** Flushes and closes one. */
    public void close(Journal journal) {
        if (journal instanceof FileJournal one && open.remove(one)) {
            try {
                one.close();
            } catch (IOException e) {
                report.accept("A journal could not be closed: " + e.getMessage());
            }
        }
    }

    /** Flushes and closes all. */
    public void close() {
        open.forEach(this::close);
    }
}
