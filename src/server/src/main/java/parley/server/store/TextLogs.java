package parley.server.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import parley.api.server.TextLog;
import parley.wire.Printable;

/**
 * The logs for people: lines gather in memory and {@link #flush} appends them to their files. They follow the journals, which
 * are the record; so a file that cannot be written is reported and its lines are kept for the next flush, up to a bound.
 */
public final class TextLogs {
    /** Characters that a log may gather before the thread that appends has to write them itself. */
    private static final int GATHER_AT_MOST = 8 << 20;

    private final Path folder;
    private final Consumer<String> report;
    private final Map<String, Log> logs = new ConcurrentHashMap<>();

    /** One file. Its lines are guarded by the monitor of {@code gathered}, its file by its own. */
    private final class Log implements TextLog {
        private final Path file;
        private final StringBuilder gathered = new StringBuilder();
        private boolean begun; // the file is there, if only empty; as failed, guarded by this
        private boolean failed;

        Log(Path file) {
            this.file = file;
        }

        @Override
        public void append(String line) {
            int size;
            synchronized (gathered) {
                gathered.append(Printable.strip(line)).append('\n');
                size = gathered.length();
            }
            if (size > GATHER_AT_MOST) {
                flush();
            }
        }

        synchronized void flush() {
            String lines;
            synchronized (gathered) {
                if (gathered.isEmpty() && begun) {
                    return;
                }
                lines = gathered.toString();
                gathered.setLength(0);
                if (gathered.capacity() > 1 << 20) {
                    gathered.trimToSize();
                }
            }
            write(lines);
        }

        private void write(String lines) {
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                out.write(lines.getBytes(StandardCharsets.UTF_8));
                failed = false;
                begun = true;
            } catch (IOException e) {
                keep(lines);
                if (!failed) {
                    failed = true;
                    report.accept(file + " cannot be written: " + e.getMessage() + ". The journals go on without it.");
                }
            }
        }

        /** A part of the lines may have reached the file; then they stand there twice rather than not at all. */
        private void keep(String lines) {
            synchronized (gathered) {
                if (gathered.length() + lines.length() <= GATHER_AT_MOST) {
                    gathered.insert(0, lines);
                }
            }
        }
    }

    /**
     * None yet.
     *
     * @param report is told of failures, in one line for people
     */
    public TextLogs(Path folder, Consumer<String> report) {
        this.folder = folder;
        this.report = report;
    }

    /**
     * The log in a file of that name; the same one for the same name.
     *
     * @throws IllegalArgumentException if the name has other characters than letters, digits, {@code _}, {@code -},
     *         {@code .}, or begins with a dot
     */
    public TextLog open(String fileName) {
        if (!fileName.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException("'" + fileName + "' cannot name a log: use letters, digits, '_', '-', '.'");
        }
        return logs.computeIfAbsent(fileName, name -> new Log(folder.resolve(name)));
    }

    /** Appends all that gathered to the files. */
    public void flush() {
        logs.values().forEach(Log::flush);
    }
}
