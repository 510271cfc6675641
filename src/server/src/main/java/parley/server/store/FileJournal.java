package parley.server.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import parley.api.server.Journal;
import parley.server.Durability;
import parley.server.metrics.Metrics;

/**
 * A journal in files {@code NAME-000001.journal}, {@code NAME-000002.journal}, … of which each begins with a snapshot of
 * all before it, so that a start replays the last one only. Records gather in memory until {@link #flush}.
 *
 * <p>{@code fileLock} guards the file and is taken before {@code buffer}'s monitor. A flush that fails keeps what it could
 * not write and the next one goes on from there.
 */
final class FileJournal implements Journal {
    /** When the records gathered are written without waiting for the next flush. */
    private static final int GATHER_AT_MOST = 4 << 20;
    private static final int WRITE_AT_ONCE = 1 << 18;
    private static final byte[] NOTHING = {};

    private final Path folder;
    private final String name;
    private final Supplier<Collection<byte[]>> snapshot;
    private final Durability durability;
    private final Consumer<String> report;
    private final long segmentBytes;
    private final Metrics metrics;

    private final Gathering buffer = new Gathering();
    private final ReentrantLock fileLock = new ReentrantLock();
    private FileChannel file;
    private long fileBytes;
    private int number;
    private ByteBuffer unwritten = ByteBuffer.wrap(NOTHING);
    private byte[] spare = NOTHING; // what was written last, for what gathers next
    private volatile long written;
    private volatile boolean full;
    private volatile boolean failing;

    /** Records that wait for the next flush. All access under its monitor, but for {@code total}. */
    private static final class Gathering {
        byte[] bytes = NOTHING;
        int size;
        volatile long total;
    }

    FileJournal(Path folder, String name, Consumer<byte[]> replay, Supplier<Collection<byte[]>> snapshot,
                Durability durability, long segmentBytes, Consumer<String> report, Metrics metrics) throws IOException {
        this.folder = folder;
        this.name = name;
        this.snapshot = snapshot;
        this.durability = durability;
        this.report = report;
        this.segmentBytes = segmentBytes;
        this.metrics = metrics;
        Files.createDirectories(folder);
        number = lastSegment();
        if (number == 0) {
            number = 1;
            file = newSegment(path(1), List.of());
        } else {
            replay(path(number), replay);
            file = FileChannel.open(path(number), StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        }
        fileBytes = file.size();
    }

    @Override
    public void append(byte[] record) {
        requireLength(record);
        if (full) {
            beginSegment();
        }
        if (gather(record) > GATHER_AT_MOST) {
            flushOrReport();
        }
    }

    private static void requireLength(byte[] record) {
        if (record.length == 0 || record.length > LONGEST) {
            throw new IllegalArgumentException(
                    "A journal record has 1 to " + LONGEST + " bytes, this one " + record.length + ".");
        }
    }

    private int gather(byte[] record) {
        int more = Segment.FRAME + record.length;
        synchronized (buffer) {
            if (buffer.size + more > buffer.bytes.length) {
                buffer.bytes = Arrays.copyOf(buffer.bytes, Math.max(2 * buffer.bytes.length, buffer.size + more));
            }
            Segment.frame(record, buffer.bytes, buffer.size);
            buffer.size += more;
            buffer.total += more;
            return buffer.size;
        }
    }

    /**
     * Hands all that was appended before to the operating system, or to the disk as {@link Durability} says.
     *
     * @throws IOException if it cannot; nothing is lost, call again
     */
    void flush() throws IOException {
        if (written == buffer.total) {
            return;
        }
        fileLock.lock();
        try {
            commit();
            full = fileBytes > segmentBytes;
        } finally {
            fileLock.unlock();
        }
    }

    void close() throws IOException {
        try {
            flush();
        } finally {
            file.close();
        }
    }

    private void commit() throws IOException {
        long begun = metrics.now();
        long before = fileBytes;
        long upTo = write();
        if (durability == Durability.POWER) {
            file.force(false);
        }
        written = upTo;
        if (fileBytes > before) { // else another loop has written what this one came for
            metrics.flushed(metrics.now() - begun, fileBytes - before);
        }
    }

    /** Writes all that was gathered; returns the total of bytes up to there. */
    private long write() throws IOException {
        drainUnwritten();
        long upTo;
        synchronized (buffer) {
            unwritten = ByteBuffer.wrap(buffer.bytes, 0, buffer.size);
            buffer.bytes = spare;
            buffer.size = 0;
            upTo = buffer.total;
        }
        spare = NOTHING;
        drainUnwritten();
        if (unwritten.capacity() <= GATHER_AT_MOST) {
            spare = unwritten.array();
        }
        return upTo;
    }

    private void drainUnwritten() throws IOException {
        int end = unwritten.limit();
        try {
            while (unwritten.position() < end) {
                unwritten.limit(Math.min(end, unwritten.position() + WRITE_AT_ONCE));
                fileBytes += file.write(unwritten);
            }
        } finally {
            unwritten.limit(end);
        }
    }

    private void flushOrReport() {
        try {
            flush();
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                failing = true;
                report.accept(path(number) + " cannot be written: " + e.getMessage());
            }
        }
    }

