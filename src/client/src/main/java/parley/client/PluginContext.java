package parley.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import parley.api.ArgumentKind;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.Registration;
import parley.api.Setting;
import parley.api.Settings;
import parley.api.client.Answer;
import parley.api.client.ClientContext;
import parley.api.client.ClientHandler;
import parley.api.client.ClientPlugin;
import parley.api.client.Screen;
import parley.api.client.ServerEvent;
import parley.api.client.StatusItem;

/** One plugin of a client, and the client as that plugin sees it: all that it registers here goes with it. */
final class PluginContext implements ClientContext {
    /** The parts of the client that plugins share. */
    record Host(OwnCommands commands, Events events, LogIns logIns, Turn turn, Catalogue catalogue, KnownValues known,
                Completers completers, Keys keys, Connection connection, ShellTerminal terminal, ShellTime time,
                Running running, ClientConfig config, int udpPort, Timing timing, ClientLog log, Faults faults,
                Runnable exit) {}

    private final String id;
    private final ClientPlugin plugin;
    private final Host host;
    private final PluginCode code;
    private final Registrations registrations;
    private final Tasks tasks;
    private final Screen screen;
    private final PluginSettings settings;
    private final List<Runnable> early = new ArrayList<>(); // listeners from before it had started; guarded by itself
    private boolean started;                                // guarded by early

    PluginContext(String id, ClientPlugin plugin, Host host) {
        this.id = id;
        this.plugin = plugin;
        this.host = host;
        this.code = new PluginCode(id, plugin.getClass().getClassLoader(), host.faults(), host.terminal());
        this.registrations = new Registrations(id);
        this.tasks = new Tasks(id, host.timing().pause());
        this.screen = new PluginScreen(host.terminal(), host.time(), host.running(), registrations);
        this.settings = new PluginSettings(id, host.config().settings());
    }

    /** Starts the plugin; may throw anything. */
    void start() throws Exception {
        code.call(() -> {
            plugin.start(this);
            return id;
        });
        List<Runnable> listeners;
        synchronized (early) {
            started = true;
            listeners = List.copyOf(early);
            early.clear();
        }
        listeners.forEach(host.logIns()::add);
    }

    /** Takes away what the plugin registered. */
    void retire() {
        tasks.close();
        registrations.close();
    }

    /** Has the plugin end its own, and interrupts its tasks; says so if it takes longer, and leaves it behind. */
    void stop() throws InterruptedException {
        tasks.close();
        Thread stopping = Thread.ofVirtual().name("parley-" + id + "-stop").start(() -> code.run("stop", plugin::stop));
        if (!stopping.join(host.timing().stop())) {
            stopping.interrupt();
            host.terminal().print(Tone.ERROR, "The plugin " + id + " did not stop in time and was left behind.");
        }
    }

    /** The settings that the plugin asked for. */
    List<Setting<?>> asked() {
        return settings.asked();
    }

    @Override
    public Registration command(CommandSpec spec, ClientHandler handler) {
        Objects.requireNonNull(handler);
        return keep(host.commands().add(id, spec, arguments -> code.call(() -> {
            handler.run(arguments);
            return id;
        })));
    }

    @Override
    public Registration render(String verb, Function<ServerEvent, String> renderer) {
        Objects.requireNonNull(renderer);
        return keep(host.events().render(id, verb, event -> code.call(() -> renderer.apply(event))));
    }

    @Override
    public Registration listen(String verb, Consumer<ServerEvent> listener) {
        return keep(host.events().listen(id, verb, heard(listener)));
    }

    @Override
    public Registration observe(String verb, Consumer<ServerEvent> listener) {
        return keep(host.events().observe(id, verb, heard(listener)));
    }

    @Override
    public Registration onLogin(Runnable listener) {
        Runnable guarded = guarded("hear of a log-in", listener);
        synchronized (early) {
            if (!started) {
                early.add(guarded);
                return registrations.add(() -> forget(guarded));
            }
        }
        host.logIns().add(guarded);
        return registrations.add(() -> forget(guarded));
    }

    @Override
    public Registration complete(ArgumentKind kind, Function<String, Collection<String>> values) {
        Objects.requireNonNull(values);
        return keep(host.completers().add(id, kind, code, values));
    }

    @Override
    public Registration key(String name, String summary, Runnable action) {
        return keep(host.keys().add(id, name, summary, guarded("do what its key " + name + " does", action)));
    }

    @Override
    public StatusItem statusItem() {
        StatusLine.Item item = host.terminal().statusLine().add();
        keep(item);
        return item;
    }

    @Override
    public Registration after(Duration delay, Runnable task) {
        return tasks.start(delay, false, guarded("run a task", task));
    }

    @Override
    public Registration every(Duration pause, Runnable task) {
        return tasks.start(pause, true, guarded("run a task", task));
    }

    @Override
    public Answer send(String line) throws CommandException, InterruptedException {
        if (!line.startsWith("/")) {
            throw new IllegalArgumentException("'" + line + "' is no command line: it does not begin with a slash");
        }
        if (host.connection().isReadingThread() || host.turn().isMine()) {
            throw new IllegalStateException(
                    "a renderer or listener cannot wait for an answer; send from a thread of your own");
        }
        return host.connection().submit(line, Request.Taker.NONE).await();
    }

    @Override
    public Collection<String> known(ArgumentKind kind) {
        return kind.equals(ArgumentKind.COMMAND)
                ? host.catalogue().visible().stream().map(CommandSpec::name).toList()
                : host.known().of(kind.name());
    }

    @Override
    public Screen screen() {
        return screen;
    }

    @Override
    public String user() {
        return host.connection().user();
    }

    @Override
    public Path folder() {
        return host.config().folder();
    }

    @Override
    public Path data() {
        Path data = host.config().home().resolve("plugin-data").resolve(id);
        try {
            OwnerOnly.createFolder(data);
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException("the folder " + data + " cannot be made (" + e + ")", e));
        }
    }

    @Override
    public int udpPort() {
        return host.udpPort();
    }

    @Override
    public InetAddress localAddress() {
        return host.connection().localAddress();
    }

    @Override
    public InetAddress serverAddress() {
        return host.connection().serverAddress();
    }

    @Override
    public int serverPort() {
        return host.connection().serverPort();
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public void exit() {
        host.exit().run();
    }

    @Override
    public System.Logger logger() {
        return host.log().logger(id);
    }

    private Registration keep(Registration made) {
        return registrations.add(made::remove);
    }

    private void forget(Runnable listener) {
        synchronized (early) {
            early.remove(listener);
        }
        host.logIns().remove(listener);
    }

    private Runnable guarded(String what, Runnable task) {
        Objects.requireNonNull(task);
        return () -> code.run(what, task);
    }

    private Consumer<ServerEvent> heard(Consumer<ServerEvent> listener) {
        Objects.requireNonNull(listener);
        return event -> code.call(() -> {
            listener.accept(event);
            return id;
        });
    }
}
