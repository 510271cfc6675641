package parley.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import parley.api.client.ClientPlugin;
import parley.api.server.ServerPlugin;
import parley.app.options.CommandLine;
import parley.app.options.Syntax;
import parley.app.plugins.LoadedPlugin;
import parley.app.plugins.PluginLoader;
import parley.app.plugins.PluginSet;

/** {@code parley plugins}: what a server or client that is started here would load, and what it would refuse. */
final class PluginsCommand implements Subcommand {
    private static final String ROW = "%-14s %-9s %-13s %s%n";

    @Override
    public String name() {
        return "plugins";
    }

    @Override
    public Syntax syntax() {
        return new Syntax("parley plugins", "List the plugins that are found here, and try whether they load.",
                List.of(), List.of(CommonOptions.PLUGINS),
                "The exit status is 1 if a plugin is refused. No server is needed, and none is asked.");
    }

    @Override
    public ExitStatus run(CommandLine line, Surroundings around) throws IOException {
        List<Path> folders = CommonOptions.pluginFolders(line, around.installation());
        try (PluginLoader loader = PluginLoader.open()) {
            PluginSet set = loader.load(folders);
            set.use(ServerPlugin.class, (id, half) -> { });
            set.use(ClientPlugin.class, (id, half) -> { });
            if (!set.plugins().isEmpty()) {
                around.out().printf(ROW, "plugin", "version", "halves", "what it is for");
            }
            set.plugins().forEach(plugin -> around.out().printf(ROW, plugin.id(), plugin.descriptor().version(),
                    halves(plugin), plugin.descriptor().description()));
            set.remarks().forEach(around.out()::println);
            around.out().printf("%d in %s and %s; %d refused.%n", set.plugins().size(), folders.getFirst(),
                    folders.getLast().toAbsolutePath(), set.rejected().size());
            return set.rejected().isEmpty() ? ExitStatus.OK : ExitStatus.FAILED;
        }
    }

    private static String halves(LoadedPlugin plugin) {
        return plugin.has(ServerPlugin.class) ? plugin.has(ClientPlugin.class) ? "server client" : "server" : "client";
    }
}
