package parley.server;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import parley.server.event.EventLog;
import parley.server.metrics.Metrics;
import parley.server.store.Journals;
import parley.server.store.TextLogs;

/** What plugins' hosts reach of the server. */
record Engine(InetAddress address, Map<String, String> settings, Time time, Console console, Faults faults,
              CommandTable commands, Presence presence, OnlineRoster roster, Audiences audiences, Suggestions suggestions,
              Journals journals, EventLog events, Inboxes inboxes, TextLogs textLogs, List<Loop> loops, Metrics metrics,
              PostHooks hooks, Services services, BooleanSupplier running) {

    /** Whether its loops run. */
    boolean isRunning() {
        return running.getAsBoolean();
    }

    /** Has a task run on a loop after a delay from now. */
    void after(Duration delay, Runnable task) {
        Loop loop = loops.getFirst();
        long at = time.nanos().getAsLong() + delay.toNanos();
        loop.post(() -> loop.after(at - loop.now(), task));
    }
}
