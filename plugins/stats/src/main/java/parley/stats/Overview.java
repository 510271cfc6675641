package parley.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** All in one screen: what the server does, what waits, and the commands that are called most. */
final class Overview {
    /** More commands than this are counted, not shown. */
    private static final int COMMANDS_AT_MOST = 20;

    private Overview() {}

    static List<List<String>> rows(Progress progress) {
        Reading now = progress.now();
        List<List<String>> rows = new ArrayList<>();
        rows.add(progress.heading("up " + Amounts.span(now.value("uptime_seconds"))));
        rows.add(progress.rates("messages", r -> r.value("events_stored")));
        rows.add(progress.rates("deliveries", r -> r.value("deliveries")));
        rows.add(progress.rates("lines", r -> r.value("lines_received")));
        rows.add(List.of("users", count(now, "users_online", "online")));
        rows.add(List.of("log-ins", logins(now, "ok") + " done", logins(now, "failed") + " failed",
                logins(now, "blocked") + " blocked"));
        rows.add(List.of("connections", count(now, "connections_open", "open"), count(now, "connections", "taken"),
                count(now, "connections_refused", "refused")));
        rows.add(List.of("outboxes", Amounts.bytes(now.value("outbox_bytes")), count(now, "clients_behind", "behind"),
                count(now, "events_caught_up", "resent")));
        rows.add(List.of("journal", Amounts.bytes(now.value("journal_bytes")), flush(now, "p50", "0.5"),
                flush(now, "p99", "0.99")));
        rows.add(List.of("memory", Amounts.bytes(now.value("heap_bytes")),
                "GC " + Amounts.seconds(now.value("gc_pause_seconds"))));
        rows.add(List.of("errors", Amounts.count(now.value("errors")), count(now, "commands_demoted", "demoted")));
        rows.addAll(commands(now));
        return rows;
    }

    private static List<List<String>> commands(Reading now) {
        List<String> called = now.commands().stream().filter(command -> calls(now, command) > 0)
                .sorted(Comparator.comparingDouble((String command) -> -calls(now, command))).toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("command", "calls", "p50", "p99", "refused", "failed"));
        for (String command : called.subList(0, Math.min(called.size(), COMMANDS_AT_MOST))) {
            rows.add(List.of("/" + command, Amounts.count(calls(now, command)),
                    Amounts.seconds(now.latency(command, "0.5")), Amounts.seconds(now.latency(command, "0.99")),
                    Amounts.count(now.ofCommand("command_refusals", command)),
                    Amounts.count(now.ofCommand("command_failures", command))));
        }
        if (called.size() > COMMANDS_AT_MOST) {
            rows.add(List.of(called.size() - COMMANDS_AT_MOST + " more"));
        }
        return rows;
    }

    private static double calls(Reading now, String command) {
        return now.ofCommand("command_calls", command);
    }

    private static String count(Reading now, String name, String what) {
        return Amounts.count(now.value(name)) + " " + what;
    }

    private static String logins(Reading now, String outcome) {
        return Amounts.count(now.value("logins", Map.of("outcome", outcome)));
    }

    private static String flush(Reading now, String called, String quantile) {
        return called + " " + Amounts.seconds(now.value("journal_flush_seconds", Map.of("quantile", quantile)));
    }
}
