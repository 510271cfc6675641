package parley.server;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts connections, in all, by address and before log-in, against the {@link Limits}. All loops share it. Thread-safe.
 */
final class Admission {
    private final Limits limits;
    private final Map<InetAddress, Integer> byAddress = new HashMap<>();
    private final Set<Connection> waiting = new LinkedHashSet<>();
    private int connections;

    Admission(Limits limits) {
        this.limits = limits;
    }

    /** Counts a new connection. Returns why it may not stay, or nothing if it may; either way {@link #left} is due. */
    synchronized Optional<String> entered(InetAddress address) {
        connections++;
        int fromHere = byAddress.merge(address, 1, Integer::sum);
        if (connections > limits.connections()) {
            return Optional.of("This server takes " + limits.connections() + " connections. Try again later.");
        }
        if (fromHere > limits.connectionsPerAddress()) {
            return Optional.of("This server takes " + limits.connectionsPerAddress()
                    + " connections from one address. Close another, or try again later.");
        }
        return Optional.empty();
    }

    /** Counts a connection as gone. */
    synchronized void left(InetAddress address) {
        connections--;
        byAddress.computeIfPresent(address, (a, n) -> n == 1 ? null : n - 1);
    }

    /** Counts a connection as waiting for its log-in. Returns one that has to make room for it, if there are too many. */
    synchronized Optional<Connection> waits(Connection connection) {
        waiting.add(connection);
        if (waiting.size() <= limits.waiting()) {
            return Optional.empty();
        }
        Iterator<Connection> longest = waiting.iterator();
        Connection evicted = longest.next();
        longest.remove();
        return Optional.of(evicted);
    }

    /** The connection has logged in or is gone. */
    synchronized void waitsNoMore(Connection connection) {
        waiting.remove(connection);
    }
}
