package parley.server.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import parley.api.server.Event;
import parley.api.server.Stored;
import parley.server.Durability;
import parley.server.metrics.Metric;
import parley.server.metrics.Metrics;
import parley.server.store.Disk;
import parley.wire.LineBuilder;

/**
 * All events that are stored, in one order. Appending is all that a command waits for: {@link #flush} then hands the bytes
 * to the operating system (or forces them to the disk, as {@link Durability} says), and each loop takes what has been
 * flushed from its own {@link Tail} to its connections, in the order of the log. So no client sees what could be lost, and
 * every client sees what is for it in the order of the ids. Who could not take it then reads it later from the files,
 * through a {@link History}. An event is encoded once, as the line that is sent; these bytes go to file and clients.
 *
 * <p>A position counts the bytes of all records before, from 1 on, over all files. Locks: the
 * {@link Flusher}'s, then {@code lock}; nothing is called from within {@code lock} that takes another.
 */
public final class EventLog {
    /** The id up to which a user has got all, while events go to that user at once. */
    public static final long ONLINE = -1;
    /** The most that may wait for a disk that cannot be written: 64 MiB. */
    private static final long UNFLUSHED_AT_MOST = 64L << 20;
    /** A start replays what was added since the last checkpoint: at most about so many bytes. */
    private static final long CHECKPOINT_EVERY = 64L << 20;
    private static final long SET_BACK = 1_000;

    private final InstantSource clock;
    private final Consumer<String> report;
    private final EventFiles files;
    private final Checkpoint checkpoint;
    private final Object lock = new Object();
    private final Directory directory = new Directory(); // added to under lock
    private final Head head = new Head();                 // guarded by lock
    private final CRC32C crc = new CRC32C();              // guarded by lock
    private Chunks chunks;                                // guarded by lock
    private long lastId;                                  // guarded by lock
    private long lastMillis;                              // guarded by lock
    private volatile long appended;                       // written under lock
    private final Flusher flusher;
    private volatile long checkpointed;                   // of the thread that writes checkpoints
    private final Readers readers = new Readers();

    /**
     * Opens the log of a folder and takes in its past. Repairs are reported.
     *
     * @param loops  how many will call {@link #tail}, once each
     * @param report is told of repairs and failures, in one line for people
     * @throws IOException if the folder cannot be read or written
     */
    public EventLog(Disk disk, Path folder, Durability durability, int loops, InstantSource clock, Consumer<String> report)
            throws IOException {
        this(disk, folder, durability, loops, EventFiles.FULL, clock, report);
    }

    /** As the other one; a file is full with so many bytes. */
    EventLog(Disk disk, Path folder, Durability durability, int loops, long fileBytes, InstantSource clock,
             Consumer<String> report) throws IOException {
        this.clock = clock;
        this.report = report;
        this.files = new EventFiles(disk, folder, durability, fileBytes, report);
        this.checkpoint = new Checkpoint(disk, folder, report);
        try {
            long lost = replay();
            appended = files.end();
            chunks = new Chunks(loops, appended);
            Flusher first = new Flusher(lock, files, durability, chunks.last());
            endPresence();
            first.flush(appended);
            chunks = new Chunks(loops, appended); // where the tails begin
            flusher = new Flusher(lock, files, durability, chunks.last());
            if (lost > 0) {
                saveCheckpoint(); // with the last id, which the log does not tell
            }
        } catch (IOException e) {
            files.close();
            throw e;
        }
    }

    /**
     * Takes in the past; returns how many bytes of it are lost. The ids of as many events as may have stood there are left
     * out, since clients may have seen them.
     */
    private long replay() throws IOException {
        Checkpoint.Found found = checkpoint.load(directory, files.start(), files.end());
        lastId = found.lastId();
        checkpointed = found.position();
        long lost = files.replay(found.position(), (bytes, at, size, position) -> {
            lastId = Math.max(lastId, directory.replay(bytes, at, size, position));
            return true;
        });
        lastId += lost / Record.LINE_AT;
        return lost;
    }

    /**
     * Whoever was online when the server stopped without a word has got what was stored until then, as far as we know. That
     * is noted: a second stop of that kind must not say it of what was stored after the first.
     */
    private void endPresence() {
        for (Topic topic : directory.topics()) {
            if (topic.isInbox() && topic.read() == ONLINE) {
                readUpTo(topic, lastId);
            }
        }
    }

