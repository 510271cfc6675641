package parley.server;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import parley.api.server.User;
import parley.server.event.EventLog;
import parley.server.metrics.Metrics;
import parley.server.store.Journals;
import parley.server.store.TextLogs;
import parley.wire.LineBuilder;
import parley.wire.Protocol;

/** What plugins' hosts reach of the server. */
record Engine(Map<String, String> settings, Time time, Console console, Faults faults, CommandTable commands,
              Presence presence, OnlineRoster roster, Audiences audiences, Suggestions suggestions, Journals journals,
              EventLog events, Inboxes inboxes, TextLogs textLogs, List<Loop> loops, Metrics metrics) {

    /** Tells all whose catalogue has a command that it has come or gone. */
    void tellAll(CommandTable.Entry command, String verb) {
        byte[] line = verb.equals(Protocol.COMMAND) ? command.line()
                : new LineBuilder().verb(verb).word(command.spec().name()).toBytes();
        for (User user : roster.online()) {
            OnlineUser online = (OnlineUser) user;
            if (command.isShownTo(online.access())) {
                online.send(line);
            }
        }
    }

    /** Has a task run on a loop after a delay. */
    void after(Duration delay, Runnable task) {
        Loop loop = loops.getFirst();
        loop.post(() -> loop.after(delay.toNanos(), task));
    }
}
