package parley.server;

import java.util.List;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.PluginState;
import parley.api.server.Plugins;

/** The server's plugins as one of them sees them: it may change the others, not what its own call would have to end for. */
record OwnPlugins(PluginInfo self, Plugins server) implements Plugins {
    @Override
    public List<PluginState> all() {
        return server.all();
    }

    @Override
    public void disable(String id) throws CommandException {
        requireOther(id);
        server.disable(id);
    }

    @Override
    public void enable(String id) throws CommandException {
        requireOther(id);
        server.enable(id);
    }

    @Override
    public void reload(String id) throws CommandException {
        requireOther(id);
        server.reload(id);
    }

    private void requireOther(String id) throws CommandException {
        if (id.equals(self.id()) || self.requires().contains(id)) {
            throw new CommandException(ErrorCode.CONFLICT, "'" + id + "' is needed to carry this command out, so it cannot be"
                    + " changed by it. Put another jar in its place, or take it away, in the folder.");
        }
    }
}
