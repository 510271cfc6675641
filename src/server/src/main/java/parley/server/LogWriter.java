package parley.server;

import parley.server.event.EventLog;
import parley.server.store.TextLogs;

/**
 * Writes the logs for people, a few times a second and whenever much has gathered, on a thread of its own, so that no loop
 * waits for their files.
 */
final class LogWriter {
    private static final long PAUSE_MILLIS = 200;

    private final TextLogs textLogs;
    private final UserLog userLog;
    private final EventLog events;
    private final Ticker ticker;

    LogWriter(TextLogs textLogs, UserLog userLog, EventLog events, Faults faults) {
        this.textLogs = textLogs;
        this.userLog = userLog;
        this.events = events;
        this.ticker = new Ticker("parley-files", PAUSE_MILLIS, this::write, this::write,
                fault -> faults.record("writing the logs", fault));
    }

    void start() {
        textLogs.hurriedBy(ticker::soon);
        ticker.start();
    }

    private void write() {
        textLogs.flush();
        userLog.write();
        events.checkpointIfDue();
    }

    /** Writes what is left and ends the thread. */
    void close() throws InterruptedException {
        ticker.close();
    }
}
