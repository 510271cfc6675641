package parley.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import parley.api.CommandException;
import parley.api.ErrorCode;

/** Brings a lost connection back: tries with growing pauses, logs in again as before and has what was missed sent. */
final class Reconnect {
    /** A connection that held as long as this begins with the shortest pause again. */
    private static final Duration STEADY = Duration.ofSeconds(30);

    private final Connection connection;
    private final ClientConfig config;
    private final ShellTerminal terminal;
    private final Ending ending;
    private final Timing timing;
    private final Back back;
    private final Backoff backoff;
    private Credentials credentials = new Credentials("", "");
    private boolean active;
    private boolean stopped;
    private Thread thread = Thread.currentThread(); // replaced before it is used

    /** What is done once the connection is back. */
    @FunctionalInterface
    interface Back {
        void run() throws InterruptedException;
    }

    Reconnect(Connection connection, ClientConfig config, ShellTerminal terminal, Ending ending, Timing timing, Back back) {
        this.connection = connection;
        this.config = config;
        this.terminal = terminal;
        this.ending = ending;
        this.timing = timing;
        this.back = back;
        this.backoff = new Backoff(timing.random());
    }

    /** Keeps what the first log-in succeeded with. */
    synchronized void remember(Credentials used) {
        credentials = used;
    }

    /** Starts trying, if it does not already, after telling the user why. */
    synchronized void start(String why) {
        if (active || stopped) {
            return;
        }
        active = true;
        if (connection.sinceLogIn().compareTo(STEADY) >= 0) {
            backoff.reset();
        }
        String stop = why.endsWith(".") ? "" : ".";
        terminal.print(Tone.ERROR, "Lost the connection to " + config.server() + ": " + why + stop);
        thread = Thread.ofVirtual().name("parley-reconnect").start(this::run);
    }

    /** Stops trying, for good. */
    synchronized void stop() {
        stopped = true;
        if (active) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            do {
                pause();
            } while (!ending.ended() && (!attempt() || !settle()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the shell ends
        }
    }

    private void pause() throws InterruptedException {
        boolean quiet = backoff.isLongest();
        Duration pause = backoff.next();
        if (!quiet) {
            String more = backoff.isLongest() ? ", then about every 30 s" : "";
            terminal.print(Tone.NOTICE,
                    String.format(Locale.ENGLISH, "Trying again in %.1f s%s.", pause.toMillis() / 1000.0, more));
        }
        timing.pause().of(pause);
    }

    /** True if it is back, or will not come back. */
    private boolean attempt() throws InterruptedException {
        try {
            connection.open(connection.user());
            Credentials used = credentials();
            connection.logIn(used.user(), used.password(),
                    welcome -> terminal.print(Tone.NOTICE, "Connected again as " + used.user() + "."));
            back.run();
            return true;
        } catch (IOException e) {
            return false; // still not there: that was said, and is tried again
        } catch (CommandException e) {
            if (e.code() == ErrorCode.WAIT || e.code() == ErrorCode.LIMIT) {
                connection.close();
                return false;
            }
            terminal.print(Tone.ERROR, e.getMessage());
            ending.end(1);
            return true;
        }
    }

    /** Ends trying, unless the connection was lost again already. */
    private synchronized boolean settle() {
        active = !connection.isLoggedIn() && !ending.ended();
        return !active;
    }

    private synchronized Credentials credentials() {
        return credentials;
    }
}
