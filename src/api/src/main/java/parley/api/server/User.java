package parley.api.server;

import java.net.InetAddress;
import java.time.Instant;
import java.util.OptionalInt;
import parley.api.Access;

/** A user who is logged in, from one log-in to the end of that connection. Implemented by Parley. */
public interface User {
    /** The name in the credentials file. */
    String name();

    /** Which commands the user may call. */
    Access access();

    /** Since when. */
    Instant since();

    /** Where the connection comes from. */
    InetAddress address();

    /** The UDP port on which the user's client receives, if it named one. */
    OptionalInt udpPort();

    /**
     * Sends an event. It waits in the user's outbox, behind all that was sent before; a user whose outbox is over its
     * bound is disconnected. After the user has gone this does nothing. Never blocks.
     */
    void deliver(Event event);

    /** Ends the connection once all that was sent has left, with a last line that says why. */
    void disconnect(String why);
}
