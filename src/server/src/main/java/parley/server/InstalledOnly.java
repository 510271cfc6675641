package parley.server;

import java.util.List;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.PluginState;
import parley.api.server.Plugins;

/** The plugins of a server to which a program gave them: they can be taken out, but nobody knows where there are others. */
record InstalledOnly(Server server) implements Plugins {
    @Override
    public List<PluginState> all() {
        return server.pluginStates();
    }

    @Override
    public void disable(String id) throws CommandException {
        if (server.pluginStates().stream().noneMatch(state -> state.id().equals(id))) {
            throw new CommandException(ErrorCode.UNKNOWN, "There is no plugin '" + id + "'. /plugins lists them.");
        }
        server.uninstall(id);
    }

    @Override
    public void enable(String id) throws CommandException {
        throw elsewhere(id);
    }

    @Override
    public void reload(String id) throws CommandException {
        throw elsewhere(id);
    }

    private static CommandException elsewhere(String id) {
        return new CommandException(ErrorCode.DENIED, "'" + id + "' cannot be loaded here: the plugins of this server were given"
                + " to it by the program that started it.");
    }
}
