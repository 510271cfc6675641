package parley.server.event;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import parley.server.Durability;
import parley.server.store.Disk;
import parley.server.store.DiskFile;

/**
 * The files of the log, of which the last one is appended to, by one thread at a time. A record is never split between
 * two. Reading is safe from any thread.
 */
final class EventFiles {
    /** With so many bytes of records a file is full, unless a test says otherwise: 256 MiB. */
    static final long FULL = 256L << 20;
    private static final int COPIED_AT_ONCE = 1 << 18;

    private final Disk disk;
    private final Path folder;
    private final Durability durability;
    private final long full;
    private final Consumer<String> report;
    private final NavigableMap<Long, EventFile> byStart = new ConcurrentSkipListMap<>();
    private EventFile current;
    private DiskFile out;
    private volatile long end;

    EventFiles(Disk disk, Path folder, Durability durability, long full, Consumer<String> report) throws IOException {
        this.disk = disk;
        this.folder = folder;
        this.durability = durability;
        this.full = full;
        this.report = report;
        disk.createFolder(folder);
        if (durability == Durability.POWER && folder.getParent() != null) {
            disk.forceFolder(folder.getParent());
        }
        for (String name : disk.list(folder)) {
            EventFile.named(folder, name).ifPresent(file -> byStart.put(file.start(), file));
        }
        if (byStart.isEmpty()) {
            byStart.put(1L, EventFile.at(folder, 1));
        }
        current = byStart.lastEntry().getValue();
        out = current.open(disk, durability);
        end = current.start() + out.size() - EventFile.MAGIC.length;
    }

    /** The position of the oldest record. */
    long start() {
        return byStart.firstKey();
    }

    /** The position behind the last record that was written. */
    long end() {
        return end;
    }

    /**
     * Passes on every record from a position to the end; what is damaged is left out and reported, and a torn end is cut
     * off. Returns how many bytes both are.
     */
    long replay(long from, Scan.Visitor visitor) throws IOException {
        long lost = 0;
        for (EventFile file : byStart.tailMap(holding(from).start()).values()) {
            try (DiskFile in = disk.open(file.path())) {
                if (!EventFile.beginsWell(in)) {
                    report.accept(file.path() + " does not begin as a file of events: the disk has damaged its first bytes, or"
                            + " another program wrote it. What is whole in it is read.");
                }
                lost += replay(file, new Scan(in, file, Math.max(from, file.start()), visitor));
            }
        }
        return lost;
    }

    private long replay(EventFile file, Scan scan) throws IOException {
        scan.run();
        List<Scan.Damage> damage = new ArrayList<>(scan.damage());
        long lost = endOf(file) - scan.whole();
        if (file == current && lost > 0) {
            cutTornEnd(scan.whole());
        } else if (lost > 0) {
            damage.add(new Scan.Damage(file, scan.whole(), endOf(file)));
        }
        damage.forEach(piece -> report.accept(piece.inWords()));
        return Math.max(0, lost) + scan.damage().stream().mapToLong(piece -> piece.to() - piece.from()).sum();
    }

    /** Passes on every whole record from a position on, to the end or as long as the visitor wants them. */
    void scan(long from, Scan.Visitor visitor) throws IOException {
        boolean wanted = true;
        for (EventFile file : byStart.tailMap(holding(from).start()).values()) {
            if (wanted) {
                try (DiskFile in = disk.open(file.path())) {
                    wanted = new Scan(in, file, Math.max(from, file.start()), visitor).run();
                }
            }
        }
    }

    /** The position of the first record of the last file of which the first event has at most that id. */
    long startBefore(long id) throws IOException {
        for (EventFile file : byStart.descendingMap().values()) {
            long[] first = {Long.MAX_VALUE};
            scan(file.start(), (bytes, at, size, position) -> {
                boolean event = bytes[at + Record.KIND_AT] == Record.EVENT;
                first[0] = event ? Record.longAt(bytes, at + Record.ID_AT) : first[0];
                return !event;
            });
            if (first[0] <= id) {
                return file.start();
            }
        }
        return start();
    }

    /** Keeps what stands behind the last whole record in a file beside it, so that nothing is thrown away. */
    private void cutTornEnd(long whole) throws IOException {
        Path kept = current.path().resolveSibling(current.path().getFileName() + ".torn-at-" + whole);
        try (DiskFile to = disk.open(kept)) {
            to.truncate(0); // in case a start was interrupted here
            copy(whole, to);
            to.force();
        }
        report.accept("The last " + (end - whole) + " bytes of " + current.path() + " are not a whole record, as after a crash"
                + " in the middle of a write. They were moved to " + kept.getFileName() + "; all before them is there.");
        cutTo(whole);
        out.force();
    }

    private void copy(long from, DiskFile to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(COPIED_AT_ONCE);
        for (long at = current.offset(from); out.read(buffer.clear(), at) > 0; at += buffer.limit()) {
            to.appendAll(buffer.flip());
        }
    }

    /** Goes on in a new file if this one is full; only where a record ends. If that fails, this one is still written. */
    void beginNextIfFull() throws IOException {
        if (end - current.start() >= full) {
            EventFile next = EventFile.at(folder, end);
            DiskFile opened = next.open(disk, durability);
            DiskFile left = out;
            out = opened;
            current = next;
            byStart.put(next.start(), next);
            left.close();
        }
    }

    /** Writes bytes of whole records at the end. */
    void append(ByteBuffer bytes) throws IOException {
        end += out.append(bytes);
    }

    void force() throws IOException {
        out.force();
    }

    /** Cuts off what was written behind a position of the current file. */
    void cutTo(long position) throws IOException {
        out.truncate(current.offset(position));
        end = position;
    }

    /** The file that holds a position; the oldest if none does any more. */
    EventFile holding(long position) {
        Map.Entry<Long, EventFile> holding = byStart.floorEntry(position);
        return (holding == null ? byStart.firstEntry() : holding).getValue();
    }

    /** The position behind the last record of a file. */
    long endOf(EventFile file) {
        Long next = byStart.higherKey(file.start());
        return next == null ? end : next;
    }

    Disk disk() {
        return disk;
    }

    void close() throws IOException {
        out.close();
    }
}
