package parley.server.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import parley.server.Durability;

/**
 * A segment that records are written to, one batch after the other. A batch is written when {@link #write} has returned;
 * until then it is called again with the same one. Used under the journal's file lock, but for the salt and the path.
 *
 * <p>Invariant: the first {@code safe} bytes of the file are its beginning and whole batches, and with
 * {@link Durability#POWER} the disk has them. A force that fails may have lost what was written since the last one, and
 * the system may call the next a success all the same: so the file is cut to {@code safe} and the batch written anew.
 */
final class OpenSegment implements AutoCloseable {
    private final Path path;
    private final DiskFile file;
    private final Durability durability;
    private final int salt;
    private final ByteBuffer beginning;
    private long safe;
    private boolean doubtful;

    private OpenSegment(Path path, DiskFile file, Durability durability) throws IOException {
        this.path = path;
        this.file = file;
        this.durability = durability;
        this.safe = file.size();
        Segment.Beginning drawn = Segment.Beginning.of(Segment.OPEN);
        this.salt = safe == 0 ? drawn.salt() : SegmentReader.salt(file);
        this.beginning = ByteBuffer.wrap(safe == 0 ? drawn.toBytes() : new byte[0]);
    }

    /**
     * Opens a segment to go on at its end, or a new one if the file is empty or not there.
     *
     * @throws IOException also if the file is no segment
     */
    static OpenSegment open(Disk disk, Path path, Durability durability) throws IOException {
        DiskFile file = disk.open(path);
        try {
            return new OpenSegment(path, file, durability);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    Path path() {
        return path;
    }

    int salt() {
        return salt;
    }

    /** How many bytes of records are in it, the batch aside that is being written. */
    long size() {
        return Math.max(0, safe - Segment.BEGINNING);
    }

    /**
     * Writes a batch of framed records, from where the last call with the same one had come, and forces it to the disk if
     * the durability asks that.
     *
     * @throws IOException if it could not; call again with the same batch, and nothing is lost
     */
    void write(ByteBuffer batch) throws IOException {
        if (doubtful) {
            file.truncate(safe);
            batch.rewind();
            beginning.position(safe == 0 ? 0 : beginning.limit());
            doubtful = false;
        }
        if (beginning.hasRemaining()) {
            file.appendAll(beginning);
        }
        file.appendAll(batch);
        if (durability == Durability.POWER) {
            force();
        }
        safe = Math.max(safe, Segment.BEGINNING) + batch.limit();
    }

    private void force() throws IOException {
        doubtful = true;
        file.force();
        doubtful = false;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
