package parley.app.plugins;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.PluginState.Phase;

/**
 * What an administrator, and a target, can do to the plugins. Not thread-safe.
 *
 * @param <P> the half of a plugin that runs in the target
 */
final class PluginControl<P> {
    private final PluginLoader loader;
    private final Reconciler<P> reconciler;
    private final DisabledList disabled;
    private final Consumer<String> reports;
    private final Map<PluginJar, String> takenOut = new HashMap<>(); // by the target, with the reason

    PluginControl(PluginLoader loader, List<Path> folders, PluginTarget<P> target, Path disabled,
                  Consumer<String> reports) {
        this.loader = loader;
        this.disabled = new DisabledList(disabled);
        this.reports = reports;
        this.reconciler = new Reconciler<>(loader, folders, target, this::whyOut, reports);
    }

    void start() {
        try {
            disabled.read();
        } catch (IOException e) {
            reports.accept(e.getMessage());
        }
        reconciler.start();
    }

    void lookAgain() {
        reconciler.lookAgain();
    }

    List<KnownPlugin> all() {
        return List.copyOf(reconciler.known().values());
    }

    List<LoadedPlugin> running() {
        return List.copyOf(reconciler.running().values());
    }

    void disable(String id) throws CommandException {
        require(id);
        if (disabled.contains(id)) {
            throw new CommandException(ErrorCode.CONFLICT, "Plugin " + id + " is disabled already.");
        }
        write(() -> disabled.add(id));
        reconciler.change();
    }

    void enable(String id) throws CommandException {
        KnownPlugin plugin = require(id);
        boolean listed = disabled.contains(id);
        if (plugin.phase() == Phase.RUNNING) {
            throw new CommandException(ErrorCode.CONFLICT, "Plugin " + id + " runs already.");
        }
        if (plugin.phase() == Phase.FAILED && !listed) {
            throw new CommandException(ErrorCode.CONFLICT, "Plugin " + id + " is not disabled, something is wrong with it: "
                    + plugin.reason() + " Reload it once that is mended.");
        }
        write(() -> disabled.remove(id));
        boolean had = takenOut.keySet().removeIf(jar -> jar.id().equals(id));
        if (!listed && !had) {
            throw new CommandException(ErrorCode.CONFLICT, "Plugin " + id + " is out only because " + plugin.reason()
                    + ": enable that one.");
        }
        reconciler.change();
        requireRunning(id, require(id));
    }

    void reload(String id) throws CommandException {
        KnownPlugin plugin = require(id);
        if (plugin.phase() == Phase.DISABLED) {
            throw new CommandException(ErrorCode.CONFLICT, "Plugin " + id + " is disabled: enable it first.");
        }
        FolderLook.Stamp stamp = stamp(plugin.jar()); // before it is read: a change after this is seen at the next look
        PluginJar fresh = loader.read(plugin.jar());
        if (!fresh.faults().isEmpty()) {
            throw new CommandException(ErrorCode.INVALID, new RejectedPlugin(fresh.jar(), fresh.faults()).message());
        }
        reconciler.take(fresh, stamp);
        LoadedPlugin running = reconciler.running().get(id);
        if (running == null || !running.contents().equals(fresh)) {
            throw new CommandException(ErrorCode.INVALID, reconciler.whyRefused(fresh));
        }
    }

    /** The target took a plugin out: it stays out until it is enabled, or another jar takes its place. */
    void takenOut(String id, String reason) {
        LoadedPlugin plugin = reconciler.running().get(id);
        if (plugin != null) {
            takenOut.keySet().removeIf(jar -> jar.id().equals(id));
            takenOut.put(plugin.contents(), reason);
            reconciler.change();
        }
    }

    private Optional<String> whyOut(PluginJar jar) {
        return disabled.contains(jar.id()) ? Optional.of("an administrator disabled it")
                : Optional.ofNullable(takenOut.get(jar));
    }

    private static FolderLook.Stamp stamp(Path jar) throws CommandException {
        try {
            return FolderLook.Stamp.of(jar);
        } catch (IOException e) {
            throw new CommandException(ErrorCode.INVALID, "Plugin " + jar + " cannot be read (" + e
                    + "): check the file and its permissions.");
        }
    }

    private KnownPlugin require(String id) throws CommandException {
        KnownPlugin plugin = reconciler.known().get(id);
        if (plugin == null) {
            throw new CommandException(ErrorCode.UNKNOWN, "There is no plugin " + id + ". These are here: "
                    + String.join(", ", reconciler.known().keySet()) + ".");
        }
        return plugin;
    }

    private static void requireRunning(String id, KnownPlugin plugin) throws CommandException {
        if (plugin.phase() != Phase.RUNNING) {
            throw new CommandException(ErrorCode.INVALID, "Plugin " + id + " does not run: " + plugin.reason());
        }
    }

    private static void write(ListChange change) throws CommandException {
        try {
            change.make();
        } catch (IOException e) {
            throw new CommandException(ErrorCode.INTERNAL, e.getMessage());
        }
    }

    /** A change of the list in its file. */
    @FunctionalInterface
    private interface ListChange {
        void make() throws IOException;
    }
}
