package parley.admin;

import java.time.Duration;
import java.util.List;
import parley.api.server.PluginState;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;

/** Adds {@code /plugins}. */
public final class AdminPlugin implements ServerPlugin {
    /** How soon Tab offers a plugin that is new. */
    private static final Duration SOON = Duration.ofSeconds(5);

    @Override
    public void start(ServerContext server) {
        server.command(PluginsCommand.SPEC, new PluginsCommand(server.plugins()));
        server.suggest(PluginsCommand.WHAT, PluginsCommand.VERBS);
        server.every(SOON, new OfferedNames(server));
    }

    /** Offers the names of the plugins to Tab, those that are new and no others. */
    private static final class OfferedNames implements Runnable {
        private final ServerContext server;
        private List<String> offered = List.of(); // used by one run after another

        OfferedNames(ServerContext server) {
            this.server = server;
        }

        @Override
        public void run() {
            List<String> now = server.plugins().all().stream().map(PluginState::id).toList();
            server.retract(PluginsCommand.WHAT, offered.stream().filter(id -> !now.contains(id)).toList());
            server.suggest(PluginsCommand.WHAT, now.stream().filter(id -> !offered.contains(id)).toList());
            offered = now;
        }
    }
}
