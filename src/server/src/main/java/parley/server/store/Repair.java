package parley.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes a damaged file of a journal whole again: what is no record is copied to a file beside it, so that nothing is
 * thrown away, and then taken out. A crash in the middle leaves the file as it was, or whole.
 */
final class Repair {
    private final Disk disk;
    private final JournalFiles files;
    private final Alarm alarm;

    Repair(Disk disk, JournalFiles files, Alarm alarm) {
        this.disk = disk;
        this.files = files;
        this.alarm = alarm;
    }

    /**
     * Repairs a file in which that was found, and reports it in one line.
     *
     * @throws IOException if the disk does not take it; the text is for people
     */
    void repair(Path path, SegmentReader.Found found) throws IOException {
        try {
            if (found.gaps().isEmpty()) {
                rewrite(path, found);
                alarm.say(path + " is damaged: " + (found.written() - found.records()) + " of " + found.written()
                        + " records at its end are lost.");
            } else if (found.isTornOnly()) {
                cut(path, found);
            } else {
                takeOut(path, found);
            }
        } catch (IOException e) {
            throw new IOException(path + " is damaged and cannot be repaired: " + e.getMessage()
                    + ". Free some space and start again; nothing was changed.", e);
        }
    }

    private void cut(Path path, SegmentReader.Found found) throws IOException {
        SegmentReader.Gap tail = found.gaps().getFirst();
        Path kept = copy(path, found.gaps(), "torn-at-" + tail.from());
        try (DiskFile file = disk.open(path)) {
            file.truncate(tail.from());
            file.force();
        }
        alarm.say(tail.from() == 0
                ? path + " has no whole beginning and cannot be read. Its " + tail.bytes() + " bytes were moved to "
                        + kept.getFileName() + "."
                : "The last " + tail.bytes() + " bytes of " + path
                        + " are not a whole record, as after a crash in the middle of a write. They were moved to "
                        + kept.getFileName() + "; all before them is there.");
    }

    private void takeOut(Path path, SegmentReader.Found found) throws IOException {
        List<SegmentReader.Gap> gaps = found.gaps();
        long first = gaps.getFirst().from();
        Path kept = copy(path, gaps, "damaged-at-" + first);
        rewrite(path, found);
        long bytes = gaps.stream().mapToLong(SegmentReader.Gap::bytes).sum();
        String where = gaps.size() == 1 ? "at " + first : "in " + gaps.size() + " places, first at " + first + ",";
        alarm.say(path + " is damaged: " + bytes + " bytes " + where + " cannot be read. They were moved to "
                + kept.getFileName() + "; all before and behind them is there.");
    }

    /** Writes a file of the whole records and puts it in the place of the damaged one. */
    private void rewrite(Path path, SegmentReader.Found found) throws IOException {
        long records = found.written() == Segment.OPEN ? Segment.OPEN : found.records();
        try (SegmentWriter out = new SegmentWriter(disk, path, records)) {
            try (DiskFile damaged = disk.open(path)) { // closed before it is replaced, as Windows asks
                SegmentReader.read(damaged, record -> add(out, record));
            }
            out.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void add(SegmentWriter out, byte[] record) {
        try {
            out.add(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies the gaps, one behind the other, into a file of their own. */
    private Path copy(Path path, List<SegmentReader.Gap> gaps, String what) throws IOException {
        Path kept = files.beside(path, what);
        try (DiskFile from = disk.open(path); DiskFile to = disk.open(kept)) {
            for (SegmentReader.Gap gap : gaps) {
                copy(from, gap, to);
            }
            to.force();
        }
        disk.forceFolder(files.folder());
        return kept;
    }

    private static void copy(DiskFile from, SegmentReader.Gap gap, DiskFile to) throws IOException {
        ByteBuffer part = ByteBuffer.allocate(1 << 16);
        for (long at = gap.from(); at < gap.to(); at += part.limit()) {
            part.clear().limit((int) Math.min(part.capacity(), gap.to() - at));
            if (from.read(part, at) < 0) {
                throw new IOException("it became shorter while it was read");
            }
            to.appendAll(part.flip());
        }
    }
}
