package parley.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import parley.api.server.Roster;
import parley.api.server.User;
import parley.server.store.LogTime;

/**
 * {@code userlog.txt}: who is active now, numbered from 1 in the order of log-in, a line a user:
 * {@code 1; 01 Jun 2022 21:30:04; yoda; 129.64.1.11; 6666}. Written anew after changes, however many there were, and
 * replaced in one step, so that a reader never sees half of it.
 */
final class UserLog {
    private final Path file;
    private final Roster roster;
    private final Consumer<String> report;
    private volatile boolean changed = true;
    private boolean failed;

    UserLog(Path folder, Roster roster, Consumer<String> report) {
        this.file = folder.resolve("userlog.txt");
        this.roster = roster;
        this.report = report;
    }

    /** Has the file written at the next {@link #write}. */
    void changed() {
        changed = true;
    }

    /** Writes the file if somebody came or went since it was written. */
    synchronized void write() {
        if (!changed) {
            return;
        }
        changed = false;
        try {
            Path next = file.resolveSibling("userlog.txt.new");
            Files.writeString(next, lines());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            failed = false;
        } catch (IOException e) {
            changed = true;
            if (!failed) {
                failed = true;
                report.accept(file + " cannot be written: " + e.getMessage());
            }
        }
    }

    private String lines() {
        StringBuilder lines = new StringBuilder();
        int number = 0;
        for (User user : roster.online()) {
            number++;
            lines.append(number).append("; ").append(LogTime.text(user.since().toEpochMilli())).append("; ").append(user.name())
                    .append("; ").append(user.address().getHostAddress()).append("; ")
                    .append(user.udpPort().isPresent() ? Integer.toString(user.udpPort().getAsInt()) : "-").append('\n');
        }
        return lines.toString();
    }
}
