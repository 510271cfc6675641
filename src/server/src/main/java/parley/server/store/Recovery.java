package parley.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.function.Consumer;

/**
 * Brings back at a start what a journal holds: the newest snapshot that is whole, then all segments from its number on,
 * in their order. A newer snapshot that is damaged is set aside as long as an older one with all segments since stands for
 * it; else what is whole of it counts.
 */
final class Recovery {
    /** The number that stands for no snapshot: before the first segment there is nothing. */
    private static final int FIRST = 1;
    private static final String PUT_BACK = "If you have a copy, stop the server and put it back.";

    private final Disk disk;
    private final JournalFiles files;
    private final Alarm alarm;
    private final Consumer<byte[]> replay;
    private final Repair repair;
    private final NavigableSet<Integer> segments;
    private final NavigableSet<Integer> snapshots;

    Recovery(Disk disk, JournalFiles files, Alarm alarm, Consumer<byte[]> replay) throws IOException {
        this.disk = disk;
        this.files = files;
        this.alarm = alarm;
        this.replay = replay;
        this.repair = new Repair(disk, files, alarm);
        files.deleteUnfinished();
        this.segments = files.segments();
        this.snapshots = files.snapshots();
    }

    /**
     * Replays all, and repairs and reports what is damaged. Returns the number of the segment to go on with, which may
     * not be there yet.
     *
     * @throws IOException if a file cannot be read, or a damaged one not be repaired
     */
    int run() throws IOException {
        int base = base();
        if (snapshots.contains(base) && readAndRepair(files.snapshot(base)).length() == 0) {
            alarm.say(files.snapshot(base) + " is empty, and what it held is lost. " + PUT_BACK);
        }
        int next = base;
        for (int number : segments.tailSet(base)) {
            reportMissing(next, number);
            readAndRepair(files.segment(number));
            next = number + 1;
        }
        if (next == base && snapshots.contains(base)) {
            reportMissing(base, base + 1);
        }
        return Math.max(base, next - 1);
    }

    /** A journal never begins without its segment, so one that is not there was taken away. */
    private void reportMissing(int from, int to) {
        if (from < to) {
            alarm.say(files.segment(from) + (to - from == 1 ? " is" : " and " + (to - from - 1) + " after it are")
                    + " missing, and what stood there is lost. " + PUT_BACK);
        }
    }

    /** The number of the snapshot to begin with. */
    private int base() throws IOException {
        for (int number : snapshots.descendingSet()) {
            if (isWhole(files.snapshot(number)) && isFollowed(number)) {
                setAsideAfter(number);
                return number;
            }
        }
        if (snapshots.isEmpty() || isFollowed(FIRST)) {
            setAsideAfter(0);
            return FIRST;
        }
        return snapshots.last();
    }

    /** Whether all segments from a number on are there, up to the newest snapshot's. */
    private boolean isFollowed(int number) {
        for (int next = number; next < snapshots.last(); next++) {
            if (!segments.contains(next)) {
                return false;
            }
        }
        return true;
    }

    private void setAsideAfter(int number) throws IOException {
        for (int damaged : snapshots.tailSet(number, false)) {
            Path path = files.snapshot(damaged);
            Path aside = files.beside(path, "damaged");
            disk.rename(path, aside);
            disk.forceFolder(files.folder());
            alarm.say(path + " is damaged. It was renamed to " + aside.getFileName()
                    + "; the files before it stand for it, so nothing is lost.");
        }
    }

    private boolean isWhole(Path snapshot) throws IOException {
        try (DiskFile file = disk.open(snapshot)) {
            SegmentReader.Found found = SegmentReader.read(file, record -> { });
            return found.isWhole() && found.written() != Segment.OPEN;
        }
    }

    private SegmentReader.Found readAndRepair(Path path) throws IOException {
        SegmentReader.Found found;
        try (DiskFile file = disk.open(path)) {
            found = SegmentReader.read(file, replay);
        }
        if (!found.isWhole()) {
            repair.repair(path, found);
        }
        return found;
    }
}
