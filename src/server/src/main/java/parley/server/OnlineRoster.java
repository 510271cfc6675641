package parley.server;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import parley.api.server.Roster;
import parley.api.server.User;
import parley.server.account.Credentials;

/** Who is logged in, by name and in the order of log-in. Read without a lock. */
final class OnlineRoster implements Roster {
    private record Entry(long order, OnlineUser user) {}

    private final Credentials credentials;
    private final Map<String, Entry> byName = new ConcurrentHashMap<>();
    private final Map<Long, User> byOrder = new ConcurrentSkipListMap<>();
    private final AtomicLong count = new AtomicLong();

    OnlineRoster(Credentials credentials) {
        this.credentials = credentials;
    }

    /** Adds a user; returns the one of the same name who was there, if any. */
    Optional<OnlineUser> put(OnlineUser user) {
        Entry entry = new Entry(count.incrementAndGet(), user);
        byOrder.put(entry.order(), user);
        Entry before = byName.put(user.name(), entry);
        if (before == null) {
            return Optional.empty();
        }
        byOrder.remove(before.order());
        return Optional.of(before.user());
    }

    /** Removes just that user; false if another one of the same name, or nobody, is there. */
    boolean remove(OnlineUser user) {
        Entry entry = byName.get(user.name());
        if (entry == null || entry.user() != user || !byName.remove(user.name(), entry)) {
            return false;
        }
        byOrder.remove(entry.order());
        return true;
    }

    /** The user of that name, or null: for the path that every message takes. */
    OnlineUser findOrNull(String name) {
        Entry entry = byName.get(name);
        return entry == null ? null : entry.user();
    }

    @Override
    public Optional<User> find(String name) {
        return Optional.ofNullable(findOrNull(name));
    }

    @Override
    public boolean isOnline(String name) {
        return byName.containsKey(name);
    }

    @Override
    public Collection<User> online() {
        return Collections.unmodifiableCollection(byOrder.values());
    }

    @Override
    public boolean exists(String name) {
        return credentials.exists(name);
    }

    /** How many are logged in. */
    long count() {
        return byName.size();
    }

    /** The names of all, for completion: a view, since most who log in have no use for it. */
    Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }
}
