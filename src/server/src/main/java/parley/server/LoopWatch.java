package parley.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.server.metrics.Metric;
import parley.server.metrics.Metrics;

/**
 * Notices a command which was declared never to block and does: it holds up everybody on its loop.
 * Such a command is written down with what it did, and from then on runs on threads of its own; if it goes on blocking it
 * is interrupted. Time is counted in looks, not read from a clock: a machine that was asleep or overloaded delays the looks, too.
 */
final class LoopWatch {
    /** The pause between two looks. */
    static final long PAUSE_MILLIS = 100;
    /** Seen in so many looks in a row a call is blocking. */
    static final int BLOCKING = 3;
    /** Seen in so many it is interrupted, and again each time as many have passed. */
    static final int TOO_LONG = 20;

    private final List<Loop> loops;
    private final CommandTable commands;
    private final Metrics metrics;
    private final Map<Loop, Sighting> last = new HashMap<>();

    /** A call that was seen before, and how often. */
    private record Sighting(CurrentCall.Seen call, int times) {}

    LoopWatch(List<Loop> loops, CommandTable commands, Metrics metrics) {
        this.loops = loops;
        this.commands = commands;
        this.metrics = metrics;
    }

    /** Looks at every loop once. */
    void look() {
        for (Loop loop : loops) {
            CurrentCall.Seen call = loop.currentCall().seen();
            if (call == null) {
                last.remove(loop);
                continue;
            }
            Sighting before = last.get(loop);
            Sighting now = new Sighting(call, before != null && before.call().equals(call) ? before.times() + 1 : 1);
            last.put(loop, now);
            if (now.times() == BLOCKING) {
                demote(loop, call.command());
            } else if (now.times() % TOO_LONG == 0) {
                loop.currentCall().interrupt(call, loop.thread());
            }
        }
    }

    private void demote(Loop loop, CommandTable.Entry command) {
        if (commands.demote(command)) {
            metrics.add(Metric.COMMANDS_DEMOTED, 1);
            IllegalStateException where = new IllegalStateException("it was here after "
                    + BLOCKING * PAUSE_MILLIS + " ms");
            where.setStackTrace(loop.thread().getStackTrace());
            command.guard().fault("/" + command.spec().name() + " of the plugin '" + command.plugin()
                    + "', which is declared never to block, holds up a loop, and so everybody on it. "
                    + "From now on it has threads of its own", where);
        }
    }
}
