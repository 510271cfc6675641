package parley.api.server;

/**
 * The half of a plugin that runs in the server, found by {@link java.util.ServiceLoader}. It needs a public constructor
 * without arguments.
 */
@FunctionalInterface
public interface ServerPlugin {
    /**
     * Registers what the plugin adds: commands, listeners, journals. Called once for each object, on a thread of the plugin;
     * nothing registered is used until it has returned, which it has to within a minute. Users may be logged in already, as
     * when the plugin takes the place of an earlier version of itself.
     *
     * @throws Exception to refuse to run; the text is reported, what was registered is removed, the server goes on, with the
     *         earlier version if there was one
     */
    void start(ServerContext server) throws Exception;

    /**
     * Ends what the plugin itself started, within five seconds. What it registered is gone already, and no call is in flight;
     * its threads are interrupted afterwards.
     */
    default void stop() {}
}
