package parley.app.plugins;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader.Provider;

/**
 * A plugin whose jar was found without fault, with a realm of its own. Nothing of its code has run before {@link
 * #half}. Replacing it: load the new jar beside it, swap what is installed, then close this one. Safe for use by
 * several threads.
 */
public final class LoadedPlugin implements AutoCloseable {
    private final Descriptor descriptor;
    private final Path jar;
    private final Path copy;
    private final PluginLoader owner;
    private final List<Half> halves;
    private Realm realm; // guarded by this; null once closed, so that nothing here keeps the plugin's loader alive

    LoadedPlugin(Path jar, PluginJar copy, Realm realm, PluginLoader owner) {
        this.descriptor = copy.descriptor().orElseThrow();
        this.jar = jar;
        this.copy = copy.file();
        this.halves = copy.halves();
        this.realm = realm;
        this.owner = owner;
    }

    /** How it describes itself. */
    public Descriptor descriptor() {
        return descriptor;
    }

    /** Its id; the same as {@code descriptor().id()}. */
    public String id() {
        return descriptor.id();
    }

    /** The jar that it came from; what is used is a copy. */
    public Path jar() {
        return jar;
    }

    /** Whether it has a half of that service, {@code ServerPlugin.class} or {@code ClientPlugin.class}. */
    public boolean has(Class<?> service) {
        return halves.stream().anyMatch(half -> half.service() == service);
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
        Realm open = openRealm();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(open.loader());
        try {
            return Optional.of(open.providers(service).findFirst().map(Provider::get).orElseThrow(() ->
                    new NoSuchMethodException("a public constructor without arguments")));
        } catch (Throwable fault) { // whatever a stranger's class throws must not cost another plugin
            throw new PluginRejectedException(jar, HalfFault.describe(service, fault), fault);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Lets go of the realm and deletes the copy of the jar. What still runs of the plugin may fail from now on, so stop
     * its halves before. Does nothing the second time.
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
            owner.forget(this, copy);
        }
    }

    private synchronized Realm openRealm() {
        if (realm == null) {
            throw new IllegalStateException("plugin " + id() + " is closed");
        }
        return realm;
    }
}
