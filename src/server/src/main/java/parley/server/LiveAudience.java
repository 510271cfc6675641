package parley.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.api.server.Audience;
import parley.api.server.Event;
import parley.api.server.Reply;
import parley.api.server.User;
import parley.server.metrics.DeliveryEvent;

/**
 * Those of some names who are logged in. An event is encoded once, and reaches another loop's members by one task for all
 * of them.
 *
 * <p>{@link #refresh} takes a name's user from the roster anew, under this object's monitor. It is called after every
 * change of the roster or of the names, so the last call sees the last state whatever the order.
 */
final class LiveAudience implements Audience {
    private final String plugin;
    private final OnlineRoster roster;
    private final Audiences index;
    private final Time time;
    private final Set<String> names = new HashSet<>();             // guarded by this
    private final Map<String, OnlineUser> online = new HashMap<>(); // guarded by this
    private volatile Map<Loop, List<OnlineUser>> byLoop = Map.of();

    LiveAudience(String plugin, OnlineRoster roster, Audiences index, Time time) {
        this.plugin = plugin;
        this.roster = roster;
        this.index = index;
        this.time = time;
    }

    @Override
    public synchronized void add(String name) {
        names.add(name);
        index.add(name, this);
        refresh(name);
    }

    @Override
    public synchronized void remove(String name) {
        names.remove(name);
        index.remove(name, this);
        refresh(name);
    }

    /** Whose it is. */
    String plugin() {
        return plugin;
    }

    synchronized void refresh(String name) {
        OnlineUser user = names.contains(name) ? roster.findOrNull(name) : null;
        OnlineUser before = user == null ? online.remove(name) : online.put(name, user);
        if (before != user) {
            replace(before, user);
        }
    }

    /** Copies only the list of the loop concerned. */
    private void replace(OnlineUser before, OnlineUser user) {
        Map<Loop, List<OnlineUser>> changed = new HashMap<>(byLoop);
        if (before != null) {
            changed.computeIfPresent(before.connection().loop(), (loop, users) -> without(users, before));
        }
        if (user != null) {
            changed.merge(user.connection().loop(), List.of(user), LiveAudience::joined);
        }
        byLoop = Map.copyOf(changed);
    }

    @Override
    public void deliver(Event event) {
        deliver(event, null);
    }

    @Override
    public void deliver(Event event, User except) {
        byte[] line = Answers.event(event, time);
        Map<Loop, List<OnlineUser>> receivers = byLoop;
        if (DeliveryEvent.isRecorded()) {
            long count = receivers.values().stream().flatMap(List::stream).filter(user -> user != except).count();
            DeliveryEvent.record(event.verb(), event.stored().map(Reply.Stored::id).orElse(0L), (int) count, line.length);
        }
        receivers.forEach((loop, users) -> {
            if (loop.isCurrent()) {
                sendAll(users, line, except);
            } else {
                loop.post(() -> sendAll(users, line, except));
            }
        });
    }

    private static void sendAll(List<OnlineUser> users, byte[] line, User except) {
        for (OnlineUser user : users) {
            if (user != except) {
                user.deliver(line);
            }
        }
    }

    private static List<OnlineUser> without(List<OnlineUser> users, OnlineUser gone) {
        List<OnlineUser> left = new ArrayList<>(users);
        left.remove(gone);
        return left.isEmpty() ? null : left;
    }

    private static List<OnlineUser> joined(List<OnlineUser> users, List<OnlineUser> more) {
        Set<OnlineUser> all = new LinkedHashSet<>(users);
        all.addAll(more);
        return new ArrayList<>(all);
    }
}
