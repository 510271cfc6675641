package parley.app.plugins;

import java.nio.file.Path;
import java.util.List;

/** A jar cannot be used as a plugin; the text names the file, every fault and what to do. */
public final class PluginRejectedException extends Exception {
    private static final long serialVersionUID = 1;

    /** Not serialised: only the text travels. */
    private final transient RejectedPlugin plugin;

    PluginRejectedException(RejectedPlugin plugin) {
        super(plugin.message());
        this.plugin = plugin;
    }

    PluginRejectedException(Path jar, String fault, Throwable cause) {
        super(new RejectedPlugin(jar, List.of(fault)).message(), cause);
        this.plugin = new RejectedPlugin(jar, List.of(fault));
    }

    /** The jar and its faults. */
    public RejectedPlugin plugin() {
        return plugin;
    }
}