    private void beginSegment() {
        fileLock.lock();
        try {
            commit();
            FileChannel next = newSegment(path(number + 1), snapshot.get());
            FileChannel last = file;
            file = next;
            fileBytes = 0; // its snapshot does not count: one larger than a segment must not fill each at once
            number++;
            last.close();
        } catch (IOException | RuntimeException e) { // a plugin's snapshot may fail in any way; its records are safe
            report.accept(path(number + 1) + " cannot be written, " + path(number).getFileName()
                    + " goes on: " + e.getMessage());
        } finally {
            full = false;
            fileLock.unlock();
        }
    }

    /**
     * Writes a segment's beginning under another name first, so that one with its own name is always whole. The channel
     * goes with the file through its renaming: once the name is there nothing can fail before records go into it.
     */
    private FileChannel newSegment(Path to, Collection<byte[]> records) throws IOException {
        Path unfinished = to.resolveSibling(to.getFileName() + ".new");
        FileChannel out = FileChannel.open(unfinished, StandardOpenOption.WRITE, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING);
        try {
            writeFully(out, Segment.MAGIC);
            for (byte[] record : records) {
                requireLength(record);
                byte[] framed = new byte[Segment.FRAME + record.length];
                Segment.frame(record, framed, 0);
                writeFully(out, framed);
            }
            out.force(true);
            Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE);
            if (durability == Durability.POWER) {
                forceFolder();
            }
            return out;
        } catch (IOException | RuntimeException e) {
            out.close();
            throw e;
        }
    }

    /** Forces the new name to the disk, too. */
    private void forceFolder() throws IOException {
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    private static void writeFully(FileChannel out, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            out.write(rest);
        }
    }

    private void replay(Path segment, Consumer<byte[]> replay) throws IOException {
        Segment.Extent extent = Segment.read(segment, replay);
        Path kept = segment;
        if (extent.torn()) {
            kept = Segment.cutTail(segment, extent);
        }
        if (extent.whole() == 0) { // also of a file that a crash left empty
            Files.write(segment, Segment.MAGIC);
        }
        if (extent.torn()) {
            report.accept("The last " + (extent.length() - extent.whole()) + " bytes of " + segment
                    + " are not a whole record, as after a crash in the middle of a write. They were moved to "
                    + kept.getFileName() + "; all before them is there.");
        }
    }

    private Path path(int segment) {
        return folder.resolve("%s-%06d.journal".formatted(name, segment));
    }

    private int lastSegment() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.matches(java.util.regex.Pattern.quote(name) + "-\\d{6}\\.journal"))
                    .mapToInt(f -> Integer.parseInt(f.substring(name.length() + 1, name.length() + 7)))
                    .max().orElse(0);
        }
    }
}
