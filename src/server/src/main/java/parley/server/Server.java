package parley.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import parley.api.Access;
import parley.api.server.PluginState;
import parley.api.server.Plugins;
import parley.api.server.ServerPlugin;
import parley.api.server.User;
import parley.server.account.Credentials;
import parley.server.event.EventLog;
import parley.server.metrics.Metric;
import parley.server.metrics.Metrics;
import parley.server.metrics.MetricsPort;
import parley.server.store.DataFolder;
import parley.server.store.Disk;
import parley.server.store.Journals;
import parley.server.store.TextLogs;

/**
 * A chat server. Make it, {@link #install} plugins, {@link #start} it; {@link #close} ends it. Commands come from plugins
 * alone.
 */
public final class Server implements AutoCloseable {
    /** What a server calls itself in its greeting. */
    public static final String GREETING = "Parley 0.1.0";
    private static final long WRITE_ANYHOW_MILLIS = 60_000;
    private static final Duration LAST_CALLS = Duration.ofSeconds(5);
    private static final long GOODBYE = TimeUnit.SECONDS.toNanos(2);

    private final ServerConfig config;
    private final Time time;
    private final Console console;
    private final DataFolder folder;
    private final Journals journals;
    private final EventLog events;
    private final ExecutorService readers =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("parley-reader-", 0).factory());
    private final Engine engine;
    private final Dispatcher dispatcher;
    private final SessionContext sessions;
    private final LogWriter logWriter;
    private final Ticker watch;
    private final Ticker writeAhead;
    private final List<Loop> loops = new ArrayList<>();
    private final InstalledPlugins plugins;
    private final Offers offers = new Offers();
    private final Listener listener;
    private final Optional<MetricsPort> metricsPort;
    private volatile Plugins control = new InstalledOnly(this);
    private volatile BiConsumer<String, String> givesUp = this::takeOutSoon;
    private volatile boolean running; // whether its loops are
    private boolean started; // guarded by this
    private boolean closed;  // guarded by this

    /**
     * Reads the credentials, takes the ports and opens the data folder. Malformed lines of credentials are told to the
     * console.
     *
     * @throws IOException if the credentials cannot be read, a port is taken, or the data folder cannot be written or
     *         is in use; the text is for people
     */
    public Server(ServerConfig config, Time time, Console console) throws IOException {
        this(config, time, console, Disk.ofSystem());
    }

    /** As the other one, but what is stored is on that disk. */
    Server(ServerConfig config, Time time, Console console, Disk disk) throws IOException {
        this.config = config;
        this.time = time;
        this.console = console;
        Credentials credentials = Credentials.read(config.credentials());
        if (credentials.size() == 0) {
            console.say(config.credentials() + " names no user, so nobody can log in");
        }
        credentials.faults().forEach(fault -> console.say(config.credentials() + ", " + fault + "; the line is left out"));
        this.listener = Listener.bind(config.host(), config.port());
        Metrics metrics = new Metrics(config.loops(), time.nanos());
        this.metricsPort = bindMetrics(metrics);
        this.folder = openFolder();
        this.journals = new Journals(config.data(), config.durability(), console::say, disk);
        this.events = new EventLog(disk, config.data().resolve("events"), config.durability(), config.loops(),
                time.wall(), console::say);
        journals.thenFlush(events::flush);
        TextLogs textLogs = new TextLogs(config.data(), console::say);
        Faults faults = new Faults(textLogs.open("errors.log"), console, time);
        this.writeAhead = new Ticker("parley-write-ahead", WRITE_ANYHOW_MILLIS, journals::flush, () -> { },
                fault -> faults.record("writing ahead", fault));
        for (int i = 0; i < config.loops(); i++) {
            GroupCommit commit = new GroupCommit(journals, events.tail(i), config.durability(), writeAhead::soon);
            loops.add(new Loop(i, time, commit, metrics.loop(i), fault -> faults.record("a loop", fault)));
        }
        OnlineRoster roster = new OnlineRoster(credentials);
        events.measuredBy(metrics);
        metrics.readFrom(Metric.ERRORS, faults::count);
        metrics.readFrom(Metric.USERS_ONLINE, roster::count);
        UserLog userLog = new UserLog(config.data(), roster, console::say);
        Audiences audiences = new Audiences();
        Suggestions suggestions = new Suggestions();
        CommandTable commands = new CommandTable((access, lines) -> tell(roster, access, lines));
        Presence presence = new Presence(roster, audiences, suggestions, userLog::changed);
        Inboxes inboxes = new Inboxes(events, credentials);
        this.logWriter = new LogWriter(textLogs, userLog, events, faults);
        this.engine = new Engine(listener.address().getAddress(), config.settings(), time, console, faults, commands, presence,
                roster, audiences, suggestions, journals, events, inboxes, textLogs, loops, metrics, new PostHooks(),
                new Services(), () -> running);
        this.plugins = new InstalledPlugins(engine, config.limits().drain());
        LoopWatch loopWatch = new LoopWatch(loops, commands, metrics);
        AllocationWatch allocationWatch = new AllocationWatch(plugins::guards, AllocationWatch.half(Runtime.getRuntime()));
        CallWatch callWatch = new CallWatch(plugins::guards, config.limits().callTime(), time.nanos());
        this.watch = new Ticker("parley-watch", LoopWatch.PAUSE_MILLIS, () -> {
            loopWatch.look();
            callWatch.look();
            allocationWatch.look();
        }, () -> { }, fault -> faults.record("watching the plugins", fault));
        this.dispatcher = new Dispatcher(commands, config.administrators(), new CommandLog(console));
        this.sessions = new SessionContext(GREETING, config.limits(), time, console, new Admission(config.limits()),
                new Login(credentials, config.attempts()), commands, dispatcher, presence, inboxes,
                new OnlineUser.UserContext(time, events, audiences, readers, console), offers);
    }

    private Optional<MetricsPort> bindMetrics(Metrics metrics) throws IOException {
        try {
            return config.metricsPort().isEmpty() ? Optional.empty()
                    : Optional.of(MetricsPort.bind(config.metricsPort().getAsInt(), metrics::openMetrics));
        } catch (IOException e) {
            listener.close();
            throw e;
        }
    }

    private DataFolder openFolder() throws IOException {
        try {
            return DataFolder.open(config.data());
        } catch (IOException e) {
            listener.close();
            metricsPort.ifPresent(MetricsPort::close);
            throw e;
        }
    }

    private static void tell(OnlineRoster roster, Access access, byte[] lines) {
        for (User user : roster.online()) {
            if (user.access() == access) {
                ((OnlineUser) user).send(lines);
            }
        }
    }

    /**
     * Starts a plugin, on a thread of its own, and makes its commands callable.
     *
     * @param info what it says of itself; one of its id must not be installed already
     * @throws PluginException if it threw, took longer than a minute, or a command of it is taken; nothing of it stays, and the
     *         others go on
     */
    public void install(PluginInfo info, ServerPlugin plugin) throws PluginException {
        plugins.install(info, plugin, control, new PluginGuard(info.id(), plugin.getClass().getClassLoader(), engine.faults(),
                time.nanos(), (id, reason) -> givesUp.accept(id, reason)));
    }

    /** As the other one, of a plugin of which no more than the id is known. */
    public void install(String id, ServerPlugin plugin) throws PluginException {
        install(PluginInfo.of(id), plugin);
    }

    /** Takes a plugin out with all that it registered, if it is in. Calls in flight are waited for, or interrupted. */
    public void uninstall(String id) {
        plugins.uninstall(id);
    }

    /**
     * Has calls of the commands of some plugins wait while these are replaced by {@link #uninstall} and {@link #install}. When
     * this returns no call of them is in flight: those that took longer than {@link Limits#drain} were interrupted. The
     * catalogues of those who are logged in follow when the hold is closed.
     *
     * @throws IllegalStateException if the calling thread holds some already
     */
    public PluginHold hold(Set<String> ids) {
        return plugins.hold(ids);
    }

    /** How each plugin that runs is doing, by id. */
    public List<PluginState> pluginStates() {
        return plugins.states();
    }

    /** Offers just these plugins for the clients' own use from now on, in this order. A server offers none of itself. */
    public void offer(List<Offer> plugins) {
        offers.become(plugins);
    }

    /** Says who looks after the plugins: what {@code ServerContext.plugins} gives to those installed from now on. */
    public void controlledBy(Plugins plugins) {
        control = plugins;
    }

    /**
     * Says who takes out a plugin whose faults are too many: called with its id and the reason, on any thread, and must not
     * wait. Without this the server does it.
     */
    public void givesUpBy(BiConsumer<String, String> takesOut) {
        givesUp = takesOut;
    }

    private void takeOutSoon(String id, String reason) {
        console.say("The plugin '" + id + "' is taken out: " + reason + ".");
        Thread.ofPlatform().name("parley-take-out-" + id).daemon().start(() -> uninstall(id));
    }

    /**
     * Begins to take connections.
     *
     * @throws IOException if the system lets no connection be taken; the text is for people
     */
    public synchronized void start() throws IOException {
        listener.open(loops, sessions);
        started = true;
        logWriter.start();
        watch.start();
        writeAhead.start();
        loops.forEach(loop -> loop.start(loops));
        running = true;
        metricsPort.ifPresent(port -> {
            port.start();
            console.say("Metrics are at " + port.url() + ".");
        });
    }

    /**
     * Where it listens.
     *
     * @throws IllegalStateException if it has been closed
     */
    public InetSocketAddress address() {
        try {
            return listener.address();
        } catch (IOException e) {
            throw new IllegalStateException("The server has been closed.", e);
        }
    }

    /** Where it tells its metrics to programs on this machine, if it does. */
    public Optional<InetSocketAddress> metricsAddress() {
        return metricsPort.map(MetricsPort::address);
    }

    /** Has all that looks at the time, again and again, do so: after a test has moved it. */
    public void timePassed() {
        loops.forEach(Loop::wake);
        watch.soon();
    }

    /** Says goodbye to every client, ends every plugin and thread, and writes down what is left. Does nothing twice. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (folder) { // whatever else fails, the next server may have it
            stop();
        } catch (IOException e) {
            console.say("The server could not be closed cleanly: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() throws IOException, InterruptedException {
        listener.close();
        metricsPort.ifPresent(MetricsPort::close);
        if (started) {
            sayGoodbye();
        }
        plugins.endCalls(LAST_CALLS);
        running = false;
        watch.close();
        writeAhead.close();
        for (Loop loop : loops) {
            loop.close();
        }
        plugins.close();
        journals.close();
        readers.shutdownNow();
        logWriter.close();
        events.close();
    }

    /** Ends every connection and waits until the last lines have left, or not much longer. */
    private void sayGoodbye() throws InterruptedException {
        for (Loop loop : loops) {
            loop.post(() -> List.copyOf(loop.connections()).forEach(connection ->
                    connection.end("SHUTDOWN", "The server stops.")));
        }
        long end = System.nanoTime() + GOODBYE;
        for (Loop loop : loops) {
            loop.awaitNoConnections(end - System.nanoTime());
        }
    }
}
