package parley.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import parley.app.client.ClientPlugins;
import parley.app.plugins.PluginLoader;
import parley.app.server.ServerPlugins;
import parley.client.Client;
import parley.server.Server;

/** The plugins of the installation and of a drop folder, which come and go with its jars while server and clients run. */
final class DroppedPlugins implements Plugins {
    private final List<Path> folders = new ArrayList<>(Installation.plugins());
    private final List<PluginLoader> loaders = new ArrayList<>();

    DroppedPlugins(Path dropFolder) {
        folders.add(dropFolder);
    }

    @Override
    public Installed installIn(Server server, Path data, Map<String, String> settings, Consumer<String> report)
            throws IOException {
        ServerPlugins plugins = ServerPlugins.start(server, loader(), folders, data.resolve("disabled-plugins.txt"),
                settings.keySet(), report);
        return plugins::close;
    }

    @Override
    public Installed installIn(Client client, Path home) {
        ClientPlugins plugins = ClientPlugins.start(client, loader(), folders, home, List.of(), client::tell);
        return plugins::close;
    }

    private PluginLoader loader() {
        try {
            PluginLoader loader = PluginLoader.open();
            loaders.add(loader);
            return loader;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        loaders.forEach(PluginLoader::close);
    }
}
