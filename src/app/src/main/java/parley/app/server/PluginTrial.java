package parley.app.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import parley.api.server.PluginState;
import parley.app.files.TemporaryFolder;
import parley.app.plugins.PluginLoader;
import parley.server.Server;
import parley.server.ServerConfig;
import parley.server.Time;

/** Starts the plugins of some folders for a moment, in a server that nobody can reach, to see whether they start. */
public final class PluginTrial {
    private PluginTrial() {}

    /**
     * How each is doing that has a half for the server, by id.
     *
     * @param folders  in the order of their rank, the highest last
     * @param disabled the file that keeps which of them an administrator disabled; it stays as it is
     * @throws IOException if no server can be set up for it
     */
    public static List<PluginState> of(List<Path> folders, Path disabled) throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.make("parley-plugin-trial-"); PluginLoader loader = PluginLoader.open()) {
            Path credentials = Files.writeString(folder.path().resolve("credentials.txt"), "nobody nothing\n");
            ServerConfig config = ServerConfig.defaults().withHost("127.0.0.1").withPort(0).withLoops(1)
                    .withCredentials(credentials).withData(folder.path().resolve("data"));
            try (Server server = new Server(config, Time.system(), line -> { });
                 ServerPlugins plugins = ServerPlugins.start(server, loader, folders, disabled, Set.of(), line -> { })) {
                return plugins.all();
            }
        }
    }
}
