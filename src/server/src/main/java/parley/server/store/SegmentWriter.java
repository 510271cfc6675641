package parley.server.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes a file of records at one go under another name first, so that one with its own name is always whole. Used by one
 * thread.
 */
final class SegmentWriter implements AutoCloseable {
    private static final int WRITE_AT_ONCE = 1 << 18;

    private final Disk disk;
    private final Path path;
    private final DiskFile file;
    private final int salt;
    private byte[] bytes;
    private int size;

    /** Begins a file with so many records, or {@link Segment#OPEN}, instead of any that was not finished. */
    SegmentWriter(Disk disk, Path path, long records) throws IOException {
        Segment.Beginning beginning = Segment.Beginning.of(records);
        this.disk = disk;
        this.path = path;
        this.salt = beginning.salt();
        this.file = disk.open(JournalFiles.unfinished(path));
        this.bytes = Arrays.copyOf(beginning.toBytes(), WRITE_AT_ONCE);
        this.size = Segment.BEGINNING;
        try {
            file.truncate(0);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Adds a record.
     *
     * @throws IllegalArgumentException if it could not be read back
     */
    void add(byte[] record) throws IOException {
        Segment.requireLength(record);
        int more = Segment.FRAME + record.length;
        if (size + more > bytes.length) {
            write();
            bytes = more > bytes.length ? new byte[more] : bytes;
        }
        Segment.frame(salt, record, bytes, size);
        size += more;
    }

    /** Has the disk take the file and then its name. */
    void finish() throws IOException {
        write();
        file.force();
        disk.rename(JournalFiles.unfinished(path), path);
        disk.forceFolder(path.getParent());
    }

    private void write() throws IOException {
        file.appendAll(ByteBuffer.wrap(bytes, 0, size));
        size = 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
