package parley.server.store;

import static parley.server.store.JournalFixture.bytes;
import static parley.server.store.JournalFixture.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import parley.server.Durability;

/**
 * One run of a program with a journal, from its start to its end, on a simulated disk. Its state is the list of all
 * records, and a snapshot is that list: so what a next life finds shows whether any is lost, twice or out of place.
 */
final class Life {
    static final Path DATA = Path.of("/data");

    final List<String> records = new ArrayList<>();
    final List<String> reports = new ArrayList<>();
    /** How many of the first records a flush has returned for, or the disk had at the start. */
    int safe;
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final FileJournal journal;

    Life(SimulatedDisk disk, Durability durability, long segmentBytes) throws IOException {
        journal = new FileJournal(new Store(disk, durability, segmentBytes, background::add, new Alarm(reports::add)),
                DATA.resolve("toys"), "x", record -> records.add(text(record)), this::snapshot);
        safe = records.size();
    }

    private Collection<byte[]> snapshot() {
        return records.stream().map(JournalFixture::bytes).toList();
    }

    void append(String record) {
        journal.append(bytes(record));
        records.add(record);
    }

    void flush() {
        int before = records.size();
        try {
            journal.flush();
            safe = before;
        } catch (IOException e) {
            // not safe yet
        }
    }

    /** Does the next thing that waits in the background. */
    void work() {
        if (!background.isEmpty()) {
            background.remove().run();
        }
    }

    void workAll() {
        while (!background.isEmpty()) {
            work();
        }
    }
}
