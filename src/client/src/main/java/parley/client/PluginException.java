package parley.client;

/** A plugin that could not be installed; the text says why, for the user. */
public final class PluginException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With what was wrong. */
    public PluginException(String text) {
        super(text);
    }

    /** With what was wrong, and what it came from. */
    public PluginException(String text, Throwable cause) {
        super(text, cause);
    }
}
