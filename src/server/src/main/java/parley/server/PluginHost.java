package parley.server;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import parley.api.ArgumentKind;
import parley.api.CommandSpec;
import parley.api.Registration;
import parley.api.Settings;
import parley.api.server.Audience;
import parley.api.server.CommandHandler;
import parley.api.server.EventFilter;
import parley.api.server.Feed;
import parley.api.server.Figure;
import parley.api.server.Journal;
import parley.api.server.Plugins;
import parley.api.server.Roster;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;
import parley.api.server.Stored;
import parley.api.server.TextLog;
import parley.api.server.User;
import parley.wire.Protocol;

/**
 * One plugin's view of the server. Remembers what the plugin registers, so that {@link #close} takes all of it away.
 * Commands gather until {@link #start} has returned, then appear at once.
 */
final class PluginHost implements ServerContext {
    private static final int LONGEST_NAME = 200;

    private final String id;
    private final ServerPlugin plugin;
    private final Engine engine;
    private final Settings settings;
    private final List<CommandTable.Entry> gathered = new CopyOnWriteArrayList<>();
    private final List<Consumer<User>> loginListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<User>> logoutListeners = new CopyOnWriteArrayList<>();
    private final List<Journal> journals = new CopyOnWriteArrayList<>();
    private final Set<Thread> tasks = ConcurrentHashMap.newKeySet();
    private volatile boolean started;
    private volatile boolean closed;

    PluginHost(String id, ServerPlugin plugin, Engine engine) {
        this.id = id;
        this.plugin = plugin;
        this.engine = engine;
        this.settings = new PluginSettings(id, engine.settings());
    }

    /** Starts the plugin and makes its commands callable; on failure nothing of it stays. */
    void start() throws PluginException {
        try {
            PluginCode.call(plugin, () -> {
                plugin.start(this);
                return null;
            });
            gathered.forEach(this::publish);
            started = true;
        } catch (Throwable e) { // a stranger's code may throw anything; the server goes on without it
            close();
            boolean explained = e instanceof IllegalArgumentException || e instanceof IllegalStateException;
            throw new PluginException("The plugin '" + id + "' did not start: " + (explained ? e.getMessage() : e), e);
        }
    }

    /** Takes away all that was registered, then has the plugin end its own. */
    void close() {
        closed = true;
        for (CommandTable.Entry removed : engine.commands().remove(id)) {
            engine.tellAll(removed, Protocol.NOCOMMAND);
        }
        engine.presence().loginListeners().removeAll(loginListeners);
        engine.presence().logoutListeners().removeAll(logoutListeners);
        tasks.forEach(Thread::interrupt);
        PluginCode.run(plugin, engine.faults(), "stopping the plugin '" + id + "'", plugin::stop);
        engine.audiences().removeOf(id);
        journals.forEach(engine.journals()::close);
    }

    private void publish(CommandTable.Entry entry) {
        engine.commands().add(entry);
        engine.tellAll(entry, Protocol.COMMAND);
    }

    @Override
    public Registration command(CommandSpec spec, CommandHandler handler) {
        CommandTable.Entry entry = new CommandTable.Entry(id, spec, handler, engine.metrics().command(spec.name()));
        if (started) {
            publish(entry);
        } else {
            gathered.add(entry);
        }
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration onLogin(Consumer<User> listener) {
        register(listener, "log-in", loginListeners, engine.presence().loginListeners());
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration onLogout(Consumer<User> listener) {
        register(listener, "log-out", logoutListeners, engine.presence().logoutListeners());
        throw new UnsupportedOperationException();
    }

    /** A listener's fault is written down and costs neither the user's session nor the other listeners. */
    private void register(Consumer<User> listener, String what, List<Consumer<User>> own, List<Consumer<User>> all) {
        String where = "the " + what + " listener of the plugin '" + id + "'";
        Consumer<User> guarded = user -> PluginCode.run(plugin, engine.faults(), where, () -> listener.accept(user));
        own.add(guarded);
        all.add(guarded);
    }

    @Override
    public Collection<CommandSpec> commands() {
        return engine.commands().entries().stream().map(CommandTable.Entry::spec).filter(spec -> !spec.hidden()).toList();
    }

    @Override
    public Roster roster() {
        return engine.roster();
    }

    @Override
    public Audience audience(String name) {
        return new LiveAudience(id, engine.events().topic(own(name)), engine.loops().size(), engine.events(), engine.roster(),
                engine.audiences(), engine.time());
    }

    @Override
    public Feed feed(String name) {
        return new StoredFeed(id, engine.events().counter(own(name)), engine.events(), engine.inboxes(),
                engine.loops().getFirst()::wake);
    }

    /** A name of the plugin's own, told apart from those of other plugins and from users. */
    private String own(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("'" + name + "' has not 1 to " + LONGEST_NAME + " characters");
        }
        return "#" + id + "/" + name;
    }

    @Override
    public void suggest(User user, ArgumentKind kind, Collection<String> values) {
        engine.suggestions().tell((OnlineUser) user, Protocol.ADD, kind, values);
    }

    @Override
    public void retract(User user, ArgumentKind kind, Collection<String> values) {
        engine.suggestions().tell((OnlineUser) user, Protocol.REMOVE, kind, values);
    }

    @Override
    public Journal journal(String name, Consumer<byte[]> replay, Supplier<Collection<byte[]>> snapshot) throws IOException {
        if (!name.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("'" + name + "' cannot name a journal: use letters, digits and '-'");
        }
        Journal journal = engine.journals().open(id, name, replay, snapshot);
        journals.add(journal);
        return journal;
    }

    @Override
    public TextLog textLog(String fileName) {
        return engine.textLogs().open(fileName);
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public InstantSource clock() {
        return engine.time().wall();
    }

    @Override
    public Registration after(Duration delay, Runnable task) {
        engine.after(delay, () -> {
            Thread thread = Thread.ofVirtual().name("parley-" + id + "-task").unstarted(() -> run(task));
            tasks.add(thread);
            if (!closed) {
                thread.start();
            }
        });
        throw new UnsupportedOperationException();
    }

    private void run(Runnable task) {
        PluginCode.run(plugin, engine.faults(), "a task of the plugin '" + id + "'", task);
        tasks.remove(Thread.currentThread());
    }

    @Override
    public List<Figure> figures() {
        return engine.metrics().figures();
    }

    @Override
    public System.Logger logger() {
        return new PluginLogger(id, engine.console(), engine.faults());
    }

    @Override
    public Registration beforePost(String verb, EventFilter filter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration afterPost(String verb, Consumer<Stored> listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void suggest(ArgumentKind kind, Collection<String> values) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void retract(ArgumentKind kind, Collection<String> values) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration every(Duration pause, Runnable task) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <S> void provide(Class<S> type, S service) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <S> S require(Class<S> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Plugins plugins() {
        throw new UnsupportedOperationException();
    }
}
