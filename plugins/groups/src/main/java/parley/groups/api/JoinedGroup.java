package parley.groups.api;

import parley.api.CommandException;
import parley.api.server.Event;
import parley.api.server.Stored;

/**
 * A group, as those who joined it see it. Nothing here waits for the disk or for another user. Implemented by the plugin
 * {@code groups}.
 */
public interface JoinedGroup {
    /** Its name, as its creator wrote it. */
    String name();

    /** Tells it from all other groups, earlier ones of the same name too; at most 60 characters. */
    String id();

    /** Whether a user has joined it, and is in it still. */
    boolean has(String user);

    /**
     * Posts an event to all who joined, without the one who did it; see {@link parley.api.server.Feed#post}. It is not
     * numbered among the group's messages.
     *
     * @throws CommandException if a filter refuses it; let it end the call
     */
    Stored post(Event event) throws CommandException;
}
