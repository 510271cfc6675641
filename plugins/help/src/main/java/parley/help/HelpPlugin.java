package parley.help;

import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;

/** Adds {@code /help}. */
public final class HelpPlugin implements ServerPlugin {
    @Override
    public void start(ServerContext server) {
        server.command(HelpCommand.SPEC, new HelpCommand(server::commands));
    }
}
