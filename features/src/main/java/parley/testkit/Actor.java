package parley.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import parley.client.Client;
import parley.client.ClientConfig;
import parley.client.LineTerminal;
import parley.testkit.Transcript.Kind;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Somebody at a terminal of their own: the real client, with a scenario at the keyboard and before the screen. It has a
 * folder in which it works and a thread in which it runs.
 */
public final class Actor implements AutoCloseable {
    private static final AtomicLong MARKERS = new AtomicLong();

    private final String name;
    private final Path folder;
    private final LineFeed keyboard = new LineFeed();
    private final Transcript screen;
    private final int udpPort;
    private final Marker marker = new Marker();
    private final Client client;
    private final Plugins.Installed installed;
    private final Thread thread;
    private volatile int status = -1;
    private int entered;

    /** Starts a client of that set-up, working in {@code folder}, which is made. */
    Actor(String name, ClientConfig config, Path folder, Plugins plugins) {
        this.name = name;
        this.folder = folder;
        this.udpPort = config.udpPort();
        this.screen = new Transcript(name);
        try {
            Files.createDirectories(folder);
            Files.createDirectories(config.home());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client = new Client(config.withFolder(folder),
                LineTerminal.typed(keyboard, screen.stream(Kind.OUTPUT), screen.stream(Kind.FAILURE)));
        InstalledPlugins.installIn(client, "testkit", marker);
        installed = plugins.installIn(client, config.home());
        thread = Thread.ofPlatform().name("actor-" + name).daemon().start(this::run);
    }

    private void run() {
        try {
            status = client.run();
        } finally {
            screen.end();
        }
    }

    /** What the scenario calls it. */
    public String name() {
        return name;
    }

    /** Where it works: files are sent from here and arrive here. */
    public Path folder() {
        return folder;
    }

    /** The UDP port on which it receives files. */
    public int udpPort() {
        return udpPort;
    }

    /** What its screen showed. */
    public Transcript screen() {
        return screen;
    }

    /** Types a line. */
    public void type(String line) {
        screen.add(Kind.TYPED, line);
        keyboard.type(line);
    }

    /** Logs in, and waits until that is done. What comes from then on is news; see {@link #assertNothingNew}. */
    public void logIn(String user, String password) {
        screen.add(Kind.TYPED, user + ", and the password");
        keyboard.type(user);
        keyboard.type(password);
        catchUp();
        entered = screen.size();
    }

    /** Waits until all that it typed is carried out, and all that the server had for it by then is on the screen. */
    public void catchUp() {
        String word = "marker-" + MARKERS.incrementAndGet();
        keyboard.type(Marker.line(word));
        screen.awaitAndDrop(Marker.shown(word)::equals, "the end of what came before");
    }

    /** Fails if since the log-in a line came that no step expected. Everybody must have caught up. */
    public void assertNothingNew() {
        assertEquals(List.of(), screen.unseen(entered), name + " sees more than was expected.\n" + screen);
    }

    /** Whether its client runs and somebody is logged in there. */
    public boolean isLoggedIn() {
        return thread.isAlive() && marker.isLoggedIn();
    }

    /** Waits until its client has ended, and returns the exit status. */
    public int awaitEnd() {
        try {
            if (!thread.join(Transcript.PATIENCE)) {
                throw new AssertionError(name + "'s client does not end.\n" + screen);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return status;
    }

    /** Ends its input, as closing a pipe does. */
    public void endInput() {
        keyboard.close();
    }

    /** Ends its client, if it still runs. */
    @Override
    public void close() {
        keyboard.close();
        client.stop();
        awaitEnd();
        installed.close();
    }
}
