package parley.app.plugins;

import java.io.IOException;
import java.net.URL;
import java.util.Enumeration;
import java.util.Map;
import parley.api.Api;

/**
 * What a plugin sees beside its own jar: {@code parley.api}, {@code java.*} and {@code jdk.*}, and the packages that the
 * plugins export which it requires; no class and no resource of the rest of Parley or its libraries. It is the parent of
 * each plugin's own loader.
 *
 * <p>The platform loader alone would not do as a parent: the JDK's built-in loaders ask each other for the packages of
 * named modules, so through it a plugin would see the whole program. This keeps plugins from leaning on what may
 * change; it is no sandbox against one that means harm.
 */
public final class SharedLoader extends ClassLoader {
    private static final String API = "parley.api";
    private static final String API_PATH = "parley/api/";

    private final Map<String, ClassLoader> exported;

    static {
        registerAsParallelCapable();
    }

    /**
     * Makes one.
     *
     * @param exported by the name of the package, the loader of the plugin that exports it
     */
    SharedLoader(Map<String, ClassLoader> exported) {
        super("parley-shared", ClassLoader.getPlatformClassLoader());
        this.exported = Map.copyOf(exported);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        ClassLoader other = exported.get(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
        if (other != null) {
            return other.loadClass(name);
        }
        Class<?> found = name.startsWith(API + '.') ? Class.forName(name, false, Api.class.getClassLoader())
                : getParent().loadClass(name);
        if (!shows(found.getModule())) {
            throw new ClassNotFoundException(name);
        }
        return found;
    }

    /** Null if there is none that a plugin may see; the contract of {@link ClassLoader}. */
    @Override
    public URL getResource(String name) {
        return forResource(name).getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return forResource(name).getResources(name);
    }

    /** Unlike classes, resources are looked for in a loader's own modules and its parents' only. */
    private ClassLoader forResource(String name) {
        return name.startsWith(API_PATH) ? Api.class.getClassLoader() : getParent();
    }

    /** Whether a plugin may see a module: the API, or one of the JDK. */
    public static boolean shows(Module module) {
        return module == Api.class.getModule() || module.isNamed() && isOfTheJdk(module.getName());
    }

    static boolean isOfTheJdk(String moduleName) {
        return moduleName.startsWith("java.") || moduleName.startsWith("jdk.");
    }
}
