package parley.app.plugins;

import java.util.Set;

/**
 * What plugins run in: a server or a client. It is called by one thread at a time.
 *
 * @param <P> the half of a plugin that runs there
 */
public interface PluginTarget<P> {
    /** {@code ServerPlugin.class} or {@code ClientPlugin.class}. */
    Class<P> service();

    /**
     * Holds the commands of plugins back while these are replaced.
     *
     * @param ids of plugins that run, and of plugins that are about to
     * @return calls of their commands wait until it is closed; those that were in flight have ended when this returns
     */
    Hold hold(Set<String> ids);

    /**
     * Starts a plugin.
     *
     * @throws Exception if it does not start, with a text for people; nothing of it stays
     */
    void install(Descriptor descriptor, P half) throws Exception;

    /** Stops a plugin, of which nothing stays; does nothing if it does not run, since it was taken out already. */
    void uninstall(String id);

    /** Commands that are held back. */
    interface Hold extends AutoCloseable {
        /** Lets them go on. */
        @Override
        void close();
    }
}
