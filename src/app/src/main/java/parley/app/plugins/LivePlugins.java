package parley.app.plugins;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import parley.api.CommandException;
import parley.api.ErrorCode;

/**
 * Keeps the plugins that run in a server or a client the same as the jars that lie in folders: a jar that is dropped
 * there, replaced or deleted takes effect within a second, while the rest goes on.
 *
 * <p>All changes are made by one thread, {@code parley-plugins}, which {@link #close} ends. In reading order: {@code
 * PluginControl} is what it does, {@code Reconciler} makes each change, {@code FolderChanges} tells when there is one,
 * {@code Choice} which jars are to be used, and {@code RunningPlugins} puts them in the place of those that ran. Safe for
 * use by several threads.
 */
public final class LivePlugins implements AutoCloseable {
    /** How often the folders are looked at. What is seen twice alike takes effect. */
    public static final Duration INTERVAL = Duration.ofMillis(250);

    /** So long {@link #close} waits for a change that is being made. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PluginControl<?> control; // used by the thread below only, and before that was started
    private final Consumer<String> reports;
    private final ScheduledThreadPoolExecutor thread;
    private volatile List<KnownPlugin> all;
    private List<LoadedPlugin> running;                     // used by the thread below only, once that was started
    private Consumer<List<LoadedPlugin>> follower = now -> { }; // as above
    private volatile Thread current; // the thread below, once it runs
    private String lastFault = "";   // of a look; used by the thread below only

    private LivePlugins(PluginControl<?> control, Consumer<String> reports) {
        this.control = control;
        this.reports = reports;
        this.all = control.all();
        this.running = control.running();
        this.thread = new ScheduledThreadPoolExecutor(1,
                task -> current = Thread.ofPlatform().name("parley-plugins").daemon().unstarted(task));
    }

    /**
     * Starts the plugins that lie in the folders now, which is done when this returns, then goes on looking.
     *
     * @param loader   goes on being the caller's: it is closed after the target, which is closed after this
     * @param folders  in the order of their rank, the highest last; they need not exist yet
     * @param target   in which they run; called by the caller's thread until this returns, then by {@code parley-plugins}
     * @param disabled the file that keeps which plugins an administrator disabled; it need not exist
     * @param reports  gets lines for people, each once: what is wrong, what replaces what, what was loaded and removed
     * @param interval between two looks, {@link #INTERVAL} unless a test has another
     * @throws IllegalStateException on a virtual thread
     */
    public static <P> LivePlugins start(PluginLoader loader, List<Path> folders, PluginTarget<P> target, Path disabled,
                                        Consumer<String> reports, Duration interval) {
        PluginLoader.requirePlatformThread();
        PluginControl<P> control = new PluginControl<>(loader, folders, target, disabled, reports);
        control.start();
        LivePlugins plugins = new LivePlugins(control, reports);
        plugins.thread.scheduleWithFixedDelay(plugins::look, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
        return plugins;
    }

    /** Every plugin that was found, running or not, by id. It does not wait for a change that is being made. */
    public List<KnownPlugin> all() {
        return all;
    }

    /** The plugin of that id, if it was found. */
    public Optional<KnownPlugin> find(String id) {
        return all.stream().filter(plugin -> plugin.id().equals(id)).findFirst();
    }

    /**
     * Has one listener told what runs: now, and after each change of what was found or runs. It is called by {@code
     * parley-plugins}, so that what it is given stays open meanwhile, and must not throw. Returns after the first call.
     */
    public void follow(Consumer<List<LoadedPlugin>> listener) {
        try {
            thread.submit(() -> {
                follower = listener;
                listener.accept(running);
            }).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the plugins could not be told", e.getCause());
        }
    }

    /**
     * Takes a plugin out, and those that require it, until it is enabled, also after a restart. Waits until that is done;
     * so no command of these plugins may call it, for its own call would have to end first.
     *
     * @throws CommandException if there is none of that id, it was disabled already, or the file cannot be written
     */
    public void disable(String id) throws CommandException {
        change(() -> control.disable(id));
    }

    /**
     * Starts a plugin that is disabled, and those that are out since they require it. Waits until that is done.
     *
     * @throws CommandException if there is none of that id, it is not disabled, it does not start, or the file cannot be
     *         written
     */
    public void enable(String id) throws CommandException {
        change(() -> control.enable(id));
    }

    /**
     * Loads a plugin's jar again, changed or not, and starts it in the place of the one that runs, and those that require
     * it anew; as {@link #disable} it waits. If the jar is no good, what runs goes on.
     *
     * @throws CommandException if there is none of that id, it is disabled, it cannot be loaded or does not start
     */
    public void reload(String id) throws CommandException {
        change(() -> control.reload(id));
    }

    /**
     * Tells that the target took a plugin out, for its faults. It stays out until it is enabled, another jar takes its
     * place, or the program starts anew; so do those that require it. Does not wait.
     *
     * @param reason for people, a clause such as "it failed 5 times within a minute"
     */
    public void disabled(String id, String reason) {
        try {
            thread.execute(() -> {
                control.takenOut(id, reason);
                tell();
            });
        } catch (RejectedExecutionException e) {
            return; // closed: the target ends as well
        }
    }

    /**
     * Ends the looking. What runs is left as it is to the owner, who closes the target next, which stops the plugins, and
     * then the loader, which closes their realms.
     */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                reports.accept("The plugins are still being changed after " + PATIENCE.toSeconds()
                        + " s; Parley stops all the same.");
                thread.shutdownNow();
            } else if (current != null) {
                current.join(); // it has nothing left to do
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** A fault of one look must not keep from the next. */
    private void look() {
        String fault = "";
        try {
            control.lookAgain();
            tell();
        } catch (RuntimeException | Error e) {
            fault = "The plugins could not be brought in line with their folders (" + e + "). Parley tries again.";
            if (!fault.equals(lastFault)) {
                reports.accept(fault);
            }
        }
        lastFault = fault;
    }

    private void tell() {
        List<KnownPlugin> found = control.all();
        List<LoadedPlugin> runs = control.running();
        boolean changed = !found.equals(all) || !runs.equals(running);
        all = found;
        running = runs;
        if (changed) {
            follower.accept(runs);
        }
    }

    private void change(Change change) throws CommandException {
        if (Thread.currentThread() == current) {
            throw new CommandException(ErrorCode.WAIT, "A plugin cannot change the plugins while it is started or stopped.");
        }
        try {
            Future<?> done = thread.submit(() -> {
                try {
                    change.make();
                } finally {
                    tell();
                }
                return null;
            });
            done.get();
        } catch (RejectedExecutionException e) {
            throw new CommandException(ErrorCode.WAIT, "The plugins stay as they are: Parley is being stopped.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ErrorCode.WAIT, "Interrupted before it was known whether the plugins were changed.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CommandException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("the plugins could not be changed", e.getCause());
        }
    }

    /** What is done on the plugins' thread. */
    @FunctionalInterface
    private interface Change {
        void make() throws CommandException;
    }
}
