package parley.server;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import parley.api.ArgumentKind;
import parley.wire.LineBuilder;
import parley.wire.Protocol;

/** Tells clients that complete what their users type which values there are. Thread-safe. */
final class Suggestions {
    /** Characters of values in one line, well below a line's bound even where each takes four bytes. */
    private static final int VALUES_PER_LINE = 3_000;

    private final Set<OnlineUser> listeners = ConcurrentHashMap.newKeySet();
    private final Map<String, Map<ArgumentKind, Set<String>>> forAll = new HashMap<>(); // by plugin; guarded by itself

    /** Tells a user who has come of all who are there, and those of the user. */
    void arrived(OnlineUser user, Collection<String> everybody) {
        tellOthers(Protocol.ADD, user);
        if (user.wantsSuggestions()) {
            listeners.add(user);
            tell(user, Protocol.ADD, ArgumentKind.USER, everybody);
            synchronized (forAll) {
                forAll.values().forEach(kinds -> kinds.forEach((kind, values) -> tell(user, Protocol.ADD, kind, values)));
            }
        }
    }

    /** Offers a plugin's values to everybody, now and later. */
    void add(String plugin, ArgumentKind kind, Collection<String> values) {
        synchronized (forAll) {
            forAll.computeIfAbsent(plugin, p -> new HashMap<>()).computeIfAbsent(kind, k -> new LinkedHashSet<>()).addAll(values);
            listeners.forEach(listener -> tell(listener, Protocol.ADD, kind, values));
        }
    }

    /** Takes a plugin's values back from everybody. */
    void remove(String plugin, ArgumentKind kind, Collection<String> values) {
        synchronized (forAll) {
            forAll.getOrDefault(plugin, Map.of()).getOrDefault(kind, new LinkedHashSet<>()).removeAll(values);
            listeners.forEach(listener -> tell(listener, Protocol.REMOVE, kind, values));
        }
    }

    /** Takes all that a plugin offered to everybody back. */
    void removeOf(String plugin) {
        synchronized (forAll) {
            Map<ArgumentKind, Set<String>> gone = forAll.remove(plugin);
            if (gone != null) {
                gone.forEach((kind, values) -> listeners.forEach(listener -> tell(listener, Protocol.REMOVE, kind, values)));
            }
        }
    }

    /** Tells all that a user has gone. */
    void left(OnlineUser user) {
        listeners.remove(user);
        tellOthers(Protocol.REMOVE, user);
    }

    /** Stops telling a user whom another connection of the same name has replaced. */
    void replaced(OnlineUser user) {
        listeners.remove(user);
    }

    void tell(OnlineUser user, String verb, ArgumentKind kind, Collection<String> values) {
        if (!user.wantsSuggestions() || values.isEmpty()) {
            return;
        }
        LineBuilder line = line(verb, kind);
        int length = 0;
        for (String value : values) {
            if (length > 0 && length + value.length() > VALUES_PER_LINE) {
                user.send(line.toBytes());
                line = line(verb, kind);
                length = 0;
            }
            line.word(value);
            length += value.length() + 1;
        }
        user.send(line.toBytes());
    }

    private void tellOthers(String verb, OnlineUser user) {
        List<String> name = List.of(user.name());
        for (OnlineUser listener : listeners) {
            if (listener != user) {
                tell(listener, verb, ArgumentKind.USER, name);
            }
        }
    }

    private static LineBuilder line(String verb, ArgumentKind kind) {
        return new LineBuilder().verb(verb).word(kind.name());
    }
}
