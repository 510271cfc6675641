package parley.api.server;

/**
 * A list of names to which events go, whoever of them is logged in. An event is encoded once for all. Implemented by
 * Parley.
 */
public interface Audience {
    /** Adds a name; one that is in already stays once. */
    void add(String name);

    /** Takes a name out, if it is in. */
    void remove(String name);

    /** Sends an event to each one who is logged in, {@code except} that one; see {@link User#deliver}. */
    void deliver(Event event, User except);

    /** Sends an event to each one who is logged in. */
    void deliver(Event event);
}
