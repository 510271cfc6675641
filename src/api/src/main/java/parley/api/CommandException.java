package parley.api;

import java.util.Objects;

/**
 * A command's refusal, shown to the caller as it is: one line that says what was wrong, with the value, and what to do.
 * It carries no stack, since refusing is ordinary work.
 */
public final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why, for programs. */
    private final ErrorCode code;

    /** Refuses for a reason, with the line that the caller reads. */
    public CommandException(ErrorCode code, String text) {
        super(Objects.requireNonNull(text), null, false, false);
        this.code = Objects.requireNonNull(code);
    }

    /** Why the command refused. */
    public ErrorCode code() {
        return code;
    }
}
