package parley.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import parley.api.client.ClientPlugin;
import parley.api.server.ServerPlugin;
import parley.app.plugins.Descriptor;
import parley.app.plugins.LoadedPlugin;
import parley.app.plugins.PluginLoader;
import parley.app.plugins.PluginSet;
import parley.app.server.ServerTarget;
import parley.client.Client;
import parley.server.PluginException;
import parley.server.Server;

/**
 * The plugins of the installation, loaded as the program loads them. A server ends the threads of its plugins by their
 * loaders, so no two servers that run at the same time may share these, nor a server and the clients. Loading takes longer than
 * a scenario, so the next scenario gets them when one is through.
 */
final class InstalledPlugins implements Plugins {
    private static final Deque<InstalledPlugins> FREE = new ConcurrentLinkedDeque<>();

    final PluginSet ofServer;
    final PluginSet ofClients;

    private InstalledPlugins(List<Path> folders) {
        try {
            PluginLoader loader = PluginLoader.open();
            ofServer = loader.load(folders);
            ofClients = loader.load(folders);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For one scenario, until it closes them; released with the process. */
    static InstalledPlugins borrowed() {
        InstalledPlugins free = FREE.poll();
        return free == null ? new InstalledPlugins(Installation.plugins()) : free;
    }

    @Override
    public Installed installIn(Server server, Path data, Map<String, String> settings, Consumer<String> report) {
        ofServer.use(ServerPlugin.class, (id, plugin) -> {
            try {
                server.install(ServerTarget.info(descriptor(id)), plugin);
            } catch (PluginException e) {
                report.accept(e.getMessage());
            }
        });
        ofServer.remarks().forEach(report);
        return Installed.FOR_GOOD;
    }

    private Descriptor descriptor(String id) {
        return ofServer.plugins().stream().map(LoadedPlugin::descriptor).filter(each -> each.id().equals(id)).findFirst()
                .orElseThrow();
    }

    @Override
    public Installed installIn(Client client, Path home) {
        ofClients.use(ClientPlugin.class, (id, plugin) -> installIn(client, id, plugin));
        return Installed.FOR_GOOD;
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
        FREE.push(this);
    }
}
