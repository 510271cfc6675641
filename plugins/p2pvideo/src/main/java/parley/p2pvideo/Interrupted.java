package parley.p2pvideo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.p2pvideo.transfer.Bytes32;

/**
 * What came half since the shell started and may be gone on with, so that the user can have it removed, and what the user
 * had removed and does not want offered again. Owned by the {@link Desk}'s thread.
 */
final class Interrupted {
    /** The most of each that are remembered; for one more the oldest is forgotten. */
    static final int MOST = 256;

    private final Map<Bytes32, Arrival> arrivals = new LinkedHashMap<>();
    private final Set<Bytes32> unwanted = new LinkedHashSet<>();

    /** It ended too early, and a part of it is here. */
    void add(Arrival arrival) {
        arrivals.put(arrival.identity(), arrival);
        if (arrivals.size() > MOST) {
            arrivals.remove(arrivals.keySet().iterator().next());
        }
    }

    /** It was accepted, perhaps again. */
    void goesOn(Arrival arrival) {
        arrivals.remove(arrival.identity());
        unwanted.remove(arrival.identity());
    }

    /** What came half. */
    List<Arrival> all() {
        return List.copyOf(arrivals.values());
    }

    /** Forgets what comes from a user, or from anybody if the name is empty; the user does not want that. */
    List<Arrival> take(String peer) {
        List<Arrival> some = new ArrayList<>(arrivals.values());
        some.removeIf(arrival -> !peer.isEmpty() && !arrival.peer().equals(peer));
        for (Arrival arrival : some) {
            arrivals.remove(arrival.identity());
            unwanted(arrival.identity());
        }
        return some;
    }

    /** The user does not want this. */
    void unwanted(Bytes32 identity) {
        unwanted.add(identity);
        if (unwanted.size() > MOST) {
            unwanted.remove(unwanted.iterator().next());
        }
    }

    boolean isUnwanted(Bytes32 identity) {
        return unwanted.contains(identity);
    }
}
