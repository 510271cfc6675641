package parley.server;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
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
import parley.api.server.PluginState;
import parley.api.server.Plugins;
import parley.api.server.Roster;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;
import parley.api.server.Stored;
import parley.api.server.TextLog;
import parley.api.server.User;
import parley.wire.Protocol;

/**
 * One plugin's view of the server, from its start to its end. Remembers what the plugin registers, so that {@link #stop}
 * takes all of it away. What others may see of it gathers until {@link #start} has returned, then appears at once.
 */
final class PluginHost implements ServerContext {
    /** How long a plugin may take to start: its journals are read meanwhile. */
    static final Duration START = Duration.ofSeconds(60);
    /** How long it may take to end what it started itself. */
    static final Duration STOP = Duration.ofSeconds(5);
    private static final int LONGEST_NAME = 200;

    private final PluginInfo info;
    private final ServerPlugin plugin;
    private final Engine engine;
    private final Plugins plugins;
    private final PluginGuard guard;
    private final PluginSettings settings;
    private final PluginTasks tasks;
    private final List<CommandTable.Entry> commands = new CopyOnWriteArrayList<>();
    private final List<Listening> listeners = new CopyOnWriteArrayList<>();
    private final List<Journal> journals = new CopyOnWriteArrayList<>();
    private volatile boolean started;

    /** A listener, or a filter, and how the server is told of it. One that is removed before it begins never does. */
    private record Listening(Runnable add, Runnable remove, AtomicBoolean begun) {
        void begin() {
            if (!begun.getAndSet(true)) {
                add.run();
            }
        }

        void end() {
            if (begun.getAndSet(true)) {
                remove.run();
            }
        }
    }

    PluginHost(PluginInfo info, ServerPlugin plugin, Engine engine, Plugins plugins, PluginGuard guard) {
        this.info = info;
        this.plugin = plugin;
        this.engine = engine;
        this.plugins = new OwnPlugins(info, plugins);
        this.guard = guard;
        this.settings = new PluginSettings(info.id(), engine.settings());
        this.tasks = new PluginTasks(guard, engine::after);
    }

    String id() {
        return info.id();
    }

    PluginGuard guard() {
        return guard;
    }

    /** The names of settings that were given to it and mean nothing to it. */
    List<String> unknownSettings() {
        return settings.unknown();
    }

    /** Starts the plugin and makes its commands callable; on failure nothing of it stays. */
    void start() throws PluginException {
        try {
            guard.within(START, "its start", () -> {
                plugin.start(this);
                return null;
            });
            engine.commands().add(List.copyOf(commands));
            started = true;
            listeners.forEach(Listening::begin);
        } catch (Throwable e) { // a stranger's code may throw anything; the server goes on without it
            stop();
            end();
            boolean explained = e instanceof IllegalArgumentException || e instanceof IllegalStateException;
            throw new PluginException("The plugin '" + info.id() + "' did not start: " + (explained ? e.getMessage() : e), e);
        }
    }

    /** Takes away all that was registered, then has the plugin end its own. No call of its commands is in flight. */
    void stop() {
        engine.commands().remove(info.id());
        listeners.forEach(Listening::end);
        engine.services().removeOf(info.id());
        engine.suggestions().removeOf(info.id());
        tasks.close();
        try {
            guard.within(STOP, "its end", () -> {
                plugin.stop();
                return null;
            });
        } catch (Throwable e) { // as above
            guard.fault("stopping the plugin '" + info.id() + "'", e);
        }
        endThreads();
        journals.forEach(engine.journals()::close);
    }

