package parley.app.verify;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.api.Api;
import parley.app.plugins.LoadedPlugin;
import parley.app.plugins.SharedLoader;

/** The classes that a plugin sees: its own, those of the API and the JDK, and what the plugins export which it requires. */
final class VisibleClasses {
    private final Map<String, Module> modules = new HashMap<>(); // by the packages that they export to all
    private final Set<String> ofPlugins;

    /**
     * For a plugin.
     *
     * @param own      the names of the classes in its jar
     * @param required the plugins that it requires
     * @throws IOException if one of their jars cannot be read
     */
    VisibleClasses(Set<String> own, List<LoadedPlugin> required) throws IOException {
        ofPlugins = new HashSet<>(own);
        for (LoadedPlugin plugin : required) {
            JarClasses.read(plugin.file()).names().stream().filter(name -> plugin.exports().contains(packageOf(name)))
                    .forEach(ofPlugins::add);
        }
        Optional.ofNullable(Api.class.getModule().getLayer()).orElse(ModuleLayer.boot()).modules().forEach(this::add);
        ModuleLayer.boot().modules().forEach(this::add);
    }

    /** Whether a plugin sees the class of that name. */
    boolean has(String name) {
        Module module = modules.get(packageOf(name));
        return ofPlugins.contains(name) || module != null && Class.forName(module, name) != null;
    }

    private void add(Module module) {
        if (SharedLoader.shows(module)) {
            module.getPackages().stream().filter(module::isExported).forEach(exported -> modules.put(exported, module));
        }
    }

    private static String packageOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
