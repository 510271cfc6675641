package parley.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import parley.api.client.ClientPlugin;
import parley.api.server.ServerPlugin;
import parley.app.plugins.PluginLoader;
import parley.app.plugins.PluginSet;
import parley.client.Client;
import parley.server.PluginException;
import parley.server.PluginInfo;
import parley.server.Server;

/** The plugins of the installation, loaded as the program loads them, but once for all scenarios, and for good. */
final class InstalledPlugins implements Plugins {
    private final PluginLoader loader;
    private final PluginSet set;

    private InstalledPlugins(List<Path> folders) {
        try {
            loader = PluginLoader.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        set = loader.load(folders);
    }

    /** Those of the installation; released with the process. */
    static Plugins all() {
        return Once.PLUGINS;
    }

    @Override
    public Installed installIn(Server server, Path data, Map<String, String> settings, Consumer<String> report) {
        set.use(ServerPlugin.class, (id, plugin) -> {
            try {
                server.install(info(id), plugin);
            } catch (PluginException e) {
                report.accept(e.getMessage());
            }
        });
        set.remarks().forEach(report);
        return Installed.FOR_GOOD;
    }

    private PluginInfo info(String id) {
        return set.plugins().stream().filter(plugin -> plugin.id().equals(id)).map(plugin -> plugin.descriptor()).findFirst()
                .map(descriptor -> new PluginInfo(id, descriptor.version(), descriptor.description(),
                        descriptor.requires().stream().map(requirement -> requirement.id()).toList())).orElseThrow();
    }

    @Override
    public Installed installIn(Client client, Path home) {
        set.use(ClientPlugin.class, (id, plugin) -> installIn(client, id, plugin));
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
        // They serve the next scenario.
    }

    /** Made at the first use. */
    private static final class Once {
        static final Plugins PLUGINS = new InstalledPlugins(Installation.plugins());
    }
}
