package parley.client;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.text.MessageFormat;
import java.time.InstantSource;
import java.util.ResourceBundle;
import java.util.function.Consumer;

/**
 * The client's log file: {@code time LEVEL name: text}, with the stack of a fault below. Several clients of one user
 * may write to it at once. A file of more than 5 MB is put aside as {@code client.log.1} at the next start.
 */
final class ClientLog {
    private static final long LONGEST_BYTES = 5_000_000;

    private final Path file;
    private final InstantSource clock;
    private final Consumer<String> trouble;
    private boolean broken;

    /**
     * Creates it; the file is made with the first entry.
     *
     * @param trouble is told once, in words for the user, if the file cannot be written
     */
    ClientLog(Path file, InstantSource clock, Consumer<String> trouble) {
        this.file = file;
        this.clock = clock;
        this.trouble = trouble;
    }

    /** Where it is. */
    Path file() {
        return file;
    }

    /** Puts a file aside that has grown too long. */
    void rotate() {
        try {
            if (Files.exists(file) && Files.size(file) > LONGEST_BYTES) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    /** A logger whose entries go to the file; those below {@code INFO} go nowhere. */
    System.Logger logger(String name) {
        return new FileLogger(name);
    }

    private void write(String name, System.Logger.Level level, String text, Throwable fault) {
        StringWriter entry = new StringWriter();
        PrintWriter lines = new PrintWriter(entry);
        lines.println(clock.instant() + " " + level + " " + name + ": " + text);
        if (fault != null) {
            fault.printStackTrace(lines);
        }
        synchronized (this) {
            if (broken) {
                return; // the user was told
            }
            try {
                OwnerOnly.create(file);
                Files.writeString(file, entry.toString(), StandardOpenOption.APPEND);
                return;
            } catch (IOException e) {
                broken = true;
                fail(e);
            }
        }
    }

    private void fail(IOException e) {
        trouble.accept("The log file " + file + " cannot be written: " + e + ". Faults are not recorded.");
    }

    private final class FileLogger implements System.Logger {
        private final String name;

        FileLogger(String name) {
            this.name = name;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return level != Level.OFF && level.getSeverity() >= Level.INFO.getSeverity();
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            if (isLoggable(level)) {
                write(name, level, message, thrown);
            }
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... params) {
            if (isLoggable(level)) {
                boolean plain = params == null || params.length == 0;
                write(name, level, plain ? format : MessageFormat.format(format, params), null);
            }
        }
    }
}
