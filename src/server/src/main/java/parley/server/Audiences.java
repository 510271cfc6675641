package parley.server;

import java.util.List;
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

    /** Forgets the audiences of a plugin's run. */
    void removeOf(PluginGuard guard) {
        byName.values().forEach(audiences -> audiences.removeIf(audience -> {
            boolean gone = audience.guard() == guard;
            if (gone) {
                audience.end();
            }
            return gone;
        }));
        byName.values().removeIf(Set::isEmpty);
    }

    /** The audiences that a name is in. */
    List<LiveAudience> of(String name) {
        return List.copyOf(byName.getOrDefault(name, Set.of()));
    }

    /** The user of that name came or went. */
    void refresh(String name) {
        of(name).forEach(audience -> audience.refresh(name));
    }
}
