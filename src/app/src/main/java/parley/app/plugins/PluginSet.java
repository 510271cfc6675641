package parley.app.plugins;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The plugins that were found in folders by one look, one of each id; {@link LivePlugins} goes on looking. Not
 * thread-safe: it belongs to whoever starts the program.
 */
public final class PluginSet {
    private final List<PluginJar> ranked;
    private final OpenPlugins open;
    private final Map<PluginJar, List<String>> broken = new HashMap<>();
    private final Map<String, LoadedPlugin> plugins = new LinkedHashMap<>();
    private final Set<LoadedPlugin> used = new HashSet<>(); // a half of it may be running
    private final Set<RejectedPlugin> rejected = new LinkedHashSet<>();
    private final Set<String> remarks;

    PluginSet(PluginLoader loader, List<PluginJar> ranked, List<String> remarks) {
        this.ranked = ranked;
        this.open = new OpenPlugins(loader);
        this.remarks = new LinkedHashSet<>(remarks);
        choose();
    }

    /** Those in use: what each requires before it, otherwise by id. */
    public List<LoadedPlugin> plugins() {
        return List.copyOf(plugins.values());
    }

    /** The jars that are not used because something is wrong with them, in the order in which that was found. */
    public List<RejectedPlugin> rejected() {
        return List.copyOf(rejected);
    }

    /** Lines for people, to be shown at the start: what was rejected, what replaces what. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /**
     * Makes a new half of each plugin that has one and hands it over, in the order of {@link #plugins}. A plugin whose
     * half cannot be made is rejected, and the one that it replaced is used instead; so are those that require it. Call
     * it once for the server, and once for each client.
     *
     * @param service {@code ServerPlugin.class}, {@code ClientPlugin.class} or {@code Benchmark.class}
     * @param use     gets the plugin's id and the half
     * @throws IllegalStateException on a virtual thread
     */
    public <S> void use(Class<S> service, BiConsumer<String, S> use) {
        Map<String, S> halves = new LinkedHashMap<>();
        while (!make(service, halves)) {
            halves.clear(); // another choice, and none of these was used
        }
        halves.keySet().forEach(id -> used.add(plugins.get(id)));
        halves.forEach(use);
    }

    private <S> boolean make(Class<S> service, Map<String, S> halves) {
        for (LoadedPlugin plugin : plugins.values()) {
            try {
                plugin.half(service).ifPresent(half -> halves.put(plugin.id(), half));
            } catch (PluginRejectedException e) {
                broken.put(plugin.contents(), e.plugin().faults());
                choose();
                return false;
            }
        }
        return true;
    }

    private void choose() {
        while (!load(Choice.of(ranked, broken))) {
            plugins.clear();
        }
        Set<LoadedPlugin> needed = new HashSet<>(used);
        needed.addAll(plugins.values());
        open.closeAllBut(needed);
    }

    private boolean load(Choice choice) {
        rejected.addAll(choice.rejected());
        choice.rejected().forEach(plugin -> remarks.add(plugin.message()));
        remarks.addAll(choice.remarks());
        plugins.clear();
        for (PluginJar jar : choice.order()) {
            try {
                plugins.put(jar.id(), open.get(jar, plugins));
            } catch (PluginRejectedException e) {
                broken.put(jar, e.plugin().faults());
                return false;
            }
        }
        return true;
    }
}
