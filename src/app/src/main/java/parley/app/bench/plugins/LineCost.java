package parley.app.bench.plugins;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import parley.app.bench.ProcessUse;
import parley.wire.Protocol;

/**
 * The processor time that a server takes for a line that a plugin answers, next to one that it answers by itself. The lines
 * are of the same length, so the difference is to read the label, find the command, parse, guard, run, count and answer it.
 */
final class LineCost {
    /** Lines under way at a time. */
    static final int WINDOW = 64;
    /** The system tells processor time to a hundredth of a second, so there are many of the cheap lines. */
    private static final int FEWER = 20;
    private static final int WARM_UPS = 2;
    private static final String TEXT = "x".repeat(24);
    private static final String LABELLED = "@label=1 /";
    private static final String AT_ONCE = LABELLED + Probe.AT_ONCE + " " + TEXT;
    private static final String LATER = LABELLED + Probe.LATER + " " + TEXT;
    private static final String PING = "PING :" + "x".repeat(AT_ONCE.length() - "PING :".length());

    private final PluginsPlan plan;
    private final DropServer server;
    private final Users users;
    private int open;
    private int left;

    LineCost(PluginsPlan plan, DropServer server, Users users) {
        this.plan = plan;
        this.server = server;
        this.users = users;
    }

    /** The server has to have {@link Probe}. */
    void measure(Table table) throws IOException {
        Map<String, Sample> costs = new HashMap<>();
        List<String> lines = List.of(PING, AT_ONCE, LATER);
        for (int round = -WARM_UPS; round < plan.rounds(); round++) {
            for (String line : lines) {
                OptionalDouble cost = cost(line, line.equals(LATER) ? plan.lines() / FEWER : plan.lines());
                Sample sample = costs.computeIfAbsent(line, l -> new Sample());
                if (round >= 0) {
                    sample.add(cost.orElse(Double.NaN));
                }
            }
        }
        table.heading("A line: CPU of the server's process, %d lines under way on one connection; median and", WINDOW);
        table.heading("range of %d rounds of %,d lines of each kind, in turn (on a thread: %,d).", plan.rounds(), plan.lines(),
                plan.lines() / FEWER);
        Sample ping = costs.get(PING);
        table.row("PING, answered by no plugin", ping, "us");
        row(table, "a command, at once", costs.get(AT_ONCE), ping);
        row(table, "a command, on a plugin's thread", costs.get(LATER), ping);
    }

    private static void row(Table table, String what, Sample cost, Sample ping) {
        table.row(what, Table.text("%,.2f us", cost.median()), Table.range(cost));
        table.row("  more than PING", Table.text("%,.2f us", cost.median() - ping.median()),
                Table.text("%.2f times PING", cost.median() / ping.median()));
    }

    /** Microseconds of processor time. */
    private OptionalDouble cost(String line, int lines) throws IOException {
        left = lines;
        open = 0;
        users.watchedBy((user, answer) -> {
            if (answer.verb().equals(Protocol.OK) || answer.verb().equals(Protocol.PONG)) { // not news of commands
                open--;
                fill(line);
            }
        });
        ProcessUse before = server.use();
        fill(line);
        users.until(() -> open == 0 && left == 0, "have all answers");
        OptionalDouble cpu = server.use().cpuSince(before);
        return cpu.isPresent() ? OptionalDouble.of(1e6 * cpu.getAsDouble() / lines) : cpu;
    }

    private void fill(String line) {
        while (left > 0 && open < WINDOW) {
            left--;
            open++;
            users.put(0, line);
        }
    }
}
