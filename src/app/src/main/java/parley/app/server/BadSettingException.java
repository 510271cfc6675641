package parley.app.server;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import parley.server.PluginException;

/** A setting has a value that its plugin does not take; the text names the setting, the value and what it may be. */
public final class BadSettingException extends IOException {
    private static final long serialVersionUID = 1;

    private BadSettingException(Throwable cause) {
        super(cause.getMessage(), cause);
    }

    /**
     * Tells a mistake of the server's owner from a fault of the plugin: here the plugin complains of an argument, and
     * names a setting of its own that was given.
     *
     * @param given the names of the settings that were given, {@code ID.NAME}
     * @return it, if that is why the plugin did not start
     */
    static Optional<BadSettingException> ifCause(PluginException failure, String id, Collection<String> given) {
        return failure.getCause() instanceof IllegalArgumentException e && e.getMessage() != null
                && given.stream().anyMatch(name -> name.startsWith(id + ".") && e.getMessage().contains(name))
                ? Optional.of(new BadSettingException(e)) : Optional.empty();
    }
}
