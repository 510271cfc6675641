package parley.app.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import parley.api.client.ClientPlugin;
import parley.app.plugins.PluginSet;
import parley.client.Client;
import parley.client.ClientConfig;
import parley.client.LineTerminal;
import parley.client.PluginException;

/**
 * A user of the demo: the real client, with a keyboard and a display that the program holds. Its thread, {@code demo-}
 * and the user's name, ends when the client does.
 */
final class Actor implements AutoCloseable {
    private static final int LINES_KEPT = 1_000;

    private final String name;
    private final ClientConfig config;
    private final Transcript transcript;
    private final Duration patience;
    private final Keyboard keyboard = new Keyboard();
    private final FutureTask<Integer> run;
    private final Client client;
    private final List<String> lines = new ArrayList<>(); // since begin(); guarded by this
    private Consumer<String> listener = line -> { };      // guarded by this

    /**
     * Makes a user who does nothing yet; on a platform thread.
     *
     * @param patience how long what is to be seen is waited for
     */
    Actor(String name, Path folder, InetSocketAddress server, PluginSet plugins, Transcript transcript,
          Duration patience) {
        this.name = name;
        this.transcript = transcript;
        this.patience = patience;
        this.config = ClientConfig.defaults().withHost(server.getAddress().getHostAddress())
                .withPort(server.getPort()).withFolder(folder).withHome(folder.resolve(".parley")).withPlainText(true);
        this.client = new Client(config, new LineTerminal(keyboard, Display.to(this::shown), Display.to(this::shown)));
        plugins.use(ClientPlugin.class, this::install);
        this.run = new FutureTask<>(client::run) {
            @Override
            protected void done() {
                ended();
            }
        };
    }

    String name() {
        return name;
    }

    /** The folder that the user works in. */
    Path folder() {
        return config.folder();
    }

    /** How the user's client is set up. */
    ClientConfig config() {
        return config;
    }

    /** Whether the client still runs. */
    boolean isHere() {
        return !run.isDone();
    }

    /** Starts the client and logs in. */
    void logIn(String password) throws IOException, InterruptedException {
        Thread.ofPlatform().name("demo-" + name).daemon().start(run);
        keyboard.type(name);
        keyboard.type(password);
        transcript.typed(name, "(user and password)");
        sees("/quit"); // in the list of commands
    }

    /** Types a line. Never blocks: a line that finds 256 others waiting, because the client reads none, is left out. */
    void types(String line) {
        transcript.typed(name, line);
        if (!keyboard.type(line)) {
            transcript.note("(" + name + "'s client does not read what is typed.)");
        }
    }

    /** Types a line and waits for an answer with all these words. */
    void does(String line, String... words) throws IOException, InterruptedException {
        begin();
        types(line);
        sees(words);
    }

    /** Forgets what was shown before, so that the next {@link #sees} is about what comes. */
    synchronized void begin() {
        lines.clear();
    }

    /**
     * Waits until a line was shown since {@link #begin} that contains all these words.
     *
     * @throws IOException if there is none in time, or the client has ended before; the text says what was shown
     */
    synchronized void sees(String... words) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (lines.stream().noneMatch(line -> Stream.of(words).allMatch(line::contains))) {
            long left = deadline - System.nanoTime();
            if (left <= 0 || run.isDone()) {
                throw new IOException(name + "'s terminal did not show '" + String.join(" ", words) + "' "
                        + (run.isDone() ? "before it ended" : "within " + patience.toSeconds() + " s")
                        + ", but: " + String.join(" | ", lines));
            }
            wait(1 + left / 1_000_000);
        }
    }

    /** Hands each line that is shown from now on to the listener as well. It must not block. */
    synchronized void listen(Consumer<String> other) {
        listener = other;
    }

    /**
     * Waits until the client has ended, after a line that ends it.
     *
     * @throws IOException if it does not end in time, or ends with a failure
     */
    void leaves() throws IOException, InterruptedException {
        try {
            run.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException(name + "'s client did not end within " + patience.toSeconds() + " s.", e);
        } catch (ExecutionException e) {
            throw new IOException(name + "'s client failed: " + e.getCause(), e);
        }
    }

    /** Ends the client if it runs. */
    @Override
    public void close() {
        client.stop();
        keyboard.close();
    }

    private void install(String id, ClientPlugin half) {
        try {
            client.install(id, half);
        } catch (PluginException e) {
            transcript.note(e.getMessage());
        }
    }

    private synchronized void shown(String line) {
        transcript.shown(name, line);
        if (lines.size() == LINES_KEPT) {
            lines.removeFirst();
        }
        lines.add(line);
        notifyAll();
        listener.accept(line);
    }

    private synchronized void ended() {
        notifyAll();
    }
}
