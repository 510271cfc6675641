package parley.p2pvideo;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Lines that outlast the program, in a file that is written whole each time. Before {@link #in} nothing is kept.
 * Guarded by its owner.
 */
final class KeptLines {
    private final String what;
    private final System.Logger logger;
    private Optional<Path> file = Optional.empty();

    /**
     * Keeps nothing yet.
     *
     * @param what the lines are, for the log
     */
    KeptLines(String what, System.Logger logger) {
        this.what = what;
        this.logger = logger;
    }

    /** From now on they are kept there; what is there already, or nothing if it cannot be read. */
    List<String> in(Path kept) {
        file = Optional.of(kept);
        try {
            return Files.exists(kept) ? Files.readAllLines(kept) : List.of();
        } catch (IOException e) {
            logger.log(Level.WARNING, what + " cannot be read from " + kept, e);
            return List.of();
        }
    }

    /** A line is none of these: says so in the log, and leaves it out. */
    void reject(String line) {
        logger.log(Level.WARNING, "this is no line of " + what + ": '" + line + "'");
    }

    /** Puts these lines in place of those before: all of them, or none. */
    void write(List<String> lines) throws IOException {
        if (file.isPresent()) {
            Path fresh = file.get().resolveSibling(file.get().getFileName() + ".new");
            Files.write(fresh, lines);
            Files.move(fresh, file.get(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** As {@link #write}; if it fails only the log is told. */
    void writeIfPossible(List<String> lines) {
        try {
            write(lines);
        } catch (IOException e) {
            logger.log(Level.WARNING, what + " cannot be kept in " + file.get(), e);
        }
    }
}
