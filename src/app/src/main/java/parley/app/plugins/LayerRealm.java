package parley.app.plugins;

import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The realm of a jar with a {@code module-info}: a module layer with that one module. Its loader has no close; it lets
 * go of the jar when it is collected.
 */
record LayerRealm(ModuleLayer layer, Module module) implements Realm {
    /**
     * Makes one.
     *
     * @param parents      the layer with {@code parley.api} and the JDK, and those of the plugins that it requires
     * @param shared       the loader of what it sees that is of no module
     * @param nativeAccess whether it may call code outside Java, if Parley itself may: the launcher says so, others need
     *                     not, and then it cannot be granted
     */
    @SuppressWarnings("restricted") // only used where Parley may grant it
    static LayerRealm of(Path jar, String name, List<ModuleLayer> parents, ClassLoader shared, boolean nativeAccess) {
        Configuration configuration = Configuration.resolve(ModuleFinder.of(jar),
                parents.stream().map(ModuleLayer::configuration).toList(), ModuleFinder.of(), Set.of(name));
        ModuleLayer.Controller controller = ModuleLayer.defineModulesWithOneLoader(configuration, parents, shared);
        Module module = controller.layer().findModule(name).orElseThrow();
        if (nativeAccess && LayerRealm.class.getModule().isNativeAccessEnabled()) {
            controller.enableNativeAccess(module);
        }
        return new LayerRealm(controller.layer(), module);
    }

    @Override
    public ClassLoader loader() {
        return module.getClassLoader();
    }

    /** A look-up by layer goes on into the parent layers; only what this layer provides is the plugin's. */
    @Override
    public <S> Stream<Provider<S>> providers(Class<S> service) {
        return ServiceLoader.load(layer, service).stream().filter(p -> p.type().getModule() == module);
    }

    @Override
    public void close() {
        // Nothing to close: see above.
    }
}
