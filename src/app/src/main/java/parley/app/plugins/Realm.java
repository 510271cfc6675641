package parley.app.plugins;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader.Provider;
import java.util.stream.Stream;

/** The classes of one plugin, apart from those of every other but for the packages that one exports to another. */
sealed interface Realm permits LayerRealm, PlainRealm {
    /** The loader of the plugin's own classes. */
    ClassLoader loader();

    /** What the plugin itself provides for a service; each use may throw anything that its classes throw. */
    <S> Stream<Provider<S>> providers(Class<S> service);

    /** Closes the jar as far as Java allows; classes that were not used before may be missing from now on. */
    void close();

    /**
     * Makes a realm for a jar that was found without fault.
     *
     * @param required the plugins that it requires, which are open
     * @param known    the layer with {@code parley.api} and the JDK's modules
     */
    static Realm of(PluginJar jar, List<LoadedPlugin> required, ModuleLayer known) throws IOException {
        if (jar.module().isPresent()) {
            Stream<ModuleLayer> layers = required.stream().map(LoadedPlugin::realm)
                    .flatMap(realm -> realm instanceof LayerRealm layered ? Stream.of(layered.layer()) : Stream.empty());
            return LayerRealm.of(jar.file(), jar.module().get().name(), Stream.concat(Stream.of(known), layers).toList(),
                    new SharedLoader(Map.of()), jar.descriptor().map(Descriptor::nativeAccess).orElse(false));
        }
        Map<String, ClassLoader> exported = new HashMap<>();
        for (LoadedPlugin plugin : required) {
            plugin.exports().forEach(name -> exported.put(name, plugin.realm().loader()));
        }
        return PlainRealm.of(jar.file(), new SharedLoader(exported));
    }
}
