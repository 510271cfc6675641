package parley.server.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import parley.api.server.TextLog;

/**
 * The logs for people: lines gather in memory and {@link #flush} appends them to their files. They follow the journals, which
 * are the record; so a file that cannot be written is reported and its lines are kept for the next flush, up to a bound.
 */
public final class TextLogs {
    private final Path folder;
    private final Consumer<String> report;
    private final Map<String, FileLog> logs = new ConcurrentHashMap<>();

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
        return logs.computeIfAbsent(fileName, name -> new FileLog(folder.resolve(name), report));
    }

    /** Appends all that gathered to the files. */
    public void flush() {
        logs.values().forEach(FileLog::flush);
    }
}
