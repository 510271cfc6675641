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
import parley.server.metrics.Metrics;

/** All journals of a server, which are flushed together at the end of each round of a loop. */
public final class Journals {
    /** When a journal begins a new file: 128 MiB. */
    private static final long SEGMENT_BYTES = 128L << 20;

    private final Path data;
    private final Durability durability;
    private final Consumer<String> report;
    private final List<FileJournal> open = new CopyOnWriteArrayList<>();
    private final Metrics metrics;
    private volatile boolean failing;

    /**
     * None yet.
     *
     * @param data    the folder under which each plugin has its own
     * @param report  is told of repairs and failures, in one line for people
     * @param metrics counts flushes
     */
    public Journals(Path data, Durability durability, Consumer<String> report, Metrics metrics) {
        this.data = data;
        this.durability = durability;
        this.report = report;
        this.metrics = metrics;
    }

    /** Opens a journal; see {@link parley.api.server.ServerContext#journal}. */
    public Journal open(String owner, String name, Consumer<byte[]> replay, Supplier<Collection<byte[]>> snapshot)
            throws IOException {
        FileJournal journal =
                new FileJournal(data.resolve(owner), name, replay, snapshot, durability, SEGMENT_BYTES, report, metrics);
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
