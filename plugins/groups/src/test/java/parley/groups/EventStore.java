package parley.groups;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.api.server.Audience;
import parley.api.server.Event;
import parley.api.server.Feed;
import parley.api.server.Stored;
import parley.api.server.User;

/**
 * What the server does with feeds and audiences, in memory: it outlives a {@link Play} as the server's log outlives the
 * server, but for the audiences, which the plugin builds again. Ids begin at 100, so that none is a number of a feed.
 */
final class EventStore {
    private static final long FIRST_ID = 100;

    private final Map<String, Long> numbers = new HashMap<>(); // guarded by this, as all are
    private final Map<String, Names> audiences = new HashMap<>();
    private final List<Posted> all = new ArrayList<>();
    private boolean full;

    /** An event, the audience or the user for whom it is, and under which numbers. */
    record Posted(Event event, String topic, Stored stored) {
        String author() {
            return event.source().orElse("");
        }

        /** As {@code source VERB group text}. */
        String shown() {
            return (author() + " " + event.verb() + " " + String.join(" ", event.params()) + " " + event.text()).strip();
        }
    }

    synchronized Feed feed(String name) {
        numbers.putIfAbsent(name, 0L);
        return new Numbered(name);
    }

    /** The audience of a name, empty: who is in it is not stored. */
    synchronized Audience audience(String name) {
        Names names = new Names(name);
        audiences.put(name, names);
        return names;
    }

    /** The names of all feeds that were ever asked for. */
    synchronized List<String> feeds() {
        return numbers.keySet().stream().sorted().toList();
    }

    /** From now on nothing can be stored. */
    synchronized void isFull() {
        full = true;
    }

    synchronized long lastId() {
        return FIRST_ID + all.size() - 1;
    }

    /** What a client gets that comes back and has seen all up to an id. */
    synchronized List<Posted> after(long id, String user) {
        return all.stream().filter(p -> p.stored().id() > id && !p.author().equals(user) && isFor(p, user)).toList();
    }

    private boolean isFor(Posted posted, String user) {
        return posted.topic().equals("@" + user) || Optional.ofNullable(audiences.get(posted.topic()))
                .map(names -> names.since.get(user)).filter(since -> posted.stored().id() > since).isPresent();
    }

    private Stored post(Event event, String topic, String feed) {
        Stored stored = store(event, topic, feed);
        Thread.yield(); // so that another thread comes in between, where it can
        return stored;
    }

    private synchronized Stored store(Event event, String topic, String feed) {
        if (full) {
            throw new IllegalStateException("no more is stored");
        }
        Stored stored = new Stored(lastId() + 1, numbers.merge(feed, 1L, Long::sum), 0, event);
        all.add(new Posted(event, topic, stored));
        return stored;
    }

    private final class Numbered implements Feed {
        private final String name;

        Numbered(String name) {
            this.name = name;
        }

        @Override
        public Stored post(Event event, String receiver) {
            return EventStore.this.post(event, "@" + receiver, name);
        }

        @Override
        public Stored post(Event event, Audience receivers) {
            return EventStore.this.post(event, ((Names) receivers).name, name);
        }

        @Override
        public long lastId() {
            return EventStore.this.lastId();
        }

        @Override
        public long waiting(String receiver) {
            throw new AssertionError("groups keep nothing for those who are away");
        }
    }

    private final class Names implements Audience {
        private final String name;
        private final Map<String, Long> since = new HashMap<>();

        Names(String name) {
            this.name = name;
        }

        @Override
        public long add(String user) {
            synchronized (EventStore.this) {
                return since.computeIfAbsent(user, _ -> lastId());
            }
        }

        @Override
        public void restore(String user, long id) {
            synchronized (EventStore.this) {
                since.putIfAbsent(user, id);
            }
        }

        @Override
        public void remove(String user) {
            synchronized (EventStore.this) {
                since.remove(user);
            }
        }

        @Override
        public void deliver(Event event, User except) {
            throw new AssertionError(event + " was not stored");
        }

        @Override
        public void deliver(Event event) {
            throw new AssertionError(event + " was not stored");
        }
    }
}
