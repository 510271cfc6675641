package parley.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import parley.api.Access;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.Setting;
import parley.api.server.Event;
import parley.api.server.EventFilter;
import parley.api.server.Invocation;
import parley.api.server.Journal;
import parley.api.server.Reply;
import parley.api.server.Roster;
import parley.api.server.ServerPlugin;
import parley.api.server.Stored;
import parley.api.server.User;

/**
 * The half of a plugin in the server, among the accounts yoda, hans, leia and luke. It is 3 o'clock, 1 June 2022, UTC, in the
 * afternoon, until a test lets time pass. For one thread.
 */
public final class Rehearsal {
    /** When each rehearsal begins. */
    public static final Instant BEGINNING = Instant.parse("2022-06-01T15:00:00Z");
    private static final Set<String> ACCOUNTS = Set.of("yoda", "hans", "leia", "luke");

    private final Map<String, User> here = new LinkedHashMap<>();
    private final Map<String, List<String>> screens = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>();
    private final Map<Class<?>, Object> services = new HashMap<>();
    private final Map<String, List<byte[]>> journals = new HashMap<>();
    private final Timers timers = new Timers();
    private final Log log = new Log();
    private Instant now = BEGINNING;
    private long posted;
    private boolean turning;
    private Optional<ServerPlugin> plugin = Optional.empty();
    private Running running = new Running(this);

    /** With these users logged in. */
    public Rehearsal(String... users) {
        List.of(users).forEach(this::enters);
    }

    /** Sets something that the plugin reads at its start, named without the plugin's id. */
    public Rehearsal with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    /** Offers a service of a plugin that this one requires. */
    public <S> Rehearsal with(Class<S> type, S service) {
        services.put(type, service);
        return this;
    }

    /** From now on each record that is appended begins a new segment of its journal, with a snapshot before it. */
    public Rehearsal withSnapshots() {
        turning = true;
        return this;
    }

    /** Starts the plugin; in the place of the one before, if one runs, with what that one left in its journals. */
    public Rehearsal starts(ServerPlugin next) throws Exception {
        running = new Running(this);
        timers.clear();
        plugin.ifPresent(ServerPlugin::stop);
        plugin = Optional.of(next);
        next.start(running.context());
        here.values().forEach(user -> running.loginListeners.forEach(listener -> listener.accept(user)));
        passes(Duration.ZERO);
        return this;
    }

    /** A user logs in, anew if one of the name is here. */
    public void enters(String name) {
        Actor user = new Actor(name, Access.USER, now, event -> screen(name).add(shown(event)));
        User before = here.put(name, user);
        running.loginListeners.forEach(listener -> listener.accept(user));
        if (before != null) {
            running.logoutListeners.forEach(listener -> listener.accept(before));
        }
    }

    /** A user logs out. */
    public void leaves(String name) {
        User user = here.remove(name);
        running.logoutListeners.forEach(listener -> listener.accept(user));
    }

    /** A user types a line; returns the rows, with blanks between the fields, and the answer, if it has words. */
    public List<String> types(String user, String line) throws CommandException {
        String name = line.split(" ")[0].substring(1);
        CommandSpec spec = running.commands.keySet().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
        List<String> output = new ArrayList<>();
        Reply reply = run(spec, new Call(here.get(user), spec.parse(line.substring(1 + name.length())), output));
        if (!reply.text().isEmpty()) {
            output.add(reply.text());
        }
        passes(Duration.ZERO);
        return output;
    }

    private Reply run(CommandSpec spec, Invocation call) throws CommandException {
        try {
            return running.commands.get(spec).run(call);
        } catch (CommandException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What came for a user since this was asked last, stored or not: {@code source VERB params :text}. */
    public List<String> sees(String user) {
        List<String> seen = List.copyOf(screen(user));
        screen(user).clear();
        return seen;
    }

    private List<String> screen(String user) {
        return screens.computeIfAbsent(user, _ -> new ArrayList<>());
    }

    /** How {@link #sees} shows an event. */
    public static String shown(Event event) {
        String words = (event.source().orElse("") + " " + event.verb() + " " + String.join(" ", event.params())).strip();
        return event.text().isEmpty() ? words : words + " :" + event.text();
    }

    /** Any plugin posts an event for one user. */
    public Stored posts(Event event, String receiver) throws CommandException {
        if (!ACCOUNTS.contains(receiver)) {
            throw new IllegalArgumentException("There is no account '" + receiver + "'.");
        }
        Event passed = event;
        for (EventFilter filter : running.filters.getOrDefault(event.verb(), List.of())) {
            passed = filter.filter(passed);
        }
        posted++;
        Stored stored = new Stored(posted, posted, now.toEpochMilli(), passed);
        screen(receiver).add(shown(passed));
        running.postListeners.getOrDefault(event.verb(), List.of()).forEach(listener -> listener.accept(stored));
        return stored;
    }

    /** One user writes another a message, as by {@code /msgto}. */
    public void writes(String sender, String receiver, String text) throws CommandException {
        posts(Event.of("MESSAGE", receiver).from(here.get(sender)).text(text), receiver);
    }

    /** Time passes; what is due by then runs. */
    public void passes(Duration time) {
        now = now.plus(time);
        timers.pass(time);
    }

    /** The time of day is set, without any time passing. */
    public void clockIsSet(Instant time) {
        now = time;
    }

    /** What the plugin told the owner of the server. */
    public List<String> told() {
        return log.lines;
    }

    /** What is offered to everybody's Tab completion: {@code KIND value}. */
    public List<String> suggested() {
        return List.copyOf(running.suggested);
    }

    /** How many tasks wait for their time. */
    public int tasks() {
        return timers.waiting();
    }

    /** For how many verbs the plugin wants to have a say or to hear of. */
    public int verbs() {
        return running.filters.size() + running.postListeners.size();
    }

    /** A user who is here. */
    public User user(String name) {
        return here.get(name);
    }

    Instant now() {
        return now;
    }

    Timers timers() {
        return timers;
    }

    Log log() {
        return log;
    }

    Journal journal(String name, Consumer<byte[]> replay, Supplier<Collection<byte[]>> snapshot) {
        List<byte[]> records = journals.computeIfAbsent(name, _ -> new ArrayList<>());
        records.forEach(replay);
        return record -> {
            if (turning) {
                Collection<byte[]> before = List.copyOf(snapshot.get());
                records.clear();
                records.addAll(before);
            }
            records.add(record);
        };
    }

    <S> S service(Class<S> type) {
        return type.cast(Optional.ofNullable(services.get(type)).orElseThrow());
    }

    <T> T setting(Setting<T> setting) {
        String given = settings.get(setting.name());
        return given == null ? setting.otherwise() : setting.read("plugin", given);
    }

    Roster roster() {
        return new Roster() {
            @Override
            public Optional<User> find(String name) {
                return Optional.ofNullable(here.get(name));
            }

            @Override
            public boolean isOnline(String name) {
                return here.containsKey(name);
            }

            @Override
            public Collection<User> online() {
                return List.copyOf(here.values());
            }

            @Override
            public boolean exists(String name) {
                return ACCOUNTS.contains(name);
            }
        };
    }

    private record Call(User user, Arguments arguments, List<String> output) implements Invocation {
        @Override
        public void row(List<String> fields) {
            output.add(String.join(" ", fields));
        }
    }
}
