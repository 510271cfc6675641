package parley.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.Setting;
import parley.api.client.ClientPlugin;

/**
 * One user's shell: connects, logs in, takes typed lines to the server or to plugins and shows what comes, until the
 * user leaves. {@link #install} the plugins and {@link #run} it, once; while it runs, plugins can come and go.
 */
public final class Client {
    /** While it is open, what belongs to plugins that are being replaced waits; see {@link Client#hold}. */
    public interface Hold extends AutoCloseable {
        /** Lets all that waited go on. A second call does nothing. */
        @Override
        void close();
    }

    private static final String SELF = "parley";

    private final ClientConfig config;
    private final ShellTerminal terminal;
    private final Timing timing;
    private final Running running = new Running();
    private final Holds holds = new Holds();
    private final Ending ending;
    private final OwnCommands commands = new OwnCommands();
    private final LastEventId lastEventId = new LastEventId();
    private final Completion completion;
    private final Connection connection;
    private final Reconnect reconnect;
    private final Plugins plugins;
    private final Shell shell;
    private final Keys keys;
    private final ClientLog log;
    private final ReentrantLock arriving = new ReentrantLock();
    private AfterLogIn afterLogIn = here -> { }; // set before it runs

    /**
     * Creates a client that is not connected yet.
     *
     * @param terminal where its user types and reads; {@link #run} closes it
     * @throws UncheckedIOException if a free UDP port is to be taken and there is none
     */
    public Client(ClientConfig config, ShellTerminal terminal) {
        this(config, terminal, Timing.real());
    }

    Client(ClientConfig config, ShellTerminal terminal, Timing timing) {
        this.config = Objects.requireNonNull(config);
        this.terminal = Objects.requireNonNull(terminal);
        this.timing = timing;
        Requests requests = new Requests();
        ending = new Ending(terminal, running, holds, requests);
        Path logFile = config.home().resolve("client.log");
        log = new ClientLog(logFile, timing.wall(), text -> terminal.print(Tone.ERROR, text));
        Faults faults = new Faults(log.logger(SELF), logFile, timing.random());
        ShellTime time = new ShellTime(ZoneId.systemDefault());
        Catalogue catalogue = new Catalogue(commands);
        KnownValues known = new KnownValues();
        Completers completers = new Completers(Completers.PATIENCE, log.logger(SELF));
        completion = new Completion(catalogue, known, completers, new FileNames(config.folder()), this::user);
        keys = new Keys(running, terminal);
        Turn turn = new Turn();
        Events events = new Events(terminal, faults, time, this::user, turn);
        LogIns logIns = new LogIns(turn);
        Incoming incoming = new Incoming(new Incoming.Ports(requests, catalogue, known, lastEventId, events, logIns, terminal,
                log.logger(SELF), timing.wall()), new Fate());
        int udpPort = udpPort(config);
        connection = new Connection(config, udpPort, timing, requests, lastEventId, incoming);
        incoming.hear(connection);
        reconnect = new Reconnect(connection, config, terminal, ending, timing, () -> arrived(false));
        shell = new Shell(terminal, commands, connection, running, holds, faults, new AnswerText(time), ending);
        plugins = new Plugins(new PluginContext.Host(commands, events, logIns, turn, catalogue, known, completers, keys,
                connection, terminal, time, running, config, udpPort, timing, log, faults, this::exit), holds);
        commands.add(SELF, CommandSpec.of("quit", "Leave the program"), arguments -> exit());
        commands.add(SELF, CommandSpec.of("keys", "List the keys that plugins have taken"),
                arguments -> terminal.print(Tone.ANSWER, keys.lines()));
    }

    /**
     * Starts a plugin, before {@link #run} or while it runs; from any thread.
     *
     * @param id the plugin's own
     * @throws PluginException if it cannot start, or there is one of that id; all else goes on, and nothing of it stays
     */
    public void install(String id, ClientPlugin plugin) throws PluginException {
        plugins.install(id, plugin);
    }

