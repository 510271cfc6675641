package parley.api.server;

/**
 * The half of a plugin that runs in the server, found by {@link java.util.ServiceLoader}. It needs a public constructor
 * without arguments.
 */
@FunctionalInterface
public interface ServerPlugin {
    /**
     * Registers what the plugin adds: commands, listeners, journals. Called once, before anything registered is used; no
     * user can call its commands until it has returned.
     *
     * @throws Exception to refuse to run; the text is reported, what was registered is removed, the server goes on
     */
    void start(ServerContext server) throws Exception;

    /** Ends what the plugin itself started. What it registered is gone already, and no call is in flight. */
    default void stop() {}
}
