package parley.stats;

import java.util.List;

/** One command: how often it is called, what comes of it, and how long it takes. */
final class CommandDetail {
    private CommandDetail() {}

    static List<List<String>> rows(String command, Progress progress) {
        Reading now = progress.now();
        return List.of(
                progress.heading("/" + command),
                progress.rates("calls", r -> r.ofCommand("command_calls", command)),
                progress.rates("refused", r -> r.ofCommand("command_refusals", command)),
                progress.rates("failed", r -> r.ofCommand("command_failures", command)),
                List.of("timed", Amounts.count(now.ofCommand("command_seconds_count", command)) + " calls",
                        "p50 " + Amounts.seconds(now.latency(command, "0.5")),
                        "p99 " + Amounts.seconds(now.latency(command, "0.99"))));
    }
}
