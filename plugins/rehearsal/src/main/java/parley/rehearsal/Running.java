package parley.rehearsal;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import parley.api.ArgumentKind;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.Registration;
import parley.api.Setting;
import parley.api.Settings;
import parley.api.server.CommandHandler;
import parley.api.server.Event;
import parley.api.server.EventFilter;
import parley.api.server.Feed;
import parley.api.server.Journal;
import parley.api.server.Roster;
import parley.api.server.ServerContext;
import parley.api.server.Stored;
import parley.api.server.User;

/** What a plugin registered from one start to the next; the part of {@link ServerContext} that a rehearsal has. */
final class Running {
    private final Rehearsal rehearsal;
    final Map<CommandSpec, CommandHandler> commands = new LinkedHashMap<>();
    final List<Consumer<User>> loginListeners = new ArrayList<>();
    final List<Consumer<User>> logoutListeners = new ArrayList<>();
    final Map<String, List<EventFilter>> filters = new HashMap<>();
    final Map<String, List<Consumer<Stored>>> postListeners = new HashMap<>();
    final Collection<String> suggested = new TreeSet<>();

    Running(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    ServerContext context() {
        return Only.of(ServerContext.class, this);
    }

    private static <E> Registration in(Collection<E> all, E one) {
        all.add(one);
        return () -> all.remove(one);
    }

    public Registration command(CommandSpec spec, CommandHandler handler) {
        commands.put(spec, handler);
        return () -> commands.remove(spec);
    }

    public Registration onLogin(Consumer<User> listener) {
        return in(loginListeners, listener);
    }

    public Registration onLogout(Consumer<User> listener) {
        return in(logoutListeners, listener);
    }

    public Registration beforePost(String verb, EventFilter filter) {
        return in(filters.computeIfAbsent(verb, _ -> new ArrayList<>()), filter);
    }

    public Registration afterPost(String verb, Consumer<Stored> listener) {
        return in(postListeners.computeIfAbsent(verb, _ -> new ArrayList<>()), listener);
    }

    public void suggest(ArgumentKind kind, Collection<String> values) {
        values.forEach(value -> suggested.add(kind + " " + value));
    }

    public Roster roster() {
        return rehearsal.roster();
    }

    public InstantSource clock() {
        return rehearsal::now;
    }

    public Registration after(Duration delay, Runnable task) {
        return rehearsal.timers().after(delay, task);
    }

    public Journal journal(String name, Consumer<byte[]> replay, Supplier<Collection<byte[]>> snapshot) {
        return rehearsal.journal(name, replay, snapshot);
    }

    public Feed feed(String name) {
        return Only.of(Feed.class, new OneFeed(rehearsal, name));
    }

    public <S> S require(Class<S> type) {
        return rehearsal.service(type);
    }

    public InetAddress address() {
        return InetAddress.getLoopbackAddress();
    }

    public Settings settings() {
        return new Settings() {
            @Override
            public <T> T get(Setting<T> setting) {
                return rehearsal.setting(setting);
            }
        };
    }

    public System.Logger logger() {
        return rehearsal.log();
    }

    /** The part of {@link Feed} that a rehearsal has. */
    record OneFeed(Rehearsal rehearsal, String name) {
        public Stored post(Event event, String receiver) throws CommandException {
            return rehearsal.posts(event, receiver);
        }
    }
}
