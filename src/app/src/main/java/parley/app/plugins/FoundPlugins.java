package parley.app.plugins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The jars that lie in the folders, as they were when they came to rest. Not thread-safe. */
final class FoundPlugins {
    private final PluginLoader loader;
    private final Map<Path, PluginJar> jars;

    /**
     * None yet.
     *
     * @param folders in the order of their rank, the highest last
     */
    FoundPlugins(PluginLoader loader, List<Path> folders) {
        this.loader = loader;
        Comparator<Path> byFolder = Comparator.comparing(jar -> -folders.lastIndexOf(jar.getParent()));
        this.jars = new TreeMap<>(byFolder.thenComparing(Comparator.naturalOrder()));
    }

    /** Takes a jar as it is now, in the place of what lay there before. */
    PluginJar take(Path jar) {
        PluginJar contents = loader.read(jar);
        put(jar, contents);
        return contents;
    }

    void put(Path jar, PluginJar contents) {
        drop(jar);
        jars.put(jar, contents);
    }

    /** Forgets a jar, if it is known. */
    void drop(Path jar) {
        PluginJar old = jars.remove(jar);
        if (old != null) {
            loader.letGo(old);
        }
    }

    /**
     * All of them, the highest rank first, each followed by its predecessor if that is what runs: it goes on until it is
     * replaced by one that runs too.
     */
    List<PluginJar> ranked(Collection<LoadedPlugin> running) {
        List<PluginJar> ranked = new ArrayList<>();
        jars.forEach((path, jar) -> {
            ranked.add(jar);
            running.stream().map(LoadedPlugin::contents).filter(old -> old.jar().equals(path) && precedes(old, jar))
                    .forEach(ranked::add);
        });
        return ranked;
    }

    private static boolean precedes(PluginJar old, PluginJar jar) {
        return !old.equals(jar) && jar.descriptor().map(Descriptor::id).orElse(old.id()).equals(old.id());
    }
}
