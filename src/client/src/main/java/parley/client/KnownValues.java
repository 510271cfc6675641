package parley.client;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Values that the server offers for arguments of a kind: users online, the user's groups. Thread-safe. */
final class KnownValues {
    /** The most values kept of a kind, and the most kinds; further ones are not offered. */
    static final int MOST = 10_000;
    /** The most kinds. */
    static final int MOST_KINDS = 100;

    private final Map<String, SortedSet<String>> values = new TreeMap<>();

    /** Forgets all, as before a new log-in. */
    synchronized void clear() {
        values.clear();
    }

    /** Adds values of a kind. */
    synchronized void add(String kind, List<String> words) {
        if (!values.containsKey(kind) && values.size() >= MOST_KINDS) {
            return;
        }
        SortedSet<String> known = values.computeIfAbsent(kind, k -> new TreeSet<>());
        for (String word : words) {
            if (known.size() < MOST) {
                known.add(word);
            }
        }
    }

    /** Removes values of a kind. */
    synchronized void remove(String kind, List<String> words) {
        SortedSet<String> known = values.get(kind);
        if (known != null) {
            words.forEach(known::remove);
        }
    }

    /** The values of a kind, in order. */
    synchronized List<String> of(String kind) {
        return List.copyOf(values.getOrDefault(kind, new TreeSet<>()));
    }
}
