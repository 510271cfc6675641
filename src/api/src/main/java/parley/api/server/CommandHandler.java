package parley.api.server;

import parley.api.CommandException;

/** What a command does. Calls of one user run one after another, calls of several users at once. */
@FunctionalInterface
public interface CommandHandler {
    /**
     * Does what was asked and answers it.
     *
     * @throws CommandException to refuse; the caller reads its text
     * @throws Exception        anything else is a fault: the caller gets an id under which the log has the stack
     */
    Reply run(Invocation call) throws Exception;
}
