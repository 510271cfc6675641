package parley.app.plugins;

import java.io.IOException;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.stream.Stream;

/** The classes of one plugin, apart from those of every other. */
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
     * @param known the layer with {@code parley.api} and the JDK's modules
     */
    static Realm of(PluginJar jar, ModuleLayer known) throws IOException {
        ClassLoader parent = new ApiOnlyLoader();
        return jar.module().isPresent() ? LayerRealm.of(jar.file(), jar.module().get().name(), known, parent)
                : PlainRealm.of(jar.file(), parent);
    }
}
