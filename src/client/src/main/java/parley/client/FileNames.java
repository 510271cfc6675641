package parley.client;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import parley.wire.Printable;

/** Names of files that may follow what was typed of a path. */
final class FileNames {
    /** The most names offered of a folder. */
    static final int MOST = 1000;

    private final Path folder;

    /** Creates it with the folder in which relative paths begin. */
    FileNames(Path folder) {
        this.folder = folder;
    }

    /**
     * The files whose names begin as typed. Names may hold blanks, and several may stand one after the other: if nothing
     * begins with all that was typed, the longest end of it that is the beginning of a name is completed.
     */
    List<Suggestion> suggest(String typed) {
        List<Suggestion> found = beginningWith(typed);
        for (int blank = typed.indexOf(' '); found.isEmpty() && blank >= 0; blank = typed.indexOf(' ', blank + 1)) {
            String before = typed.substring(0, blank + 1);
            found = beginningWith(typed.substring(blank + 1)).stream().map(last -> new Suggestion(before + last.value(),
                    last.group(), last.description(), last.complete())).toList();
        }
        return found;
    }

    /** The files in the folder that was typed, whose names begin as typed; none if it cannot be read. */
    private List<Suggestion> beginningWith(String typed) {
        int slash = Math.max(typed.lastIndexOf('/'), typed.lastIndexOf(File.separatorChar));
        String parent = typed.substring(0, slash + 1);
        String name = typed.substring(slash + 1);
        List<Suggestion> found = new ArrayList<>();
        DirectoryStream.Filter<Path> filter = path -> fits(path, name);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.resolve(parent), filter)) {
            for (Path entry : entries) {
                if (found.size() == MOST) {
                    break;
                }
                boolean directory = Files.isDirectory(entry);
                String end = directory ? "/" : "";
                found.add(new Suggestion(parent + entry.getFileName() + end, "file", "", !directory));
            }
        } catch (IOException | DirectoryIteratorException | InvalidPathException e) {
            return List.of(); // there is nothing to offer; the command will say what is wrong with the path
        }
        found.sort(Comparator.comparing(Suggestion::value));
        return found;
    }

    private static boolean fits(Path path, String name) {
        String candidate = path.getFileName().toString();
        boolean hidden = candidate.startsWith(".") && !name.startsWith(".");
        return !hidden && candidate.regionMatches(true, 0, name, 0, name.length())
                && Printable.strip(candidate).equals(candidate);
    }
}
