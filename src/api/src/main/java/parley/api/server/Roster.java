package parley.api.server;

import java.util.Collection;
import java.util.Optional;

/** Who is logged in now. Readers take no lock. Implemented by Parley. */
public interface Roster {
    /** The user of that name, if logged in. */
    Optional<User> find(String name);

    /** Whether the user of that name is logged in. */
    boolean isOnline(String name);

    /** Everybody who is logged in, in the order of log-in. */
    Collection<User> online();

    /** Whether there is an account of that name, logged in or not. */
    boolean exists(String name);
}
