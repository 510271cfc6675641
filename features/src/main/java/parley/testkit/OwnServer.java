package parley.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import parley.server.Limits;
import parley.server.Server;
import parley.server.ServerConfig;
import parley.testkit.Transcript.Kind;

/**
 * A scenario's own server: a real one, in this process, on a free port of the loopback interface, with an empty data
 * folder and a clock that stands still. It starts when it is needed first, so steps before that may set it up.
 */
public final class OwnServer implements AutoCloseable {
    private final Path folder;
    private final Accounts accounts;
    private final ManualClock clock = new ManualClock();
    private final Transcript console = new Transcript("the server");
    private final Map<String, String> settings = new HashMap<>();
    private Plugins plugins = InstalledPlugins.borrowed();
    private Plugins.Installed installed = Plugins.Installed.FOR_GOOD;
    private ServerConfig config;
    private Server server;
    private boolean running;

    OwnServer(Path folder, Accounts accounts) {
        this.folder = folder;
        this.accounts = accounts;
        this.config = ServerConfig.defaults().withHost("localhost").withPort(0).withLoops(2)
                .withCredentials(folder.resolve("credentials.txt")).withData(folder.resolve("data"));
    }

    /** Allows a number of failed log-ins in a row. */
    public void allowAttempts(int attempts) {
        config = config.withAttempts(attempts);
    }

    /** Lets a user call the commands of administrators, too. */
    public void administrator(String user) {
        Set<String> all = new HashSet<>(config.administrators());
        all.add(user);
        config = config.withAdministrators(all);
    }

    /** Sets its limits. */
    public void limit(Limits limits) {
        config = config.withLimits(limits);
    }

    /** Sets a plugin's setting, {@code id.name}. */
    public void set(String name, String value) {
        settings.put(name, value);
    }

    /** Has it and its clients use the jars of a drop folder, too; before it starts. Returns that folder. */
    public Path dropFolder() throws IOException {
        Path dropFolder = folder.resolve("plugins");
        if (plugins instanceof InstalledPlugins) {
            plugins.close();
            plugins = new DroppedPlugins(dropFolder);
        }
        return Files.createDirectories(dropFolder);
    }

    /** Where it listens; starts it if it does not run. */
    public InetSocketAddress address() {
        if (!running) {
            start();
        }
        return server.address();
    }

    /** Where it keeps its journals and logs. */
    public Path data() {
        return config.data();
    }

    /** What it tells its owner. */
    public Transcript console() {
        return console;
    }

    /** The plugins that it and its clients have. */
    Plugins plugins() {
        return plugins;
    }

    /** Starts it, on the same port as before if it ran before. */
    public void start() {
        try {
            Files.createDirectories(folder);
            Files.write(config.credentials(), accounts.lines());
            server = new Server(config.withSettings(settings), clock.time(), line -> console.add(Kind.OUTPUT, line));
            installed = plugins.installIn(server, config.data(), settings, line -> console.add(Kind.OUTPUT, line));
            server.start();
            running = true;
            config = config.withPort(server.address().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException("The server does not start: " + e.getMessage(), e);
        }
    }

    /** Stops it in good order. */
    public void stop() {
        if (running) {
            running = false;
            installed.close();
            server.close();
        }
    }

    /**
     * Lets it crash: what the next start finds is what was in its files at this moment, as after a kill of the process;
     * nothing that it writes while it closes.
     */
    public void crash() {
        Path image = folder.resolve("data-" + System.nanoTime());
        copy(config.data(), image);
        stop();
        config = config.withData(image);
    }

    /** Lets time pass. */
    public void pass(Duration duration) {
        clock.pass(duration);
        if (running) {
            server.timePassed();
        }
    }

    /** Sets the time of day. */
    public void set(LocalDateTime time) {
        clock.set(time);
    }

    @Override
    public void close() {
        stop();
        plugins.close();
    }

    private static void copy(Path from, Path to) {
        try {
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes as) throws IOException {
                    Files.createDirectories(to.resolve(from.relativize(folder)));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes as) throws IOException {
                    Files.copy(file, to.resolve(from.relativize(file)));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