    private void endThreads() {
        try {
            List<String> left = guard.threads().close();
            if (!left.isEmpty()) {
                engine.console().say("Threads of the plugin '" + info.id() + "' did not end when they were interrupted, and run"
                        + " on until the server stops: " + String.join(", ", left) + ". Its author can mend that.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Forgets its audiences, which stay a little longer than the rest lest a new version's take over too late. */
    void end() {
        engine.audiences().removeOf(guard);
    }

    /** How it is doing. */
    PluginState state() {
        return PluginStates.running(info, guard, settings, engine.commands().ownedBy(guard));
    }

    @Override
    public Registration command(CommandSpec spec, CommandHandler handler) {
        CommandTable.Entry entry = new CommandTable.Entry(guard, spec, handler, engine.metrics().command(spec.name()));
        if (started) {
            engine.commands().add(List.of(entry));
        } else {
            commands.add(entry);
        }
        return () -> {
            commands.remove(entry);
            engine.commands().remove(entry);
        };
    }

    @Override
    public Registration onLogin(Consumer<User> listener) {
        Consumer<User> guarded = user -> guard.run("the log-in listener", () -> listener.accept(user));
        return listening(() -> engine.presence().addLoginListener(guarded),
                () -> engine.presence().removeLoginListener(guarded));
    }

    @Override
    public Registration onLogout(Consumer<User> listener) {
        Consumer<User> guarded = user -> guard.run("the log-out listener", () -> listener.accept(user));
        return listening(() -> engine.presence().addLogoutListener(guarded),
                () -> engine.presence().removeLogoutListener(guarded));
    }

    @Override
    public Registration beforePost(String verb, EventFilter filter) {
        return hooked(verb, new PostHooks.Hook(guard, filter, null));
    }

    @Override
    public Registration afterPost(String verb, Consumer<Stored> listener) {
        return hooked(verb, new PostHooks.Hook(guard, null, listener));
    }

    private Registration hooked(String verb, PostHooks.Hook hook) {
        return listening(() -> engine.hooks().add(verb, hook), () -> engine.hooks().remove(hook));
    }

    private Registration listening(Runnable add, Runnable remove) {
        Listening listening = new Listening(add, remove, new AtomicBoolean());
        listeners.add(listening);
        if (started) {
            listening.begin();
        }
        return () -> {
            listeners.remove(listening);
            listening.end();
        };
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
        return new LiveAudience(guard, engine.events().topic(own(name)), engine.loops().size(), engine.events(),
                engine.roster(), engine.audiences(), engine.time());
    }

    @Override
    public Feed feed(String name) {
        return new StoredFeed(guard, engine.events().counter(own(name)), engine.events(), engine.hooks(), engine.inboxes(),
                engine.loops().getFirst()::wake);
    }

    /** A name of the plugin's own, told apart from those of other plugins and from users. */
    private String own(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("'" + name + "' has not 1 to " + LONGEST_NAME + " characters");
        }
        return "#" + info.id() + "/" + name;
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
    public void suggest(ArgumentKind kind, Collection<String> values) {
        engine.suggestions().add(info.id(), kind, values);
    }

    @Override
    public void retract(ArgumentKind kind, Collection<String> values) {
        engine.suggestions().remove(info.id(), kind, values);
    }

    @Override
    public Journal journal(String name, Consumer<byte[]> replay, Supplier<Collection<byte[]>> snapshot) throws IOException {
        if (!name.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("'" + name + "' cannot name a journal: use letters, digits and '-'");
        }
        Journal journal = engine.journals().open(info.id(), name, replay, snapshot);
        journals.add(journal);
        return journal;
    }

    @Override
    public TextLog textLog(String fileName) {
        return engine.textLogs().open(fileName);
    }

    @Override
    public InetAddress address() {
        return engine.address();
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
        return tasks.after(delay, task);
    }

    @Override
    public Registration every(Duration pause, Runnable task) {
        return tasks.every(pause, task);
    }

    @Override
    public <S> void provide(Class<S> type, S service) {
        engine.services().provide(info.id(), type, service);
    }

    @Override
    public <S> S require(Class<S> type) {
        return engine.services().find(info.requires(), type).orElseThrow(() -> new IllegalStateException("none of the plugins"
                + " that it requires (" + String.join(", ", info.requires()) + ") provides a " + type.getName()));
    }

    @Override
    public Plugins plugins() {
        return plugins;
    }

    @Override
    public List<Figure> figures() {
        return engine.metrics().figures();
    }

    @Override
    public System.Logger logger() {
        return new PluginLogger(info.id(), engine.console(), engine.faults());
    }
}
