package parley.server;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which audiences a name is in, so that a log-in touches only those. Thread-safe. */
final class Audiences {
    private final Map<String, Set<LiveAudience>> byName = new ConcurrentHashMap<>();

    void add(String name, LiveAudience audience) {
        byName.compute(name, (n, known) -> {
            Set<LiveAudience> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(audience);
            return all;
        });
    }

    void remove(String name, LiveAudience audience) {
        byName.computeIfPresent(name, (n, known) -> {
            known.remove(audience);
            return known.isEmpty() ? null : known;
        });
    }

    /** The user of that name came or went. */
    void refresh(String name) {
        byName.getOrDefault(name, Set.of()).forEach(audience -> audience.refresh(name));
    }
}
