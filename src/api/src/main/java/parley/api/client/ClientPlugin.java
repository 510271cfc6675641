package parley.api.client;

/**
 * The half of a plugin that runs in each user's shell, found by {@link java.util.ServiceLoader}. It needs a public
 * constructor without arguments.
 */
@FunctionalInterface
public interface ClientPlugin {
    /**
     * Registers what the plugin adds: commands and the way its events are shown. Called once for each object: before the
     * log-in, or while the shell runs, as when the plugin takes the place of an earlier version of itself.
     *
     * @throws Exception to refuse to run; the text is shown, what was registered is removed, the shell goes on
     */
    void start(ClientContext client) throws Exception;

    /**
     * Ends what the plugin itself started, within five seconds. Called when the plugin goes, or the shell ends, whether or not
     * the user is logged in.
     */
    default void stop() {}
}