    /** Has events and flushes counted. Called before anything is appended. */
    public void measuredBy(Metrics it) {
        flusher.measuredBy(it);
        long before = lastId();
        it.readFrom(Metric.EVENTS_STORED, () -> lastId() - before);
    }

    /** The place from which a loop reads; to be called once for each number from 0, before anything is appended. */
    public Tail tail(int loop) {
        return new Tail(this, loop, chunks.last());
    }

    /** The topic of a name, made if it is not there. */
    public Topic topic(String name) {
        return directory.topic(name).orElseGet(() -> {
            synchronized (lock) {
                return directory.topic(name).orElseGet(() -> {
                    int number = directory.nextTopic();
                    define(Record.TOPIC, number, name);
                    return directory.addTopic(number, name);
                });
            }
        });
    }

    /** The counter of a name, made if it is not there. */
    public Counter counter(String name) {
        return directory.counter(name).orElseGet(() -> {
            synchronized (lock) {
                return directory.counter(name).orElseGet(() -> {
                    int number = directory.nextCounter();
                    define(Record.COUNTER, number, name);
                    return directory.addCounter(number, name);
                });
            }
        });
    }

    /** Twice: damage to one of them must not cost all events that hang on it. */
    private void define(byte kind, int number, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        for (int copy = 0; copy < 2; copy++) {
            Chunk chunk = chunks.withRoom(Record.NAME_AT + bytes.length);
            Record.put(chunk.bytes, chunk.size + Record.NUMBER_AT, number);
            System.arraycopy(bytes, 0, chunk.bytes, chunk.size + Record.NAME_AT, bytes.length);
            added(chunk, kind, Record.NAME_AT + bytes.length);
        }
    }

    /**
     * Stores an event.
     *
     * @param author the number of the topic of who did it; 0 if nobody did
     * @param event  what is stored
     * @param rest   its line without its tags, which are made here; it is ended
     * @throws IllegalStateException if so much waits for the disk, or for a loop, that no more is taken
     */
    public Stored append(Topic topic, int author, Counter counter, Event event, LineBuilder rest) {
        int length = rest.end(Head.MOST_REST);
        long before;
        Stored stored;
        synchronized (lock) {
            requireRoom();
            before = lastMillis;
            lastMillis = clock.millis();
            stored = add(topic, author, counter, event, rest, length);
        }
        if (stored.millis() < before - SET_BACK) { // ids make the order, so only the times that people see change
            report.accept("The clock was set back by " + (before - stored.millis()) / 1_000
                    + " s. Messages keep their order, which is that of their numbers; their times jump back with the clock.");
        }
        return stored;
    }

    private Stored add(Topic topic, int author, Counter counter, Event event, LineBuilder rest, int length) {
        long id = lastId + 1;
        int headLength = head.make(id, lastMillis);
        int size = Record.LINE_AT + headLength + length;
        Chunk chunk = chunks.withRoom(size);
        byte[] bytes = chunk.bytes;
        int at = chunk.size;
        lastId = id;
        long number = counter.next();
        Record.put(bytes, at + Record.TOPIC_AT, topic.number());
        Record.put(bytes, at + Record.AUTHOR_AT, author);
        Record.put(bytes, at + Record.COUNTER_AT, counter.number());
        Record.put(bytes, at + Record.EVENT_NUMBER_AT, number);
        Record.put(bytes, at + Record.PREVIOUS_AT, topic.head());
        Record.put(bytes, at + Record.ID_AT, id);
        head.copyTo(bytes, at + Record.LINE_AT);
        rest.copyTo(bytes, at + Record.LINE_AT + headLength);
        topic.added(chunk.end(), id);
        added(chunk, Record.EVENT, size);
        return new Stored(id, number, lastMillis, event);
    }

    private void requireRoom() {
        if (appended - flusher.flushed() > UNFLUSHED_AT_MOST) {
            throw new IllegalStateException("the data folder has not taken " + (UNFLUSHED_AT_MOST >> 20)
                    + " MiB; no more is stored until it can be written again");
        }
        chunks.requireThatLoopsGoOn();
    }

