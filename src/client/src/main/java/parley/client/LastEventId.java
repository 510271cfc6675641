package parley.client;

import java.util.OptionalLong;

/**
 * Up to where this shell has seen what a server stored for one user: what it names when it comes back, and what tells
 * an event that comes a second time. It is not known before the first welcome, nor with a server that gives none.
 * Thread-safe: moved by the thread that reads from the server, read by the one that connects.
 */
final class LastEventId {
    private String user = "";
    private OptionalLong last = OptionalLong.empty();
    private long duplicates;

    /** What a user who connects again has seen; empty if that is not known. */
    synchronized OptionalLong of(String name) {
        return name.equals(user) ? last : OptionalLong.empty();
    }

    /**
     * Takes up the welcome of a server.
     *
     * @param name who was let in; what another user saw is forgotten
     * @param from after which id the events begin that will come; empty if the server does not say
     * @return whether the server begins before what was seen, that is, has lost its last events: their ids will come
     *             again, for others
     */
    synchronized boolean welcome(String name, OptionalLong from) {
        boolean known = name.equals(user) && last.isPresent() && from.isPresent();
        boolean lost = known && from.getAsLong() < last.getAsLong();
        user = name;
        if (!known || lost) {
            last = from;
        }
        return lost;
    }

    /** Whether an event has not been seen before; one that was is counted. An event without an id always is new. */
    synchronized boolean isNew(OptionalLong id) {
        boolean again = id.isPresent() && last.isPresent() && id.getAsLong() <= last.getAsLong();
        duplicates += again ? 1 : 0;
        return !again;
    }

    /** Notes that a new event has been shown. Not before: if the connection breaks until then, it has to come again. */
    synchronized void seen(OptionalLong id) {
        if (id.isPresent() && last.isPresent()) {
            last = id;
        }
    }

    /** How many events came again. */
    synchronized long duplicates() {
        return duplicates;
    }
}
