package parley.stats;

import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;

/** Adds {@code /stats}. */
public final class StatsPlugin implements ServerPlugin {
    @Override
    public void start(ServerContext server) {
        server.command(StatsCommand.SPEC, new StatsCommand(server::figures, server::commands));
    }
}
