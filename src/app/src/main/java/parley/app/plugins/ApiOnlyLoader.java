package parley.app.plugins;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import parley.api.Api;

/**
 * What a plugin sees beside its own jar: {@code parley.api}, {@code java.*} and {@code jdk.*}; no class and no resource
 * of the rest of Parley or its libraries. It is the parent of each plugin's own loader.
 *
 * <p>The platform loader alone would not do as a parent: the JDK's built-in loaders ask each other for the packages of
 * named modules, so through it a plugin would see the whole program. This keeps plugins from leaning on what may
 * change; it is no sandbox against one that means harm.
 */
final class ApiOnlyLoader extends ClassLoader {
    private static final String API = "parley.api";
    private static final String API_PATH = "parley/api/";

    static {
        registerAsParallelCapable();
    }

    ApiOnlyLoader() {
        super("parley-api-only", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
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
        URL found = name.startsWith(API_PATH) ? Api.class.getClassLoader().getResource(name)
                : getParent().getResource(name);
        return found != null && (name.startsWith(API_PATH) || isOfTheJdk(found)) ? found : null;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (name.startsWith(API_PATH)) {
            return Api.class.getClassLoader().getResources(name);
        }
        List<URL> all = Collections.list(getParent().getResources(name));
        return Collections.enumeration(all.stream().filter(ApiOnlyLoader::isOfTheJdk).toList());
    }

    private static boolean shows(Module module) {
        return module == Api.class.getModule() || module.isNamed() && isOfTheJdk(module.getName());
    }

    static boolean isOfTheJdk(String moduleName) {
        return moduleName.startsWith("java.") || moduleName.startsWith("jdk.");
    }

    /** Resources of the run-time image are {@code jrt:/MODULE/path}. */
    private static boolean isOfTheJdk(URL resource) {
        return resource.getProtocol().equals("jrt") && isOfTheJdk(resource.getPath().substring(1));
    }
}
