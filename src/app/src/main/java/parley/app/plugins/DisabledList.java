package parley.app.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;

/** The plugins that an administrator disabled, which lasts: a text file with an id a line. Not thread-safe. */
final class DisabledList {
    private final Path file;
    private Set<String> ids = new TreeSet<>();

    /** One that is empty until it is {@link #read}. */
    DisabledList(Path file) {
        this.file = file;
    }

    /**
     * Reads the file; one that does not exist counts as empty.
     *
     * @throws IOException if it cannot be read; the text says which file and what to do
     */
    void read() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try {
            Files.readString(file).lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(ids::add);
        } catch (IOException e) {
            throw new IOException("Which plugins are disabled cannot be read from " + file + " (" + e
                    + "), so none is: check the file and its permissions.", e);
        }
    }

    boolean contains(String id) {
        return ids.contains(id);
    }

    /**
     * Adds one.
     *
     * @throws IOException if the file cannot be written, and the list stays as it was; the text says what to do
     */
    void add(String id) throws IOException {
        Set<String> more = new TreeSet<>(ids);
        more.add(id);
        write(more);
    }

    /** Takes one out; as {@link #add}. */
    void remove(String id) throws IOException {
        Set<String> fewer = new TreeSet<>(ids);
        if (fewer.remove(id)) {
            write(fewer);
        }
    }

    private void write(Set<String> lines) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(next.toAbsolutePath().getParent());
            Files.write(next, lines);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IOException("Which plugins are disabled cannot be written to " + file + " (" + e
                    + "): check the folder, its permissions and the space that is left.", e);
        }
        ids = lines;
    }
}
