package parley.p2pvideo.transfer;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Finds the journals in a folder, whoever they belong to. */
final class JournalFiles {
    /** What the name of each ends in. */
    static final String ENDING = ".part.idx";
    /** So many are looked at, since each has to be opened: the newest, for old ones were given up long ago. */
    static final int MOST = 1_000;

    private JournalFiles() {
    }

    private record Dated(Path file, FileTime changed) {
        /** Nothing if it is no plain file, or gone meanwhile. */
        static Optional<Dated> of(Path file) {
            try {
                BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class,
                        LinkOption.NOFOLLOW_LINKS);
                return is.isRegularFile() ? Optional.of(new Dated(file, is.lastModifiedTime())) : Optional.empty();
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }

    /** The newest in a folder, the newest of them first. */
    static List<Path> newest(Path directory) throws IOException {
        PriorityQueue<Dated> newest = new PriorityQueue<>(Comparator.comparing(Dated::changed));
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "*" + ENDING)) {
            for (Path each : all) {
                Dated.of(each).ifPresent(newest::add);
                if (newest.size() > MOST) {
                    newest.remove();
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return newest.stream().sorted(Comparator.comparing(Dated::changed).reversed()).map(Dated::file).toList();
    }
}
