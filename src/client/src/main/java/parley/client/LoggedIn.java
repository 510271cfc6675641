package parley.client;

import java.util.Optional;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.client.Answer;

/** A server at which the user is logged in, and the user, for what is done {@link AfterLogIn}. */
public interface LoggedIn {
    /** The server's {@code HOST:PORT}, without blanks; an IPv6 address stands in brackets. */
    String server();

    /**
     * Sends a line of the protocol and waits for its answer.
     *
     * @param line without label and end
     * @throws CommandException as the server refuses; with {@link ErrorCode#WAIT} if the connection is lost or the answer
     *         takes too long
     */
    Answer ask(String line) throws CommandException, InterruptedException;

    /** Whether the user can be asked: somebody is there, and does not type commands yet. */
    boolean userCanBeAsked();

    /** Asks the user for a line; empty if there will be none. Only while {@link #userCanBeAsked}. */
    Optional<String> askUser(String question);

    /** Shows the user lines, without others between them. */
    void tell(String... lines);

    /** Shows the user what failed. */
    void complain(String line);
}
