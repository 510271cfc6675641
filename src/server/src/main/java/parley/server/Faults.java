package parley.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import parley.api.server.TextLog;

/** Faults of the program or of a plugin: an id for whoever met one, and the stack under the same id in {@code errors.log}. */
final class Faults {
    private final TextLog log;
    private final Console console;
    private final Time time;
    private final AtomicLong count = new AtomicLong();

    Faults(TextLog log, Console console, Time time) {
        this.log = log;
        this.console = console;
        this.time = time;
    }

    /** How many were written down. */
    long count() {
        return count.get();
    }

    /** Writes a fault down; returns its id. */
    String record(String where, Throwable fault) {
        String id = "E" + Long.toString(time.now().getEpochSecond(), 36) + "-" + count.incrementAndGet();
        StringWriter stack = new StringWriter();
        fault.printStackTrace(new PrintWriter(stack, true));
        log.append(id + " " + time.now() + " " + where);
        stack.toString().lines().forEach(log::append);
        console.say("Fault " + id + " in " + where + ": " + fault + ". The stack is in errors.log.");
        return id;
    }
}
