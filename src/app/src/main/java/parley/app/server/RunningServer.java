package parley.app.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import parley.api.server.ServerPlugin;
import parley.app.plugins.LoadedPlugin;
import parley.app.plugins.PluginLoader;
import parley.app.plugins.PluginSet;
import parley.server.Console;
import parley.server.PluginException;
import parley.server.Server;
import parley.server.ServerConfig;
import parley.server.Time;

/**
 * A server with its plugins, from its start until it is closed or the process is asked to end. Its shutdown hook,
 * thread {@code parley-stop}, closes it then; {@link #close} takes the hook away.
 */
public final class RunningServer implements AutoCloseable {
    private final PluginLoader loader;
    private final Server server;
    private final Console console;
    private final Thread hook = Thread.ofPlatform().name("parley-stop").unstarted(this::stop);
    private final PluginSet plugins;
    private final CountDownLatch closed = new CountDownLatch(1);

    private RunningServer(PluginLoader loader, PluginSet plugins, Server server, Console console) {
        this.loader = loader;
        this.plugins = plugins;
        this.server = server;
        this.console = console;
    }

    /**
     * Starts a server and says on its console what was loaded and where it listens.
     *
     * @param folders with plugins, in the order of their rank
     * @param console closed when the server has stopped
     * @throws IOException if it cannot start; the text says why, and nothing is left running
     */
    public static RunningServer start(ServerConfig config, List<Path> folders, Console console) throws IOException {
        PluginLoader loader = PluginLoader.open();
        RunningServer running;
        try {
            PluginSet plugins = loader.load(folders);
            running = new RunningServer(loader, plugins, new Server(config, Time.system(), console), console);
        } catch (IOException | RuntimeException e) {
            loader.close();
            throw e;
        }
        try {
            Runtime.getRuntime().addShutdownHook(running.hook);
            running.install(config);
            running.server.start();
            running.sayWhere(config);
            return running;
        } catch (IOException | RuntimeException e) {
            running.close();
            throw e;
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.address();
    }

    /** The plugins that it runs, whose client halves may be used in this process. */
    public PluginSet plugins() {
        return plugins;
    }

    /** Waits until the process is asked to end. */
    public void await() throws InterruptedException {
        closed.await();
    }

    /** Stops the server and its plugins; does nothing the second time. */
    @Override
    public void close() {
        takeHookAway();
        stop();
    }

    private void takeHookAway() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process ends already: the hook and this meet in stop()
        }
    }

    private synchronized void stop() {
        if (closed.getCount() > 0) {
            server.close();
            loader.close();
            console.say("The server has stopped.");
            console.close();
            closed.countDown();
        }
    }

    private void install(ServerConfig config) {
        plugins.use(ServerPlugin.class, this::install);
        plugins.checkSettings(config.settings().keySet());
        plugins.remarks().forEach(console::say);
        List<String> ids = plugins.plugins().stream().filter(p -> p.has(ServerPlugin.class)).map(LoadedPlugin::id)
                .toList();
        console.say(ids.isEmpty() ? Server.GREETING + ", without a plugin: there is no command."
                : Server.GREETING + ", with " + ids.size() + " plugins: " + String.join(", ", ids) + ".");
    }

    private void install(String id, ServerPlugin half) {
        try {
            server.install(id, half);
        } catch (PluginException e) {
            console.say("Plugin " + id + " is not used. " + e.getMessage());
        }
    }

    private void sayWhere(ServerConfig config) {
        console.say("It listens on port " + server.address().getPort()
                + (config.host().isEmpty() ? "" : " of " + config.host()) + "; Ctrl-C stops it.");
        console.say("Connections to it are not encrypted.");
    }
}
