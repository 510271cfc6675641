package parley.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import parley.api.client.ClientPlugin;
import parley.api.server.PluginState;
import parley.api.server.PluginState.Phase;
import parley.api.server.ServerPlugin;
import parley.app.options.CommandLine;
import parley.app.options.Syntax;
import parley.app.plugins.LoadedPlugin;
import parley.app.plugins.PluginLoader;
import parley.app.plugins.PluginSet;
import parley.app.server.PluginTrial;

/** {@code parley plugins}: what a server or client that is started here would load, and what it would refuse. */
final class PluginsCommand implements Subcommand {
    private static final String ROW = "%-12s %-9s %-9s %-13s %s%n";
    private static final Path DISABLED = Path.of("data", "disabled-plugins.txt");

    @Override
    public String name() {
        return "plugins";
    }

    @Override
    public Syntax syntax() {
        return new Syntax("parley plugins", "List the plugins found here, and try whether they start.",
                List.of(), List.of(CommonOptions.PLUGINS),
                "They are started for a moment, in a server without users that keeps nothing. The exit status is 1 if a plugin is"
                        + " refused or does not start. No other server is needed, and none is asked.");
    }

    @Override
    public ExitStatus run(CommandLine line, Surroundings around) throws IOException {
        List<Path> folders = CommonOptions.pluginFolders(line, around.installation());
        try (PluginLoader loader = PluginLoader.open()) {
            PluginSet set = loader.load(folders);
            set.use(ServerPlugin.class, (id, half) -> { });
            set.use(ClientPlugin.class, (id, half) -> { });
            Map<String, PluginState> states = PluginTrial.of(folders, DISABLED).stream()
                    .collect(Collectors.toMap(PluginState::id, Function.identity()));
            if (!set.plugins().isEmpty()) {
                around.out().printf(ROW, "plugin", "version", "state", "halves", "commands, or why not, or what it is for");
            }
            set.plugins().forEach(plugin -> print(plugin, Optional.ofNullable(states.get(plugin.id())), around.out()));
            set.remarks().forEach(around.out()::println);
            around.out().printf("%d in %s and %s; %d refused.%n", set.plugins().size(), folders.getFirst(),
                    folders.getLast().toAbsolutePath(), set.rejected().size());
            boolean failed = states.values().stream().anyMatch(state -> state.phase() == Phase.FAILED);
            return set.rejected().isEmpty() && !failed ? ExitStatus.OK : ExitStatus.FAILED;
        }
    }

    private static void print(LoadedPlugin plugin, Optional<PluginState> state, PrintStream out) {
        out.printf(ROW, plugin.id(), plugin.descriptor().version(),
                state.map(s -> s.phase().name().toLowerCase(Locale.ROOT)).orElse("loads"), halves(plugin),
                state.map(PluginsCommand::told).filter(text -> !text.isEmpty()).orElse(plugin.descriptor().description()));
    }

    private static String told(PluginState state) {
        return state.phase() == Phase.RUNNING
                ? state.commands().stream().map(name -> "/" + name).collect(Collectors.joining(" ")) : state.reason();
    }

    private static String halves(LoadedPlugin plugin) {
        return plugin.has(ServerPlugin.class) ? plugin.has(ClientPlugin.class) ? "server client" : "server" : "client";
    }
}