    /**
     * Takes a plugin out, before {@link #run} or while it runs; from any thread. All that it registered is gone at once. Its
     * commands that run have a second, then they are interrupted; five seconds later it is left behind, which the user is
     * told. If the calling thread is interrupted, nothing is waited for, and it stays interrupted.
     *
     * @return whether there was one of that id
     */
    public boolean uninstall(String id) {
        return plugins.uninstall(id);
    }

    /**
     * Begins to replace plugins: until the hold is closed, typed lines that name one of their commands wait, and so do events
     * that they show or hear. Commands of theirs that run have a second, then they are interrupted, which the user is told.
     * Within it, {@link #uninstall} and {@link #install} them.
     *
     * @param ids of plugins; those that are not there do not matter
     */
    public Hold hold(Set<String> ids) {
        return plugins.hold(ids)::remove;
    }

    /** Says what is done after each log-in. Before {@link #run}. */
    public void afterLogIn(AfterLogIn step) {
        afterLogIn = step;
    }

    /** Shows the user a line. From any thread. */
    public void tell(String line) {
        terminal.print(Tone.NOTICE, line);
    }

    /** The settings that each plugin asked for, by its id. */
    public Map<String, List<Setting<?>>> settings() {
        return plugins.settings();
    }

    /**
     * Runs the shell to its end on the calling thread, then stops the plugins and closes the terminal.
     *
     * @return the exit status: 0; or 1 if the server could not be reached, refused the log-in or ended the connection
     *             for good, or if, in plain line mode, a line failed
     */
    public int run() {
        boolean interrupted = false;
        try {
            log.rotate();
            if (connected() && loggedIn()) {
                shell.run();
            } else {
                ending.end(1);
            }
        } catch (InterruptedException e) {
            interrupted = true;
            ending.end(1);
        }
        try {
            leave();
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            connection.close();
            terminal.close();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        boolean failed = !terminal.interactive() && shell.failed();
        return failed ? Math.max(1, ending.status()) : ending.status();
    }

    /** Ends the shell as {@code /quit} does; {@link #run} returns soon after. From any thread. */
    public void stop() {
        ending.end(0);
    }

    /** Up to where this shell has seen the events of its server. */
    LastEventId lastEventId() {
        return lastEventId;
    }

    private boolean connected() throws InterruptedException {
        try {
            connection.open(config.user().orElse(""));
            return true;
        } catch (IOException | CommandException e) {
            if (!ending.ended()) { // otherwise the server has said why
                terminal.print(Tone.ERROR, config.unreachable(e));
            }
            return false;
        }
    }

    private boolean loggedIn() throws InterruptedException {
        Optional<Credentials> used = new LogIn(connection, config, terminal, ending, reconnect::remember).run();
        if (used.isEmpty()) {
            return false;
        }
        arrived(true);
        terminal.loggedIn(connection.user(), completion, keys);
        return true;
    }

    /** If the connection comes back while the user is still being asked something, what was begun then is all that is done. */
    private void arrived(boolean first) throws InterruptedException {
        if (arriving.tryLock()) {
            try {
                afterLogIn.run(new Arrival(connection, config, terminal, first));
            } finally {
                arriving.unlock();
            }
        }
    }

    private void leave() throws InterruptedException {
        reconnect.stop();
        running.stop(timing.stop());
        plugins.stop();
        connection.leave();
    }

    /** Ends the shell: at once, or when the command that asks for it returns. */
    private void exit() {
        running.afterCurrent(() -> ending.end(0));
    }

    private String user() {
        return connection.user();
    }

    private static int udpPort(ClientConfig config) {
        if (config.udpPort() != 0) {
            return config.udpPort();
        }
        try (DatagramSocket free = new DatagramSocket()) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no UDP port is free", e);
        }
    }

    /** What the end of a connection means for the shell. */
    private final class Fate implements Incoming.Fate {
        @Override
        public void lost(String why) {
            if (!ending.ended()) {
                reconnect.start(why);
            }
        }

        @Override
        public void over(int exitStatus) {
            ending.end(exitStatus);
        }
    }
}
