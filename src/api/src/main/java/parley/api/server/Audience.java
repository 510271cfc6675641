package parley.api.server;

/**
 * A list of names, for events that go to all of them. An event is encoded once for all. The list itself is not stored: a
 * plugin keeps it, and builds it again at each start. Implemented by Parley.
 */
public interface Audience {
    /**
     * Adds a name, from now on; one that is in already stays as it is. Returns since when the name is in, for
     * {@link #restore}.
     */
    long add(String name);

    /** Adds a name at a start, as {@link #add} once did: what was posted before {@code since} is not for that name. */
    void restore(String name, long since);

    /** Takes a name out, if it is in. */
    void remove(String name);

    /**
     * Sends an event that is not stored to each one who is logged in, {@code except} that one; see {@link User#deliver}.
     * To store it, {@link Feed#post} it.
     */
    void deliver(Event event, User except);

    /** Sends an event that is not stored to each one who is logged in. */
    void deliver(Event event);
}