    /** Notes up to which id the owner of a topic has got all of it; {@link #ONLINE} when the owner has come. */
    public void readUpTo(Topic topic, long id) {
        synchronized (lock) {
            topic.readUpTo(id);
            Chunk chunk = chunks.withRoom(Record.READ_ID_AT + Long.BYTES);
            Record.put(chunk.bytes, chunk.size + Record.NUMBER_AT, topic.number());
            Record.put(chunk.bytes, chunk.size + Record.READ_ID_AT, id);
            added(chunk, Record.READ, Record.READ_ID_AT + Long.BYTES);
        }
    }

    /**
     * A user has come, and is to get events from now on.
     *
     * @param lastId   the id of the last event of all
     * @param read     up to which id the user has got all that is for the user alone
     * @param waits    whether there is more of that
     * @param position where what is stored from now on begins
     */
    public record Arrival(long lastId, long read, boolean waits, long position) {}

    /**
     * Where the log stands for a user who comes now. If nothing waits, it is noted that events go to the user at once.
     *
     * @param older up to which id the user has got all on a connection that is there and ends now, if one is
     */
    public Arrival arrive(Topic inbox, OptionalLong older) {
        synchronized (lock) {
            long read = inbox.read() == ONLINE ? older.orElse(lastId) : Math.max(inbox.read(), older.orElse(0));
            boolean waits = inbox.headId() > read;
            readUpTo(inbox, waits ? read : ONLINE);
            return new Arrival(lastId, waits ? read : lastId, waits, appended);
        }
    }

    /**
     * A moment: all with ids up to the one stand before the position, all later ones behind it.
     *
     * @param lastId   the id of the last event of all; 0 if there is none
     * @param position the position behind the last record
     */
    public record Moment(long lastId, long position) {}

    /** Where the log stands now. */
    public Moment now() {
        synchronized (lock) {
            return new Moment(lastId, appended);
        }
    }

    /**
     * Has ids up to one not given any more. What a plugin's journal says of an id may be safe although the event of that id
     * is not, after a crash between the two.
     */
    public void skipTo(long id) {
        synchronized (lock) {
            lastId = Math.max(lastId, id);
        }
    }

    /** How many events of a topic its owner has not got; 0 while the owner is here. */
    public long waiting(Topic topic) {
        synchronized (lock) {
            return topic.waiting();
        }
    }

    /** The id of the last event; 0 if there is none. */
    public long lastId() {
        synchronized (lock) {
            return lastId;
        }
    }

    /** The position behind the last record. */
    public long end() {
        return appended;
    }

    private void added(Chunk chunk, byte kind, int size) {
        chunk.bytes[chunk.size + Record.KIND_AT] = kind;
        Record.seal(chunk.bytes, chunk.size, size, crc);
        chunk.size += size;
        appended = chunk.end();
    }

    /** Takes back a chunk that every tail has left. */
    void recycle(Chunk chunk) {
        synchronized (lock) {
            chunks.recycle(chunk);
        }
    }

    Topic topic(int number) {
        return directory.topic(number);
    }

    /** How far the log has been handed to the operating system, or to the disk. */
    long flushed() {
        return flusher.flushed();
    }

    EventFiles files() {
        return files;
    }

    Readers readers() {
        return readers;
    }

    /**
     * Hands all that was appended before to the operating system, or to the disk. True if there was something.
     *
     * @throws IOException if it cannot; nothing is lost, call again
     */
    public boolean flush() throws IOException {
        return flusher.flush(appended);
    }

    /** Writes a checkpoint if so much was added since the last one. */
    public void checkpointIfDue() {
        if (flusher.flushed() - checkpointed > CHECKPOINT_EVERY) {
            saveCheckpoint();
        }
    }

    private void saveCheckpoint() {
        try {
            Checkpoint.State state;
            synchronized (lock) {
                state = Checkpoint.State.of(appended, lastId, directory);
            }
            flush();
            checkpoint.save(state);
            checkpointed = state.position();
        } catch (IOException e) {
            report.accept("The events' checkpoint cannot be written: " + e.getMessage()
                    + ". The next start takes longer; nothing is lost.");
            checkpointed = flusher.flushed();
        }
    }

    /** Ends what readers do, flushes, writes a checkpoint and closes the file. Nothing can be read any more. */
    public void close() throws IOException {
        readers.close();
        try {
            flush();
            saveCheckpoint();
        } finally {
            files.close();
        }
    }
}
