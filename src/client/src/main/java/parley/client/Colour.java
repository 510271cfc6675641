package parley.client;

import java.util.Map;

/** Whether the shell uses colours. */
public enum Colour {
    /** Where the terminal has them, unless the environment variable {@code NO_COLOR} is set (no-color.org). */
    AUTO,
    /** On every terminal. */
    ALWAYS,
    /** Nowhere. */
    NEVER;

    /**
     * Decides for one terminal.
     *
     * @param environment  of the process
     * @param terminalType as {@code TERM} has it, for example {@code xterm} or {@code dumb}
     */
    boolean shown(Map<String, String> environment, String terminalType) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> environment.getOrDefault("NO_COLOR", "").isEmpty() && !terminalType.startsWith("dumb");
        };
    }
}
