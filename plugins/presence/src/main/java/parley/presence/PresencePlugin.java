package parley.presence;

import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;

/** Adds {@code /activeuser}. */
public final class PresencePlugin implements ServerPlugin {
    @Override
    public void start(ServerContext server) {
        server.command(ActiveUserCommand.SPEC, new ActiveUserCommand(server.roster()));
    }
}
