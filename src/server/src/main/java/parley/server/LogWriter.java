package parley.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import parley.server.event.EventLog;
import parley.server.store.TextLogs;

/** The thread that writes the logs for people, a few times a second, so that no loop waits for their files. */
final class LogWriter {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

    private final TextLogs textLogs;
    private final UserLog userLog;
    private final EventLog events;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private final Thread thread = Thread.ofPlatform().name("parley-files").daemon().unstarted(this::run);
    private boolean closed; // guarded by lock

    LogWriter(TextLogs textLogs, UserLog userLog, EventLog events) {
        this.textLogs = textLogs;
        this.userLog = userLog;
        this.events = events;
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (pause()) {
                write();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        write();
    }

    private boolean pause() throws InterruptedException {
        lock.lock();
        try {
            long left = PAUSE;
            while (!closed && left > 0) {
                left = closing.awaitNanos(left);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void write() {
        textLogs.flush();
        userLog.write();
        events.checkpointIfDue();
    }

    /** Writes what is left and ends the thread. */
    void close() throws InterruptedException {
        lock.lock();
        try {
            closed = true;
            closing.signal();
        } finally {
            lock.unlock();
        }
        thread.join();
    }
}
