package parley.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.BooleanSupplier;

/** Writes a journal's snapshot: a file as a segment is, which says how many records it has. */
final class Snapshot {
    private Snapshot() {}

    /**
     * Writes a snapshot; when this has returned true, the disk has it.
     *
     * @param end asked before each record whether to leave off; then false is returned
     * @throws IOException if the disk did not take it; then nothing of it stays, or all of it
     * @throws IllegalArgumentException if a record could not be read back
     */
    static boolean write(Disk disk, Path path, Collection<byte[]> records, BooleanSupplier end) throws IOException {
        boolean finished = false;
        try (SegmentWriter out = new SegmentWriter(disk, path, records.size())) {
            for (byte[] record : records) {
                if (end.getAsBoolean()) {
                    return false;
                }
                out.add(record);
            }
            out.finish();
            finished = true;
            return true;
        } finally {
            if (!finished) {
                discard(disk, path);
            }
        }
    }

    /** Gives the disk back what the part took. */
    private static void discard(Disk disk, Path path) {
        try {
            disk.delete(JournalFiles.unfinished(path));
        } catch (IOException e) {
            return; // a disk that fails at that, too: the next snapshot replaces it, or the next start deletes it
        }
    }
}
