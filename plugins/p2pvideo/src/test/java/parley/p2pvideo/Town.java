package parley.p2pvideo;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import parley.api.Access;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.ErrorCode;
import parley.api.Registration;
import parley.api.Setting;
import parley.api.Settings;
import parley.api.client.ServerEvent;
import parley.api.server.CommandHandler;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.Roster;
import parley.api.server.ServerContext;
import parley.api.server.User;
import parley.p2pvideo.transfer.KeptLog;
import parley.rehearsal.Actor;
import parley.rehearsal.Only;

/** A server without a network: it runs the server half, and hands its events to {@link Resident}s. */
public final class Town implements Roster, AutoCloseable {
    private record Command(CommandSpec spec, CommandHandler handler) {
    }

    private final Path root;
    private final P2pVideoServer plugin = new P2pVideoServer();
    private final Map<String, String> settings;
    private final List<Runnable> waiting = new CopyOnWriteArrayList<>();
    private final List<List<String>> members = new CopyOnWriteArrayList<>();
    private final KeptLog log = new KeptLog();
    private int port = 7_275;
    private final Map<String, Command> commands = new HashMap<>();
    private final Map<String, User> online = new ConcurrentHashMap<>();
    private final List<Consumer<User>> logoutListeners = new ArrayList<>();

    Town(Path root) {
        this(root, Map.of());
    }

    /** With settings of the server half. */
    Town(Path root, Map<String, String> settings) {
        this.root = root;
        this.settings = settings;
        plugin.start(Only.of(ServerContext.class, this));
    }

    @Override
    public void close() {
        plugin.stop();
    }

    /** A user who comes in with an empty folder and without a plugin. */
    Resident resident(String name) throws IOException {
        Resident resident = new Resident(this, name, Files.createDirectories(root.resolve(name)));
        online.put(name, new Actor(name, Access.USER, event -> resident.hear(new ServerEvent(event.verb(),
                event.source().orElse(""), event.params(), event.text(), OptionalLong.empty(), Instant.EPOCH))));
        return resident;
    }

    /** The port at which its clients think they reach it. */
    int port() {
        return port;
    }

    /** From now on it is another server at the same address. */
    void atPort(int other) {
        port = other;
    }

    /** Who is in the one group that there is, as the groups plugin lists it. */
    List<List<String>> members() {
        return members;
    }

    /** Whether the groups plugin is there. */
    boolean hasGroups() {
        return !members.isEmpty();
    }

    /** A user gets into the group. */
    void member(String name, String membership, String presence) {
        members.add(List.of(name, membership, presence));
    }

    /** A user's connection ends. */
    void leaves(String name) {
        User left = online.remove(name);
        logoutListeners.forEach(listener -> listener.accept(left));
    }

    /** What a client of that user sends. */
    Reply call(String user, String line) throws CommandException {
        String[] parts = line.substring(1).split(" ", 2);
        Command command = commands.get(parts[0]);
        if (!online.containsKey(user)) {
            throw new CommandException(ErrorCode.LOGIN, "The connection is lost.");
        }
        Arguments arguments = command.spec.parse(parts.length > 1 ? parts[1] : "");
        try {
            return command.handler.run(new Call(online.get(user), arguments));
        } catch (CommandException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private record Call(User user, Arguments arguments) implements Invocation {
        @Override
        public void row(List<String> fields) {
            throw new AssertionError("no rows here: " + fields);
        }
    }

    /** What the server half sees of the server, and no more: its commands, log-outs and the roster. */
    public Registration command(CommandSpec spec, CommandHandler handler) {
        if (commands.put(spec.name(), new Command(spec, handler)) != null) {
            throw new IllegalArgumentException(spec.name() + " twice");
        }
        return () -> commands.remove(spec.name());
    }

    public InetAddress address() {
        return InetAddress.getLoopbackAddress();
    }

    public Settings settings() {
        return new Settings() {
            @Override
            public <T> T get(Setting<T> setting) {
                String given = settings.get(setting.name());
                return given == null ? setting.otherwise() : setting.read("p2pvideo", given);
            }
        };
    }

    public Registration after(Duration delay, Runnable task) {
        if (delay.isZero()) {
            Thread.ofVirtual().start(task);
        } else {
            waiting.add(task);
        }
        return () -> waiting.remove(task);
    }

    public System.Logger logger() {
        return log;
    }

    /** Lets the time pass for which tasks of the server half wait. */
    void afterASecond() {
        List<Runnable> due = List.copyOf(waiting);
        waiting.clear();
        due.forEach(Runnable::run);
    }

    /** What the server half wrote into its log. */
    KeptLog log() {
        return log;
    }

    Collection<CommandSpec> commands() {
        return commands.values().stream().map(Command::spec).toList();
    }

    public Roster roster() {
        return this;
    }

    @Override
    public Optional<User> find(String name) {
        return Optional.ofNullable(online.get(name));
    }

    @Override
    public boolean isOnline(String name) {
        return online.containsKey(name);
    }

    @Override
    public Collection<User> online() {
        return online.values();
    }

    @Override
    public boolean exists(String name) {
        return online.containsKey(name) || name.equals("hans");
    }

    public Registration onLogout(Consumer<User> listener) {
        logoutListeners.add(listener);
        return () -> logoutListeners.remove(listener);
    }
}
