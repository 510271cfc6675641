package parley.app.plugins;

import java.nio.file.Path;
import java.util.List;

/**
 * A jar that is not used, and why.
 *
 * @param jar    where it lies
 * @param faults everything that is wrong with it, a sentence or two each, with what to do
 */
public record RejectedPlugin(Path jar, List<String> faults) {
    /** Keeps a copy of the faults. */
    public RejectedPlugin {
        faults = List.copyOf(faults);
    }

    /** One line for people: the file, then every fault. */
    public String message() {
        return "Plugin " + jar + " is not used. " + String.join(" ", faults);
    }
}
