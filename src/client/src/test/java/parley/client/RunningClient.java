package parley.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import parley.api.client.ClientPlugin;

/** A client in plain line mode, in a thread of its own, with a test at its keyboard and before its screen. */
final class RunningClient implements AutoCloseable {
    final Keyboard keyboard = new Keyboard();
    final Transcript out = new Transcript();
    final Transcript err = new Transcript();
    final Client client;
    private final ScriptedServer server;
    private final FutureTask<Integer> run;
    private final Thread thread;

    RunningClient(ScriptedServer server, ClientConfig config, Timing timing) {
        this(server, config, timing, false);
    }

    private RunningClient(ScriptedServer server, ClientConfig config, Timing timing, boolean typed) {
        this.server = server;
        client = new Client(config, typed ? LineTerminal.typed(keyboard, out.stream(), err.stream())
                : new LineTerminal(keyboard, out.stream(), err.stream()), timing);
        Callable<Integer> body = client::run;
        run = new FutureTask<>(body);
        thread = Thread.ofPlatform().name("client-under-test").daemon().unstarted(run);
    }

    /** The usual set-up for a server. */
    static ClientConfig config(ScriptedServer server, Path home) {
        return ClientConfig.defaults().withHost(server.host()).withPort(server.port()).withHome(home).withFolder(home);
    }

    /** One at which somebody types, who can be asked again. */
    static RunningClient typed(ScriptedServer server, ClientConfig config, Timing timing) {
        return new RunningClient(server, config, timing, true);
    }

    RunningClient with(String id, ClientPlugin plugin) {
        try {
            client.install(id, plugin);
        } catch (PluginException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    RunningClient start() {
        thread.start();
        return this;
    }

    /** Logs in as yoda, and waits for the commands. */
    ScriptedServer.Peer logIn() {
        keyboard.lines("yoda", "jedi*knows");
        ScriptedServer.Peer peer = server.acceptLoggedIn("yoda");
        peer.expect("PING catalogue");
        peer.send("PONG catalogue");
        out.await("Commands:");
        return peer;
    }

    /** Waits for the end and returns the exit status. */
    int status() {
        try {
            return run.get(Duration.ofSeconds(15).toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the client does not end; it printed\n" + out.text() + err.text(), e);
        }
    }

    /** Ends it, without waiting for the server's goodbye. */
    @Override
    public void close() {
        client.stop();
        server.hangUp();
        keyboard.end();
        status();
    }
}
