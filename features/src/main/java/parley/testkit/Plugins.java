package parley.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import parley.api.client.ClientPlugin;
import parley.api.server.ServerPlugin;
import parley.app.plugins.PluginLoader;
import parley.app.plugins.PluginSet;
import parley.client.Client;
import parley.server.PluginException;
import parley.server.Server;

/** Plugins, loaded as the program loads them; each server and client gets halves of its own. */
final class Plugins implements AutoCloseable {
    private final PluginLoader loader;
    private final PluginSet set;

    /** Loads all of some folders; a later folder's replaces an earlier one's of the same id. */
    Plugins(List<Path> folders) {
        try {
            loader = PluginLoader.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        set = loader.load(folders);
    }

    /** Those of the installation, loaded once for all scenarios; released with the process. */
    static Plugins installed() {
        return Installed.PLUGINS;
    }

    /** Gives a server its halves, and tells what went wrong. */
    void installIn(Server server, Consumer<String> report) {
        set.use(ServerPlugin.class, (id, plugin) -> {
            try {
                server.install(id, plugin);
            } catch (PluginException e) {
                report.accept(e.getMessage());
            }
        });
        set.remarks().forEach(report);
    }

    /** Gives a client its halves. */
    void installIn(Client client) {
        set.use(ClientPlugin.class, (id, plugin) -> installIn(client, id, plugin));
    }

    /** Gives a client one half, which has to start. */
    static void installIn(Client client, String id, ClientPlugin plugin) {
        try {
            client.install(id, plugin);
        } catch (parley.client.PluginException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        loader.close();
    }

    /** Made at the first use. */
    private static final class Installed {
        static final Plugins PLUGINS = new Plugins(Installation.plugins());
    }
}
