package parley.p2pvideo.watch;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import parley.p2pvideo.transfer.Printable;

/**
 * Shows files in the user's browser while they arrive. There is a server, on the loopback interface, from the first file on
 * until this is closed or nothing was watched for {@link #IDLE}. Safe for several threads.
 */
public final class Watching implements AutoCloseable {
    /** Files that can be watched at a time; one more ends the one that was asked for longest ago. */
    static final int MOST = 16;
    /** A file that nobody asked for so long is let go of, and after the last one the server ends. */
    static final long IDLE = TimeUnit.MINUTES.toNanos(30);
    /** 128 bits, so that no program on this machine can guess them. */
    private static final int TOKEN_BYTES = 16;

    private final Browser browser;
    private final System.Logger logger;
    private final LongSupplier clock;
    private final SecureRandom random = new SecureRandom();
    private Optional<WatchServer> server = Optional.empty();
    private boolean closed;

    /**
     * What became of a file that a user wants to watch.
     *
     * @param page   where it is shown, for browsers on this machine
     * @param opened whether a browser was started
     * @param text   what to tell the user, a line that names the page in any case
     */
    public record Shown(URI page, boolean opened, String text) {
    }

    /** Whether browsers show such a file, as its name says. */
    public static boolean shows(String name) {
        return MediaType.of(name).isPresent();
    }

    /** Starts nothing yet. */
    public Watching(Browser browser, System.Logger logger) {
        this(browser, logger, System::nanoTime);
    }

    Watching(Browser browser, System.Logger logger, LongSupplier clock) {
        this.browser = browser;
        this.logger = logger;
        this.clock = clock;
    }

    /**
     * Shows a file, from its beginning. The same file again has the same page.
     *
     * @throws NotWatchableException if it is neither video nor sound nor picture
     * @throws IOException           if no port can be listened on, or this is closed
     */
    public synchronized Shown start(ArrivingFile file) throws NotWatchableException, IOException {
        String name = Printable.clean(file.name());
        MediaType type = MediaType.of(file.name()).orElseThrow(() -> new NotWatchableException(
                name + " cannot be watched: browsers show videos, sound and pictures, such as .mp4, .webm, .mp3 and .jpg."));
        if (closed) {
            throw new IOException("the shell is about to end");
        }
        WatchServer running = running();
        Watched watched = running.all().stream().filter(other -> other.file() == file).findFirst()
                .orElseGet(() -> new Watched(file, type, token(), clock));
        if (!running.all().contains(watched)) {
            makeRoom(running);
            running.add(watched);
        }
        watched.touch();
        return show(name, running.page(watched));
    }

    private WatchServer running() throws IOException {
        if (server.isEmpty()) {
            server = Optional.of(new WatchServer(logger));
        }
        return server.get();
    }

    private void makeRoom(WatchServer running) throws IOException {
        if (running.all().size() >= MOST) {
            long now = clock.getAsLong();
            Watched last = running.all().stream().max(Comparator.comparingLong(watched -> watched.unusedFor(now)))
                    .orElseThrow();
            running.remove(last);
            last.close();
        }
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Shown show(String name, URI page) {
        if (opens(page)) {
            return new Shown(page, true, name + " opens in your browser: " + page);
        }
        int port = page.getPort();
        return new Shown(page, false, "To watch " + name + " open " + page + " in a browser on this machine, or elsewhere after"
                + " 'ssh -L " + port + ":" + page.getHost() + ":" + port + "' to this machine.");
    }

    private boolean opens(URI page) {
        try {
            return browser.open(page);
        } catch (IOException e) {
            logger.log(Level.WARNING, "the browser could not be started", e);
            return false;
        }
    }

    /** Ends requests that stall, lets go of files that nobody watches, and ends the server after the last. Call it often. */
    public synchronized void sweep() throws IOException {
        if (server.isEmpty()) {
            return;
        }
        long now = clock.getAsLong();
        List<Watched> all = server.get().all();
        for (Watched watched : all) {
            watched.sweep(now);
            if (watched.unusedFor(now) >= IDLE) {
                server.get().remove(watched);
                watched.close();
            }
        }
        if (all.isEmpty()) {
            end();
        }
    }

    /** Ends the server, every request and every thread of it. Does nothing twice. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        end();
    }

    private void end() throws IOException {
        if (server.isPresent()) {
            WatchServer last = server.get();
            server = Optional.empty();
            last.close();
        }
    }
}
