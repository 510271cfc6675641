package parley.app.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import parley.api.server.PluginState;
import parley.app.plugins.PluginLoader;
import parley.server.Console;
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
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> report = new ArrayList<>(); // guarded by itself; what is told once it has started
    private ServerPlugins plugins; // set once, by the thread that starts it and before start returns
    private volatile boolean started;

    private RunningServer(PluginLoader loader, Server server, Console console) {
        this.loader = loader;
        this.server = server;
        this.console = console;
    }

    /**
     * Starts a server and says on its console what was installed and where it listens.
     *
     * @param folders with plugins, in the order of their rank
     * @param console closed when the server has stopped
     * @throws BadSettingException if a setting in the configuration has a value that its plugin does not take
     * @throws IOException if it cannot start; the text says why, and nothing is left running
     */
    public static RunningServer start(ServerConfig config, List<Path> folders, Console console) throws IOException {
        return start(config, folders, Set.of(), console);
    }

    /**
     * As the other one, and offers the jars of some plugins to clients.
     *
     * @param offered their ids
     * @throws BadOfferException if one of them cannot be offered
     */
    public static RunningServer start(ServerConfig config, List<Path> folders, Set<String> offered, Console console)
            throws IOException {
        PluginLoader loader = PluginLoader.open();
        RunningServer running;
        try {
            running = new RunningServer(loader, new Server(config, Time.system(), console), console);
        } catch (IOException | RuntimeException e) {
            loader.close();
            throw e;
        }
        try {
            Runtime.getRuntime().addShutdownHook(running.hook);
            running.plugins = ServerPlugins.start(running.server, loader, folders, config.data().resolve("disabled-plugins.txt"),
                    config.settings().keySet(), running::report);
            if (!offered.isEmpty()) {
                running.plugins.offer(offered, running::report);
            }
            running.begin();
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
            if (plugins != null) {
                plugins.close();
            }
            server.close();
            loader.close();
            if (started) {
                console.say("The server has stopped.");
            }
            console.close();
            closed.countDown();
        }
    }

    private synchronized void begin() throws IOException {
        server.start();
        started = true;
        synchronized (report) {
            report.forEach(console::say); // not before: of a server that cannot start only the reason is told
            report.clear();
        }
        console.say(greeting(server.pluginStates().stream().map(PluginState::id).toList()));
    }

    private void report(String line) {
        synchronized (report) {
            if (!started) {
                report.add(line);
                return;
            }
        }
        console.say(line);
    }

    private static String greeting(List<String> installed) {
        return Server.GREETING + switch (installed.size()) {
            case 0 -> ", without a plugin: there is no command.";
            case 1 -> ", with 1 plugin: " + installed.getFirst() + ".";
            default -> ", with " + installed.size() + " plugins: " + String.join(", ", installed) + ".";
        };
    }

    private void sayWhere(ServerConfig config) {
        console.say("It listens on port " + server.address().getPort()
                + (config.host().isEmpty() ? "" : " of " + config.host()) + "; Ctrl-C stops it.");
        console.say("Connections to it are not encrypted.");
    }
}
