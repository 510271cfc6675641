package parley.api.server;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a plugin is doing.
 *
 * @param id           its name
 * @param version      its own
 * @param description  what it is for
 * @param phase        whether it runs
 * @param reason       why not, if it does not run
 * @param commands     the names of its commands
 * @param settings     what may be set, a row each: name, value, what it is for
 * @param calls        of its commands since the server was started, those of an earlier version of it included
 * @param faults       of its commands, listeners and tasks, since it was started
 * @param median       of the time that these took; zero if none was timed
 * @param p99          of a hundred calls, all but one take at most this long
 * @param lastFault    the last fault, with the id under which {@code errors.log} has it
 * @param nativeAccess whether it asks to call code outside Java, in which a fault ends the whole program
 */
public record PluginState(String id, String version, String description, Phase phase, String reason, List<String> commands,
                          List<List<String>> settings, long calls, long faults, Duration median, Duration p99,
                          Optional<String> lastFault, boolean nativeAccess) {
    /** Whether a plugin runs. */
    public enum Phase {
        /** It is there and is called. */
        RUNNING,
        /** It was taken out: by an administrator, or by its faults. */
        DISABLED,
        /** It could not be loaded or started. */
        FAILED
    }

    /** Keeps copies of the lists. */
    public PluginState {
        commands = List.copyOf(commands);
        settings = List.copyOf(settings);
    }
}
