package parley.server.event;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import parley.server.store.Disk;
import parley.server.store.DiskFile;

/**
 * A file that says where topics and counters stood at a position of the log, so that a start need not read all of it. It is
 * replaced in one step. Without it, or with one that is damaged or ahead of the log, the start reads the whole log.
 */
final class Checkpoint {
    private static final String NAME = "events.checkpoint";
    private static final byte[] MAGIC = "PARLEYP1".getBytes(StandardCharsets.US_ASCII);

    private final Disk disk;
    private final Path folder;
    private final Consumer<String> report;

    Checkpoint(Disk disk, Path folder, Consumer<String> report) {
        this.disk = disk;
        this.folder = folder;
        this.report = report;
    }

    /** From where the log is to be replayed, and the last id before. */
    record Found(long position, long lastId) {}

    private record CounterState(int number, String name, long last) {}

    private record TopicState(int number, String name, long head, long headId, long count, long read, long readCount) {}

    /** Where all stood; taken under the log's lock. The next numbers are those that topics and counters get. */
    record State(long position, long lastId, int nextTopic, int nextCounter, List<CounterState> counters,
                 List<TopicState> topics) {
        static State of(long position, long lastId, Directory directory) {
            List<CounterState> counters = new ArrayList<>();
            directory.counters().forEach(c -> counters.add(new CounterState(c.number(), c.name(), c.last())));
            List<TopicState> topics = new ArrayList<>(directory.topics().size());
            directory.topics().forEach(t ->
                    topics.add(new TopicState(t.number(), t.name(), t.head(), t.headId(), t.count(), t.read(), t.readCount())));
            return new State(position, lastId, directory.nextTopic(), directory.nextCounter(), counters, topics);
        }
    }

    void save(State state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(MAGIC);
        out.writeLong(state.position());
        out.writeLong(state.lastId());
        out.writeInt(state.nextTopic());
        out.writeInt(state.nextCounter());
        out.writeInt(state.counters().size());
        for (CounterState counter : state.counters()) {
            out.writeInt(counter.number());
            out.writeUTF(counter.name());
            out.writeLong(counter.last());
        }
        out.writeInt(state.topics().size());
        for (TopicState topic : state.topics()) {
            out.writeInt(topic.number());
            out.writeUTF(topic.name());
            out.writeLong(topic.head());
            out.writeLong(topic.headId());
            out.writeLong(topic.count());
            out.writeLong(topic.read());
            out.writeLong(topic.readCount());
        }
        out.writeInt(checksum(bytes.toByteArray()));
        replaceBy(bytes.toByteArray());
    }

    private void replaceBy(byte[] content) throws IOException {
        Path next = folder.resolve(NAME + ".new");
        try (DiskFile file = disk.open(next)) {
            file.truncate(0);
            file.appendAll(ByteBuffer.wrap(content));
            file.force();
        }
        disk.rename(next, folder.resolve(NAME));
        disk.forceFolder(folder);
    }

    /**
     * Restores an empty directory from the checkpoint of a log that goes from a position to another. One that cannot be used
     * is deleted: once the log had grown over its position again, nothing would tell that it is of another past.
     */
    Found load(Directory directory, long start, long end) throws IOException {
        Found none = new Found(start, 0);
        if (!disk.list(folder).contains(NAME)) {
            return none;
        }
        byte[] content = content();
        if (!isWhole(content)) {
            report.accept(folder.resolve(NAME) + " is damaged. All events are read instead, which takes longer.");
            delete();
            return none;
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content, MAGIC.length,
                content.length - MAGIC.length - Integer.BYTES));
        Found found = new Found(in.readLong(), in.readLong());
        if (found.position() < start || found.position() > end) {
            report.accept(found.position() > end
                    ? "The last " + (found.position() - end) + " bytes of the events are not there any more, as after a loss of"
                            + " power without --durability power. What is there is read."
                    : "The first " + (start - found.position()) + " bytes of the events after their checkpoint are not there any"
                            + " more: files were taken out of " + folder + ". What is there is read.");
            delete();
            return new Found(start, found.lastId()); // ids that were given are not given again
        }
        restore(in, directory);
        return found;
    }

    private void delete() throws IOException {
        disk.delete(folder.resolve(NAME));
        disk.forceFolder(folder);
    }

    private static boolean isWhole(byte[] content) {
        int sum = content.length - Integer.BYTES;
        return sum >= MAGIC.length && Arrays.equals(content, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                && ByteBuffer.wrap(content).getInt(sum) == checksum(Arrays.copyOf(content, sum));
    }

    private static void restore(DataInputStream in, Directory directory) throws IOException {
        directory.skip(in.readInt() - 1, in.readInt() - 1);
        for (int left = in.readInt(); left > 0; left--) {
            directory.addCounter(in.readInt(), in.readUTF()).gave(in.readLong());
        }
        for (int left = in.readInt(); left > 0; left--) {
            directory.addTopic(in.readInt(), in.readUTF())
                    .restore(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
        }
    }

    private byte[] content() throws IOException {
        try (DiskFile file = disk.open(folder.resolve(NAME))) {
            ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
            file.readAll(bytes, 0);
            return Arrays.copyOf(bytes.array(), bytes.position());
        }
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
