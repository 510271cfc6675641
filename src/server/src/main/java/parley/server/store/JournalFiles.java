package parley.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of a journal's files: segments {@code NAME-000001.journal}, {@code NAME-000002.journal}, …, and snapshots
 * {@code NAME-000002.snapshot}, …, of which each stands for all segments with a lower number.
 */
final class JournalFiles {
    private static final String SEGMENT = ".journal";
    private static final String SNAPSHOT = ".snapshot";
    private static final String UNFINISHED = ".new";

    private final Disk disk;
    private final Path folder;
    private final String name;

    JournalFiles(Disk disk, Path folder, String name) {
        this.disk = disk;
        this.folder = folder;
        this.name = name;
    }

    Path folder() {
        return folder;
    }

    Path segment(int number) {
        return path(number, SEGMENT);
    }

    Path snapshot(int number) {
        return path(number, SNAPSHOT);
    }

    /** The name of a file until it is whole. */
    static Path unfinished(Path path) {
        return path.resolveSibling(path.getFileName() + UNFINISHED);
    }

    /** The numbers of the segments that are there. */
    NavigableSet<Integer> segments() throws IOException {
        return numbers(SEGMENT);
    }

    /** The numbers of the snapshots that are there. */
    NavigableSet<Integer> snapshots() throws IOException {
        return numbers(SNAPSHOT);
    }

    /** A name beside a file for something of it that is kept, with a number behind it if it is taken. */
    Path beside(Path file, String what) throws IOException {
        Set<String> taken = new HashSet<>(disk.list(folder));
        String wanted = file.getFileName() + "." + what;
        String free = wanted;
        for (int i = 2; taken.contains(free); i++) {
            free = wanted + "-" + i;
        }
        return folder.resolve(free);
    }

    /** Deletes what a crash left unfinished. */
    void deleteUnfinished() throws IOException {
        for (String suffix : Set.of(SEGMENT, SNAPSHOT)) {
            for (int number : numbers(suffix + UNFINISHED)) {
                disk.delete(path(number, suffix + UNFINISHED));
            }
        }
    }

    /**
     * Deletes what the snapshot before a newest one stands for. So one generation stays as a backup: that snapshot and
     * the segments from it on. The newest one must be on the disk with its name.
     */
    void deleteOlderGenerations(int newest) throws IOException {
        Integer previous = snapshots().lower(newest);
        if (previous != null) {
            for (int number : segments().headSet(previous)) {
                disk.delete(segment(number));
            }
            for (int number : snapshots().headSet(previous)) {
                disk.delete(snapshot(number));
            }
        }
    }

    private Path path(int number, String suffix) {
        return folder.resolve("%s-%06d%s".formatted(name, number, suffix));
    }

    private NavigableSet<Integer> numbers(String suffix) throws IOException {
        Pattern pattern = Pattern.compile(Pattern.quote(name) + "-(\\d{6,9})" + Pattern.quote(suffix));
        NavigableSet<Integer> numbers = new TreeSet<>();
        for (String file : disk.list(folder)) {
            Matcher matcher = pattern.matcher(file);
            if (matcher.matches()) {
                numbers.add(Integer.parseInt(matcher.group(1)));
            }
        }
        return numbers;
    }
}
