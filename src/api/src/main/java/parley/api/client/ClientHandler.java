package parley.api.client;

import parley.api.Arguments;
import parley.api.CommandException;

/** What a command of the client does. Each call has a virtual thread and may take as long as it likes. */
@FunctionalInterface
public interface ClientHandler {
    /**
     * Does what was asked. Where the input is not a terminal, the next line waits until this returns.
     *
     * @throws CommandException to refuse; the user reads its text
     * @throws Exception        anything else is a fault: the user gets an id under which the log file has the stack
     */
    void run(Arguments arguments) throws Exception;
}
