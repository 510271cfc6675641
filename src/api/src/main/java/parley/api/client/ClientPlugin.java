package parley.api.client;

/**
 * The half of a plugin that runs in each user's shell, found by {@link java.util.ServiceLoader}. It needs a public
 * constructor without arguments.
 */
@FunctionalInterface
public interface ClientPlugin {
    /**
     * Registers what the plugin adds: commands and the way its events are shown. Called once, before the log-in.
     *
     * @throws Exception to refuse to run; the text is shown, what was registered is removed, the shell goes on
     */
    void start(ClientContext client) throws Exception;

    /** Ends what the plugin itself started. Called when the shell ends, whether or not the user is logged in. */
    default void stop() {}
}
