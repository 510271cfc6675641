package parley.app.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.api.Argument.Count;
import parley.api.ArgumentKind;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.server.PluginState;
import parley.api.server.PluginState.Phase;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;
import parley.app.credentials.Account;
import parley.app.plugins.KnownPlugin;
import parley.app.plugins.LivePlugins;
import parley.app.server.ServerTarget;
import parley.server.Limits;
import parley.server.PluginException;
import parley.server.Server;
import parley.server.ServerConfig;
import parley.server.Time;

/**
 * A server in this process, on a free port of the loopback interface, with made-up users, the plugins that are here and the one
 * under verification. A plugin that the server gives up stays in, so that all its faults can be told.
 */
final class Rehearsal implements AutoCloseable {
    /** A user who calls commands. */
    static final int CALLER = 0;
    /** One who is there. */
    static final int FRIEND = 1;
    /** One who may call the commands of administrators. */
    static final int ADMINISTRATOR = 2;
    /** The users; the last never comes. */
    static final List<Account> USERS = List.of(new Account("ann", "a"), new Account("ben", "b"), new Account("cara", "c"),
            new Account("dora", "d"));

    /** A group of those who are there, if there are groups. */
    static final String GROUP = "friends";

    private static final String OWN = "parley-verify";
    private static final String DEMOTED = "commands_demoted";

    private final String id;
    private final Path data;
    private final Server server;
    private final WatchedTarget<ServerPlugin> target;
    private final List<String> givenUp = new ArrayList<>(); // guarded by itself
    private ServerContext context;   // set by the own plugin's start, before that returns
    private LivePlugins plugins;     // set once, as conversation
    private Conversation conversation;

    private Rehearsal(String id, Path data, Server server) {
        this.id = id;
        this.data = data;
        this.server = server;
        this.target = new WatchedTarget<>(new ServerTarget(server, Set.of()), id);
    }

    /**
     * Starts the server with its plugins; nobody is there yet.
     *
     * @throws IOException if the server cannot be started; a plugin that does not start is no reason
     */
    static Rehearsal start(Trial trial) throws IOException {
        Path folder = Files.createDirectory(trial.folder().resolve("server"));
        Path credentials = Files.write(folder.resolve("credentials.txt"),
                USERS.stream().map(user -> user.name() + " " + user.password()).toList());
        ServerConfig config = ServerConfig.defaults().withHost("127.0.0.1").withPort(0).withCredentials(credentials)
                .withData(folder.resolve("data")).withAdministrators(Set.of(USERS.get(ADMINISTRATOR).name()))
                .withLimits(Limits.off().withCallTime(trial.bounds().answer().multipliedBy(2))).withLoops(2)
                .withSettings(trial.settings());
        Rehearsal rehearsal = new Rehearsal(trial.plugin().id(), config.data(), new Server(config, Time.system(), line -> { }));
        try {
            rehearsal.begin(trial);
            return rehearsal;
        } catch (IOException | RuntimeException e) {
            rehearsal.close();
            throw e;
        }
    }

    private void begin(Trial trial) throws IOException {
        server.givesUpBy((plugin, reason) -> {
            if (plugin.equals(id)) {
                synchronized (givenUp) {
                    givenUp.add(reason);
                }
            }
        });
        plugins = LivePlugins.start(trial.loader(), trial.pluginFolders(), target, data.resolve("disabled-plugins.txt"),
                line -> { }, LivePlugins.INTERVAL);
        try {
            server.install(OWN, given -> context = given);
        } catch (PluginException e) {
            throw new IOException(e.getMessage(), e);
        }
        server.start();
        conversation = new Conversation(server.address(), USERS, trial.bounds().answer());
    }

    /**
     * Brings all of them back, and into the group. Whatever of that is refused, since it is so already or there are no groups,
     * does not matter.
     *
     * @return how often the plugin failed over it
     */
    int setScene() throws IOException {
        for (int user : List.of(CALLER, FRIEND, ADMINISTRATOR)) {
            conversation.come(user);
        }
        String caller = USERS.get(CALLER).name();
        String friend = USERS.get(FRIEND).name();
        String administrator = USERS.get(ADMINISTRATOR).name();
        return call(CALLER, "/creategroup " + GROUP + " " + friend + " " + administrator)
                + call(FRIEND, "/joingroup " + GROUP)
                + call(FRIEND, "/invite " + GROUP + " " + caller + " " + administrator)
                + call(CALLER, "/joingroup " + GROUP)
                + call(ADMINISTRATOR, "/joingroup " + GROUP);
    }

    private int call(int user, String line) throws IOException {
        return conversation.send(user, line).kind() == Answer.Kind.FAULT ? 1 : 0;
    }

    /** Why the plugin does not run; empty if it does. */
    Optional<String> fault() {
        KnownPlugin plugin = plugins.find(id).orElseThrow();
        return plugin.phase() == Phase.RUNNING ? Optional.empty() : Optional.of(plugin.reason());
    }

    /** How the plugin is doing. */
    PluginState state() {
        return server.pluginStates().stream().filter(state -> state.id().equals(id)).findFirst().orElseThrow();
    }

    /** The plugin's commands by name; of one that is hidden the arguments are not known, so it may have any. */
    List<CommandSpec> commands() {
        List<CommandSpec> shown = List.copyOf(context.commands());
        return state().commands().stream().sorted().map(name -> shown.stream().filter(spec -> spec.name().equals(name))
                .findFirst().orElseGet(() -> CommandSpec.of(name, "Hidden").with("words", ArgumentKind.WORD, Count.ANY)
                        .hide())).toList();
    }

    /** How many commands the server has put on threads of their own, since they blocked in spite of their promise. */
    long demoted() {
        return context.figures().stream().filter(figure -> figure.name().endsWith(DEMOTED)).mapToLong(f -> (long) f.value())
                .sum();
    }

    /** Why the server would have taken the plugin out. */
    List<String> givenUp() {
        synchronized (givenUp) {
            return List.copyOf(givenUp);
        }
    }

    /** The users who are there. */
    Conversation conversation() {
        return conversation;
    }

    /** The faults that are written down, that among them whose id the text names. */
    FaultLog faults(String text) throws IOException, InterruptedException {
        return FaultLog.upTo(data.resolve("errors.log"), text);
    }

    /** Loads the plugin's jar again and puts it in the place of the one that runs. */
    void reload() throws CommandException {
        plugins.reload(id);
    }

    /** The loaders that the plugin came from, in order. */
    List<WeakReference<ClassLoader>> loaders() {
        return target.loaders();
    }

    @Override
    public void close() {
        if (conversation != null) {
            try {
                conversation.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (plugins != null) {
            plugins.close();
        }
        server.close();
    }
}
