package parley.app.plugins;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The realms that are open, so that what was set aside can be taken up again. Not thread-safe. */
final class OpenPlugins {
    private final PluginLoader loader;
    private final List<LoadedPlugin> open = new ArrayList<>(); // what requires another comes after it

    OpenPlugins(PluginLoader loader) {
        this.loader = loader;
    }

    /**
     * The plugin of a jar: the one that is open if it stands on the same plugins, otherwise a new one.
     *
     * @param loaded by id, with all that it requires
     * @throws PluginRejectedException if it has to be loaded and cannot be
     */
    LoadedPlugin get(PluginJar jar, Map<String, LoadedPlugin> loaded) throws PluginRejectedException {
        List<LoadedPlugin> required = jar.requires().stream().map(r -> loaded.get(r.id())).toList();
        for (LoadedPlugin plugin : open) {
            if (plugin.isOf(jar, required)) {
                return plugin;
            }
        }
        LoadedPlugin plugin = loader.load(jar, required);
        open.add(plugin);
        return plugin;
    }

    /** Closes all but those that are used, what requires another before it. */
    void closeAllBut(Collection<LoadedPlugin> used) {
        List<LoadedPlugin> unused = open.stream().filter(plugin -> !used.contains(plugin)).toList();
        open.removeAll(unused);
        unused.reversed().forEach(LoadedPlugin::close);
    }
}
