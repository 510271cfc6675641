package parley.app;

import java.io.IOException;
import java.util.List;
import parley.app.bench.plugins.PluginsBench;
import parley.app.bench.plugins.PluginsPlan;
import parley.app.options.CommandLine;
import parley.app.options.Option;
import parley.app.options.Syntax;

/** {@code parley bench plugins}: what the framework costs that runs plugins. */
final class BenchPluginsCommand implements Subcommand {
    private static final Option<String> QUICK = Option.toggle("--quick",
            "a few seconds of each, to see that it works; the figures mean little");

    @Override
    public String name() {
        return "bench plugins";
    }

    @Override
    public Syntax syntax() {
        return new Syntax("parley bench plugins", "Measure what plugins cost, and what their changes do to users.", List.of(),
                List.of(QUICK),
                "Servers of its own are started, one after the other. Measured are a call through the guard and one"
                        + " without it; the processor time of a line that a plugin answers and of one that the server answers"
                        + " itself; the time from a jar in the drop folder to its first answer; what users wait while a plugin"
                        + " is replaced; and what the server's process holds after reloads. The exit status is 1 if a line is"
                        + " refused or stays without an answer while a plugin is replaced.");
    }

    @Override
    public ExitStatus run(CommandLine line, Surroundings around) throws IOException, InterruptedException {
        PluginsPlan plan = line.has(QUICK) ? PluginsPlan.QUICK : PluginsPlan.FULL;
        Installation installation = around.installation();
        new PluginsBench(plan, installation.launcher(), installation.plugins(), around.out()).run();
        return ExitStatus.OK;
    }
}
