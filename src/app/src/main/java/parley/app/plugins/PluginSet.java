package parley.app.plugins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The plugins that were found in folders, one of each id. Not thread-safe: it belongs to whoever starts the program.
 */
public final class PluginSet {
    private final PluginLoader loader;
    private final Map<String, LoadedPlugin> plugins = new TreeMap<>();
    private final Map<String, Path> gaveWay = new HashMap<>(); // by id, the jar of a lower folder that is not used
    private final Set<LoadedPlugin> used = new HashSet<>();    // a half of it may be running
    private final List<RejectedPlugin> rejected = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    PluginSet(PluginLoader loader) {
        this.loader = loader;
    }

    /** Those in use, by id. */
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
     * Makes a new half of each plugin that has one and hands it over, in the order of the ids. A plugin whose half
     * cannot be made is rejected, and the one that it replaced is used instead. Call it once for the server, and once
     * for each client.
     *
     * @param service {@code ServerPlugin.class} or {@code ClientPlugin.class}
     * @param use     gets the plugin's id and the half
     * @throws IllegalStateException on a virtual thread
     */
    public <S> void use(Class<S> service, BiConsumer<String, S> use) {
        for (LoadedPlugin plugin : plugins()) {
            half(plugin, service).ifPresent(half -> use.accept(plugin.id(), half));
        }
    }

    /** Adds a remark for each setting, {@code ID.NAME}, whose plugin is not here, since nobody will look at it. */
    public void checkSettings(Collection<String> names) {
        names.stream().sorted().filter(name -> !plugins.containsKey(name.split("\\.", 2)[0]))
                .forEach(name -> remark("Setting " + name + " has no effect: there is no such plugin."));
    }

    void add(LoadedPlugin plugin) {
        LoadedPlugin before = plugins.putIfAbsent(plugin.id(), plugin);
        if (before == null) {
            return;
        }
        if (before.jar().getParent().equals(plugin.jar().getParent())) {
            reject(new RejectedPlugin(plugin.jar(), List.of("Its id '" + plugin.id() + "' belongs to "
                    + before.jar().getFileName() + " beside it already: delete one of the two.")));
        } else {
            gaveWay.put(plugin.id(), plugin.jar());
            remark("Plugin " + plugin.id() + " is " + before.jar() + ", which replaces " + plugin.jar() + ".");
        }
        plugin.close();
    }

    void reject(RejectedPlugin plugin) {
        rejected.add(plugin);
        remark(plugin.message());
    }

    void remark(String line) {
        remarks.add(line);
    }

    private <S> Optional<S> half(LoadedPlugin plugin, Class<S> service) {
        try {
            Optional<S> half = plugin.half(service);
            half.ifPresent(h -> used.add(plugin));
            return half;
        } catch (PluginRejectedException e) {
            reject(e.plugin());
            plugins.remove(plugin.id());
            if (!used.contains(plugin)) {
                plugin.close();
            }
            return instead(plugin.id(), service);
        }
    }

    private <S> Optional<S> instead(String id, Class<S> service) {
        Path jar = gaveWay.remove(id);
        if (jar == null) {
            return Optional.empty();
        }
        try {
            LoadedPlugin lower = loader.load(jar);
            plugins.put(id, lower);
            remark("Plugin " + id + " is " + jar + " instead.");
            return half(lower, service);
        } catch (PluginRejectedException e) {
            reject(e.plugin());
            return Optional.empty();
        }
    }
}
