package parley.app.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import parley.app.plugins.KnownPlugin;
import parley.app.plugins.LivePlugins;
import parley.app.plugins.PluginLoader;
import parley.app.plugins.UnusedSettings;
import parley.client.Client;

/**
 * The plugins of a client, which come and go with the jars in its folders. {@link #close} it when the client has run, and the
 * loader after it.
 */
public final class ClientPlugins implements AutoCloseable {
    /** So long it is waited until a jar that was put into a folder is found: looks are a quarter of a second apart. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LivePlugins live;
    private final Object changed = new Object(); // notified when what was found changed

    private ClientPlugins(LivePlugins live) {
        this.live = live;
        live.follow(running -> {
            synchronized (changed) {
                changed.notifyAll();
            }
        });
    }

    /**
     * Starts those that lie in the folders now, then goes on looking.
     *
     * @param folders in the order of their rank, the highest last
     * @param home    the client's folder, in which it is kept which of them are disabled
     * @param given   the names of settings that were given, {@code ID.NAME}
     * @param reports gets lines for people
     */
    public static ClientPlugins start(Client client, PluginLoader loader, List<Path> folders, Path home,
                                      Collection<String> given, Consumer<String> reports) {
        LivePlugins live = LivePlugins.start(loader, folders, new ClientTarget(client), home.resolve("disabled-plugins.txt"),
                reports, LivePlugins.INTERVAL);
        UnusedSettings.lines(given, live.all(), client.settings()).forEach(reports);
        return new ClientPlugins(live);
    }

    /** The plugin of that id in the folders, if there is one. */
    Optional<KnownPlugin> found(String id) {
        return live.find(id);
    }

    /** Waits until these jars have been found, loaded or refused; not long. */
    void awaitFound(Collection<Path> jars) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (changed) {
            while (!live.all().stream().map(KnownPlugin::jar).toList().containsAll(jars)) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return; // they will be, and that is told
                }
                changed.wait(left);
            }
        }
    }

    /** Ends the looking; what runs, the client ends. */
    @Override
    public void close() {
        live.close();
    }
}
