package parley.server;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import parley.api.server.Audience;
import parley.api.server.Event;
import parley.api.server.User;
import parley.server.event.EventLog;
import parley.server.event.Tail;
import parley.server.event.Topic;
import parley.server.metrics.DeliveryEvent;

/**
 * Those of some names who are logged in. An event is encoded once; what it costs to send it depends on them alone, not on
 * who else is online or which other audiences there are.
 *
 * <p>{@link #refresh} takes a name's user from the roster anew, under this object's monitor. It is called after every
 * change of the roster or of the names, so the last call sees the last state whatever the order.
 */
final class LiveAudience implements Audience, Topic.Receivers {
    private static final OnlineUser[] NOBODY = {};

    private final PluginGuard guard;
    private final OnlineRoster roster;
    private final Audiences index;
    private final Time time;
    private final EventLog events;
    private final Topic topic;
    private final Map<String, Long> since = new HashMap<>();        // guarded by this
    private final Map<String, OnlineUser> online = new HashMap<>(); // guarded by this
    private volatile OnlineUser[][] byLoop;
    /** What was posted before this position may not be for all who are in now. Written under this, before byLoop. */
    private volatile long changedAt;

    LiveAudience(PluginGuard guard, Topic topic, int loops, EventLog events, OnlineRoster roster, Audiences index, Time time) {
        this.guard = guard;
        this.topic = topic;
        this.events = events;
        this.roster = roster;
        this.index = index;
        this.time = time;
        this.byLoop = new OnlineUser[loops][];
        Arrays.fill(byLoop, NOBODY);
    }

    /**
     * The name's user, if online, is put into {@code byLoop} first, and only then the moment taken since when events are for
     * that name: so none of them misses the user. A loop that takes an older one to the audience meanwhile asks
     * {@link #isFor}, which waits until this is done.
     */
    @Override
    public synchronized long add(String name) {
        Long known = since.get(name);
        if (known != null) {
            return known;
        }
        changedAt = Long.MAX_VALUE;
        put(name, Long.MAX_VALUE);
        EventLog.Moment now = events.now();
        since.put(name, now.lastId());
        changedAt = now.position();
        return now.lastId();
    }

    @Override
    public synchronized void restore(String name, long itsSince) {
        if (!since.containsKey(name)) {
            events.skipTo(itsSince);
            changedAt = events.end();
            put(name, itsSince);
        }
    }

    private void put(String name, long id) {
        since.put(name, id);
        topic.receivedBy(this);
        index.add(name, this);
        refresh(name);
    }

    @Override
    public synchronized void remove(String name) {
        since.remove(name);
        index.remove(name, this);
        refresh(name);
        if (since.isEmpty()) {
            topic.notReceivedBy(this); // so that the log does not keep the audience of a group that is gone
        }
    }

    /** Forgets everybody: its plugin is gone. */
    synchronized void end() {
        topic.notReceivedBy(this);
        since.clear();
        online.clear();
        OnlineUser[][] none = new OnlineUser[byLoop.length][];
        Arrays.fill(none, NOBODY);
        byLoop = none;
    }

    /** Whose it is. */
    PluginGuard guard() {
        return guard;
    }

    /** Under which its events are stored. */
    Topic topic() {
        return topic;
    }

    /** After which id events are for a name; empty if the name is not in. */
    synchronized OptionalLong since(String name) {
        Long id = since.get(name);
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }

    synchronized void refresh(String name) {
        OnlineUser user = since.containsKey(name) ? roster.findOrNull(name) : null;
        OnlineUser before = user == null ? online.remove(name) : online.put(name, user);
        if (before != user) {
            replace(before, user);
        }
    }

    /** Copies only the list of the loop concerned. */
    private void replace(OnlineUser before, OnlineUser user) {
        OnlineUser[][] changed = byLoop.clone();
        if (before != null) {
            changed[before.loop()] = without(changed[before.loop()], before);
        }
        if (user != null) {
            changed[user.loop()] = with(changed[user.loop()], user);
        }
        byLoop = changed;
    }

    @Override
    public int receive(Tail event, int loop) {
        OnlineUser[] users = byLoop[loop]; // before changedAt, which is written before it
        boolean forAll = event.position() >= changedAt;
        int author = event.author();
        int receivers = 0;
        for (OnlineUser user : users) {
            if (user.number() != author && (forAll || isFor(user, event.id()))) {
                user.delivery().receive(event);
                receivers++;
            }
        }
        return receivers;
    }

    private boolean isFor(OnlineUser user, long id) {
        OptionalLong after = since(user.name());
        return after.isPresent() && id > after.getAsLong();
    }

    @Override
    public void deliver(Event event) {
        deliver(event, null);
    }

    @Override
    public void deliver(Event event, User except) {
        byte[] line = Answers.event(event, time);
        if (DeliveryEvent.isRecorded()) {
            int receivers = (int) Arrays.stream(byLoop).flatMap(Arrays::stream).filter(user -> user != except).count();
            DeliveryEvent.record(event.verb(), 0, receivers, line.length);
        }
        send(line, except);
    }

    private void send(byte[] line, User except) {
        for (OnlineUser[] users : byLoop) {
            if (users.length > 0) {
                Loop loop = users[0].connection().loop();
                if (loop.isCurrent()) {
                    sendAll(users, line, except);
                } else {
                    loop.post(() -> sendAll(users, line, except));
                }
            }
        }
    }

    private static void sendAll(OnlineUser[] users, byte[] line, User except) {
        for (OnlineUser user : users) {
            if (user != except) {
                user.deliver(line);
            }
        }
    }

    private static OnlineUser[] without(OnlineUser[] users, OnlineUser gone) {
        return Arrays.stream(users).filter(user -> user != gone).toArray(OnlineUser[]::new);
    }

    private static OnlineUser[] with(OnlineUser[] users, OnlineUser more) {
        OnlineUser[] all = Arrays.copyOf(users, users.length + 1);
        all[users.length] = more;
        return all;
    }
}
