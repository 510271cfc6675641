package parley.server.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import parley.api.server.Event;
import parley.api.server.Stored;
import parley.server.Durability;
import parley.server.store.SimulatedDisk;
import parley.wire.LineBuilder;

/** A log on a simulated disk, with what it reported and what its tails brought. */
final class LogFixture {
    /** What is stored beside a line; the log only hands it back. */
    static final Event EVENT = Event.of("M");

    static final Path FOLDER = Path.of("/data/events");
    static final Path CHECKPOINT = FOLDER.resolve("events.checkpoint");
    static final Instant START = Instant.parse("2026-11-22T15:00:01.123Z");

    final SimulatedDisk disk;
    final List<String> reports = new ArrayList<>();
    final List<List<String>> delivered = new ArrayList<>();
    final List<Tail> tails = new ArrayList<>();
    Durability durability = Durability.PROCESS;
    int loops = 1;
    long fileBytes = EventFiles.FULL;
    Instant now = START;
    EventLog log;

    LogFixture() {
        this(1);
    }

    LogFixture(long seed) {
        disk = new SimulatedDisk(FOLDER.getParent(), seed);
    }

    /** Opens the log, as at a start. */
    LogFixture open() throws IOException {
        log = new EventLog(disk, FOLDER, durability, loops, fileBytes, () -> now, reports::add);
        delivered.clear();
        tails.clear();
        for (int loop = 0; loop < loops; loop++) {
            delivered.add(new ArrayList<>());
            tails.add(log.tail(loop));
        }
        return this;
    }

    /** The program is killed, and started again. */
    LogFixture killAndOpen() throws IOException {
        disk.kill();
        return open();
    }

    /** The program is stopped in order, and started again. */
    LogFixture closeAndOpen() throws IOException {
        log.close();
        return open();
    }

    /** A topic whose events are noted by the tails that bring them. */
    Topic topic(String name) {
        Topic topic = log.topic(name);
        topic.receivedBy((tail, loop) -> {
            delivered.get(loop).add(line(tail));
            return 1;
        });
        return topic;
    }

    private static String line(Tail tail) {
        return new String(tail.bytes(), tail.lineAt(), tail.lineLength(), StandardCharsets.UTF_8).strip();
    }

    Stored post(String topic, String text) {
        return post(topic, text, "c");
    }

    Stored post(String topic, String text, String counter) {
        return log.append(topic(topic), 0, log.counter(counter), EVENT, new LineBuilder().verb("M").text(text));
    }

    void flush() {
        try {
            log.flush();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The texts of all events of some topics, read from the files. */
    List<String> stored(String... topics) throws IOException {
        return stored(0, log.flushed(), topics);
    }

    List<String> stored(long after, long before, String... topics) throws IOException {
        List<String> texts = new ArrayList<>();
        try (History history = new History(log)) {
            List<History.Source> sources =
                    Stream.of(topics).map(topic -> new History.Source(log.topic(topic), after)).toList();
            for (long position : history.find(sources, 0, before).positions()) {
                texts.add(text(history.read(position)));
            }
        }
        return texts;
    }

    static String text(History.Missed missed) {
        String line = new String(missed.line(), StandardCharsets.UTF_8).strip();
        return line.substring(line.indexOf(" :") + 2);
    }

    /** The names of the log's files, in order. */
    List<String> files() {
        return disk.list(FOLDER).stream().filter(name -> name.endsWith(".log")).sorted().toList();
    }

    Path lastFile() {
        return FOLDER.resolve(files().getLast());
    }

    /** All that a start has to find as it was. */
    String state(String... topics) {
        StringBuilder state = new StringBuilder("last id " + log.lastId());
        for (String name : topics) {
            Topic topic = log.topic(name);
            state.append('\n').append(name).append(" number ").append(topic.number()).append(" head ").append(topic.head())
                    .append(' ').append(topic.headId()).append(" count ").append(topic.count()).append(" read ")
                    .append(topic.read()).append(" waiting ").append(log.waiting(topic));
        }
        return state.toString();
    }
}
