package parley.server;

import java.time.Duration;
import java.util.List;
import parley.api.server.PluginState;
import parley.server.metrics.CommandMetrics;
import parley.server.metrics.Distribution;

/** Puts together how plugins are doing. */
final class PluginStates {
    private PluginStates() {}

    /** Of one that runs, with those of its commands. */
    static PluginState running(PluginInfo info, PluginGuard guard, PluginSettings settings, List<CommandTable.Entry> commands) {
        List<CommandMetrics> metrics = commands.stream().map(CommandTable.Entry::metrics).toList();
        Distribution latency = CommandMetrics.latency(metrics);
        return new PluginState(info.id(), info.version(), info.description(), PluginState.Phase.RUNNING, "",
                commands.stream().map(command -> command.spec().name()).toList(), settings.rows(),
                metrics.stream().mapToLong(CommandMetrics::calls).sum(), guard.faults(), duration(latency, 0.5),
                duration(latency, 0.99), guard.lastFault(), info.nativeAccess());
    }

    private static Duration duration(Distribution latency, double share) {
        return Duration.ofNanos(Math.round(latency.quantile(share) * 1e9));
    }
}
