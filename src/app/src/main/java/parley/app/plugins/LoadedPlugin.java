package parley.app.plugins;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader.Provider;
import java.util.Set;

/**
 * A plugin whose jar was found without fault, with a realm of its own. Nothing of its code has run before {@link
 * #half}. Replacing it: load the new jar beside it, swap what is installed, then close this one. Safe for use by
 * several threads.
 */
public final class LoadedPlugin implements AutoCloseable {
    private final PluginJar contents;
    private final List<LoadedPlugin> required;
    private final PluginLoader owner;
    private Realm realm; // guarded by this; null once closed, so that nothing here keeps the plugin's loader alive

    LoadedPlugin(PluginJar contents, List<LoadedPlugin> required, Realm realm, PluginLoader owner) {
        this.contents = contents;
        this.required = List.copyOf(required);
        this.realm = realm;
        this.owner = owner;
    }

    /** How it describes itself. */
    public Descriptor descriptor() {
        return contents.descriptor().orElseThrow();
    }

    /** Its id; the same as {@code descriptor().id()}. */
    public String id() {
        return descriptor().id();
    }

    /** The jar that it came from; what is used is a copy. */
    public Path jar() {
        return contents.jar();
    }

    /** The copy of its jar that is used, which does not change and is there until it is closed. */
    public Path file() {
        return contents.file();
    }

    /** The packages that plugins which require it see. */
    public Set<String> exports() {
        return contents.exports();
    }

    /** Whether it has a half of that service, {@code ServerPlugin.class}, {@code ClientPlugin.class} or its benchmark. */
    public boolean has(Class<?> service) {
        return contents.halves().stream().anyMatch(half -> half.service() == service);
    }

    /**
     * Makes a new half.
     *
     * @return empty if the plugin has none of that service
     * @throws PluginRejectedException if it cannot be made: a class is missing, its constructor throws
     * @throws IllegalStateException   on a virtual thread, whose carrier would be pinned while classes are loaded, and
     *         after {@link #close}
     */
    public <S> Optional<S> half(Class<S> service) throws PluginRejectedException {
        PluginLoader.requirePlatformThread();
        if (!has(service)) {
            return Optional.empty();
        }
        Realm open = realm();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(open.loader());
        try {
            return Optional.of(open.providers(service).findFirst().map(Provider::get).orElseThrow(() ->
                    new NoSuchMethodException("a public constructor without arguments")));
        } catch (Throwable fault) { // whatever a stranger's class throws must not cost another plugin
            throw new PluginRejectedException(jar(), HalfFault.describe(service, fault), fault);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Lets go of the realm and of the copy of the jar. What still runs of the plugin, or of one that requires it, may
     * fail from now on, so stop their halves before. Does nothing the second time.
     */
    @Override
    public void close() {
        Realm open;
        synchronized (this) {
            open = realm;
            realm = null;
        }
        if (open != null) {
            open.close();
            owner.forget(this);
        }
    }

    /** Whether it was loaded from that jar, beside those very plugins. */
    boolean isOf(PluginJar jar, List<LoadedPlugin> beside) {
        return contents.equals(jar) && required.equals(beside);
    }

    PluginJar contents() {
        return contents;
    }

    synchronized Realm realm() {
        if (realm == null) {
            throw new IllegalStateException("plugin " + id() + " is closed");
        }
        return realm;
    }
}
