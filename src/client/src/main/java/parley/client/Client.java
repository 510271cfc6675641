package parley.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.client.ClientPlugin;

/**
 * One user's shell: connects, logs in, takes typed lines to the server or to plugins and shows what comes, until the
 * user leaves. {@link #install} the plugins, then {@link #run} it, once.
 */
public final class Client {
    private static final String SELF = "parley";

    private final ClientConfig config;
    private final ShellTerminal terminal;
    private final Timing timing;
    private final Running running = new Running();
    private final Ending ending;
    private final OwnCommands commands = new OwnCommands();
    private final LastEventId lastEventId = new LastEventId();
    private final Completion completion;
    private final Connection connection;
    private final Reconnect reconnect;
    private final Plugins plugins;
    private final Shell shell;
    private final PluginContext.Host host;
    private final ClientLog log;

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
        ending = new Ending(terminal, running, requests);
        Path logFile = config.home().resolve("client.log");
        log = new ClientLog(logFile, timing.wall(), text -> terminal.print(Tone.ERROR, text));
        Faults faults = new Faults(log.logger(SELF), logFile, timing.random());
        ShellTime time = new ShellTime(ZoneId.systemDefault());
        Catalogue catalogue = new Catalogue(commands);
        KnownValues known = new KnownValues();
        completion = new Completion(catalogue, known, new FileNames(config.folder()), this::user);
        Events events = new Events(terminal, faults, time, this::user);
        Incoming incoming = new Incoming(new Incoming.Ports(requests, catalogue, known, lastEventId, events, terminal,
                log.logger(SELF), timing.wall()), new Fate());
        int udpPort = udpPort(config);
        connection = new Connection(config, udpPort, timing, requests, lastEventId, incoming);
        incoming.hear(connection);
        reconnect = new Reconnect(connection, config, terminal, ending, timing);
        plugins = new Plugins(commands, events, faults, terminal);
        shell = new Shell(terminal, commands, connection, running, faults, new AnswerText(time), ending);
        host = new PluginContext.Host(commands, events, catalogue, known, connection,
                new PluginScreen(terminal, time, running), config, udpPort, log, this::exit);
        commands.add(SELF, CommandSpec.of("quit", "Leave the program"), arguments -> exit());
    }

    /**
     * Starts a plugin. If it cannot start, the user is told, what it registered is removed, and all else goes on.
     * Call it before {@link #run}.
     *
     * @param id the plugin's own; a second one of the same id is left out
     */
    public void install(String id, ClientPlugin plugin) {
        plugins.start(id, plugin, name -> new PluginContext(name, host));
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
        used.ifPresent(credentials -> terminal.loggedIn(connection.user(), completion));
        return used.isPresent();
    }

    private void leave() throws InterruptedException {
        reconnect.stop();
        running.stop(timing.stop());
        plugins.stop(timing.stop());
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
