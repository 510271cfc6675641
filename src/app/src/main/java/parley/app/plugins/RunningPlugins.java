package parley.app.plugins;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What runs in a target, and how one set of plugins takes the place of another. Not thread-safe. */
final class RunningPlugins<P> {
    private final PluginTarget<P> target;
    private final Consumer<String> reports;
    private final OpenPlugins open;
    private final Map<String, LoadedPlugin> running = new LinkedHashMap<>(); // by id, in the order in which they started

    /**
     * Why the change did not come to its end.
     *
     * @param jar   of the plugin that cannot be loaded or does not start
     * @param texts what is wrong with it, a sentence or two each
     */
    record Fault(PluginJar jar, List<String> texts) {}

    /** A plugin that is about to be started; without a half if it has none for the target, but others may require it. */
    private record Start<P>(LoadedPlugin plugin, Optional<P> half) {}

    RunningPlugins(PluginLoader loader, PluginTarget<P> target, Consumer<String> reports) {
        this.target = target;
        this.reports = reports;
        this.open = new OpenPlugins(loader);
    }

    /** What runs now, by id. */
    Map<String, LoadedPlugin> now() {
        return new LinkedHashMap<>(running);
    }

    /**
     * Makes just these run. All that is new is loaded and made first, while the old goes on; what is replaced, and what
     * stood on it, is stopped, and the new is started. Plugins that need not change do not notice.
     *
     * @param wanted what each requires before it
     * @param holds  gets the plugins that are stopped or started
     * @return the first fault, with which the change ends: if a plugin cannot be made, all is as before; if it does not
     *         start, it and what comes after it does not run. What was replaced can be taken up again until {@link
     *         #release}: leave the faulty one out, or ask for its predecessor, and try again.
     */
    Optional<Fault> become(List<PluginJar> wanted, Holds holds) {
        Map<String, LoadedPlugin> next = new LinkedHashMap<>();
        List<Start<P>> starts = new ArrayList<>();
        for (PluginJar jar : wanted) {
            try {
                LoadedPlugin plugin = open.get(jar, next);
                next.put(jar.id(), plugin);
                if (running.get(jar.id()) != plugin) {
                    starts.add(new Start<>(plugin, plugin.half(target.service())));
                }
            } catch (PluginRejectedException e) {
                return Optional.of(new Fault(jar, e.plugin().faults()));
            }
        }
        List<LoadedPlugin> stops = running.values().stream().filter(p -> next.get(p.id()) != p).toList();
        Set<String> concerned = new HashSet<>(stops.stream().map(LoadedPlugin::id).toList());
        starts.forEach(start -> concerned.add(start.plugin.id()));
        holds.add(concerned);
        stops.reversed().forEach(this::stop);
        for (Start<P> start : starts) {
            Optional<Fault> fault = start(start);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    /** Closes the realms of all that does not run. */
    void release() {
        open.closeAllBut(running.values());
    }

    private Optional<Fault> start(Start<P> start) {
        LoadedPlugin plugin = start.plugin;
        try {
            if (start.half.isPresent()) {
                target.install(plugin.descriptor(), start.half.get());
            }
        } catch (Exception | LinkageError | AssertionError e) { // what a stranger's class throws costs no other plugin
            String text = e.getMessage() == null ? e.toString() : e.getMessage();
            return Optional.of(new Fault(plugin.contents(), List.of(text)));
        }
        running.put(plugin.id(), plugin);
        return Optional.empty();
    }

    private void stop(LoadedPlugin plugin) {
        running.remove(plugin.id());
        if (plugin.has(target.service())) {
            try {
                target.uninstall(plugin.id());
            } catch (RuntimeException | LinkageError | AssertionError e) {
                reports.accept("Plugin " + plugin.id() + " was stopped with a fault (" + e + "). Its author can say why.");
            }
        }
    }
}
