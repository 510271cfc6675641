package parley.groups.api;

import parley.api.CommandException;

/** The groups of this server. Every method may be called from any thread. Implemented by the plugin {@code groups}. */
public interface GroupDirectory {
    /**
     * The group of a name, as typed in any case, for a user who has joined it. Ask anew in each call of a command.
     *
     * @throws CommandException if there is no such group, or the user has not joined it; let it end the call, so that the user
     *         reads why
     */
    JoinedGroup joined(String group, String user) throws CommandException;

    /** Whether the group of that {@link JoinedGroup#id} is still there. One that is gone never comes back. */
    boolean exists(String id);
}
