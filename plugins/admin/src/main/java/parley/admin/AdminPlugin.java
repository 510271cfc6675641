package parley.admin;

import parley.api.server.PluginState;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;

/** Adds {@code /plugins}. */
public final class AdminPlugin implements ServerPlugin {
    @Override
    public void start(ServerContext server) {
        server.command(PluginsCommand.SPEC, new PluginsCommand(server.plugins()));
        server.suggest(PluginsCommand.WHAT, PluginsCommand.VERBS);
        server.onLogin(user -> server.suggest(user, PluginsCommand.WHAT,
                server.plugins().all().stream().map(PluginState::id).toList()));
    }
}
