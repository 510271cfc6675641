package parley.app;

import java.io.PrintStream;
import java.util.Optional;

/**
 * What a command finds around it.
 *
 * @param installation the program's own folder
 * @param out          where it says what it does
 * @param err          where it says what went wrong
 */
record Surroundings(Installation installation, PrintStream out, PrintStream err) {
    /** Whether a person is there: input and output of the process are a terminal. */
    boolean onTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    /** Whether to use colours: on a terminal, unless {@code NO_COLOR} is set (no-color.org). */
    boolean colour() {
        return onTerminal() && Optional.ofNullable(System.getenv("NO_COLOR")).orElse("").isEmpty();
    }
}
