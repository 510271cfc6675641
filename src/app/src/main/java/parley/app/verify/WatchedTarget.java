package parley.app.verify;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import parley.app.plugins.Descriptor;
import parley.app.plugins.PluginTarget;

/**
 * Stands between live plugins and what they run in, and remembers, weakly, each loader that a plugin came from. Thread-safe.
 *
 * @param <P> the half of a plugin that runs there
 */
final class WatchedTarget<P> implements PluginTarget<P> {
    private final PluginTarget<P> target;
    private final String id;
    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>(); // guarded by this

    /** Watches the plugin of that id. */
    WatchedTarget(PluginTarget<P> target, String id) {
        this.target = target;
        this.id = id;
    }

    /** The loaders that it came from, in order; those that were collected among them. */
    synchronized List<WeakReference<ClassLoader>> loaders() {
        return List.copyOf(loaders);
    }

    @Override
    public Class<P> service() {
        return target.service();
    }

    @Override
    public Hold hold(Set<String> ids) {
        return target.hold(ids);
    }

    @Override
    public void install(Descriptor descriptor, P half) throws Exception {
        if (descriptor.id().equals(id)) {
            remember(half.getClass().getClassLoader());
        }
        target.install(descriptor, half);
    }

    @Override
    public void uninstall(String other) {
        target.uninstall(other);
    }

    private synchronized void remember(ClassLoader loader) {
        loaders.add(new WeakReference<>(loader));
    }
}
