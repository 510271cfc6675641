package parley.p2pvideo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.p2pvideo.transfer.Bytes32;
import parley.p2pvideo.transfer.TransferId;

/**
 * What other users offer and send, from the offer to the end, by its number. Changed on the {@link Desk}'s thread, but
 * that a transfer which ends takes itself out on the port's thread.
 */
final class Inbound {
    private final Map<TransferId, Arrival> arrivals = new ConcurrentHashMap<>();

    void add(Arrival arrival) {
        arrivals.put(arrival.offer().id(), arrival);
    }

    void remove(Arrival arrival) {
        arrivals.remove(arrival.offer().id());
    }

    boolean contains(TransferId id) {
        return arrivals.containsKey(id);
    }

    /** The one of that number, if it is that user's. */
    Optional<Arrival> find(TransferId id, String peer) {
        return Optional.ofNullable(arrivals.get(id)).filter(arrival -> arrival.peer().equals(peer));
    }

    /** An earlier attempt at the same. */
    Optional<Arrival> same(Bytes32 identity) {
        return arrivals.values().stream().filter(arrival -> arrival.identity().equals(identity)).findFirst();
    }

    int size() {
        return arrivals.size();
    }

    /** All, as they are now. */
    List<Arrival> all() {
        return List.copyOf(arrivals.values());
    }

    /** Those of some user, the oldest first. */
    List<Arrival> of(Whom whom) {
        return arrivals.values().stream().filter(arrival -> whom.includes(arrival.peer()))
                .sorted((one, other) -> Long.compare(other.age(), one.age())).toList();
    }
}
