package parley.server.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import parley.api.server.TextLog;

/**
 * The logs for people: lines gather in memory and {@link #flush} appends them to their files. They follow the journals, which
 * are the record; so a file that cannot be written is reported and its lines are kept for the next flush, up to a bound.
 */
public final class TextLogs {
    private final Disk disk;
    private final Path folder;
    private final Consumer<String> report;
    private final Map<String, FileLog> logs = new ConcurrentHashMap<>();
    /** Each log is in it once at most; taken out by one thread. */
    private final Queue<FileLog> unwritten = new ConcurrentLinkedQueue<>();
    private volatile Runnable hurry = this::flush;

    /**
     * None yet.
     *
     * @param report is told of failures, in one line for people
     */
    public TextLogs(Path folder, Consumer<String> report) {
        this(Disk.ofSystem(), folder, report);
    }

    /** None yet, on that disk. */
    TextLogs(Disk disk, Path folder, Consumer<String> report) {
        this.disk = disk;
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
        return logs.computeIfAbsent(fileName, name ->
                new FileLog(disk, folder.resolve(name), report, unwritten::add, () -> hurry.run()));
    }

    /** Says what has {@link #flush} called soon when much has gathered; until then whoever appends flushes. */
    public void hurriedBy(Runnable it) {
        hurry = it;
    }

    /** Appends all that gathered to the files; costs nothing for logs to which nothing was added. */
    public void flush() {
        for (int left = unwritten.size(); left > 0; left--) {
            unwritten.remove().flush();
        }
    }
}
