package parley.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.api.server.Audience;
import parley.api.server.Event;
import parley.api.server.Feed;
import parley.api.server.Stored;
import parley.api.server.TextLog;

/**
 * A feed and a log that keep what they are given. Others post to the server, too, so an id is not a number: the tenth
 * message has the id 100.
 */
final class Posted implements Feed, TextLog {
    static final long IDS_PER_NUMBER = 10;
    static final long MILLIS = 1_654_117_144_123L;

    private final Cast cast;
    final List<String> events = new ArrayList<>(); // guarded by this, as all are
    final List<String> log = new ArrayList<>();
    private final List<String> waiting = new ArrayList<>();
    private Optional<IllegalStateException> failure = Optional.empty();

    Posted(Cast cast) {
        this.cast = cast;
    }

    /** From now on nothing can be stored. */
    synchronized void fails() {
        failure = Optional.of(new IllegalStateException("the disk is full"));
    }

    /** A message as it is stored under a number. */
    static Stored stored(long number, Event event) {
        return new Stored(number * IDS_PER_NUMBER, number, MILLIS, event);
    }

    @Override
    public Stored post(Event event, String receiver) {
        Stored stored = store(event, receiver);
        Thread.yield(); // so that another thread comes in between, where it can
        return stored;
    }

    private synchronized Stored store(Event event, String receiver) {
        failure.ifPresent(fault -> {
            throw fault;
        });
        if (!cast.exists(receiver)) {
            throw new IllegalArgumentException("there is no account '" + receiver + "'");
        }
        if (!cast.isOnline(receiver)) {
            waiting.add(receiver);
        }
        events.add(receiver + " gets " + event);
        return stored(events.size(), event);
    }

    @Override
    public Stored post(Event event, Audience receivers) {
        throw new AssertionError("a message is for one user");
    }

    @Override
    public synchronized long lastId() {
        return events.size() * IDS_PER_NUMBER;
    }

    @Override
    public synchronized long waiting(String receiver) {
        return waiting.stream().filter(receiver::equals).count();
    }

    /** A user took what waited. */
    synchronized void taken(String receiver) {
        waiting.removeIf(receiver::equals);
    }

    @Override
    public void append(String line) {
        throw new AssertionError("a message is logged with its number: " + line);
    }

    @Override
    public synchronized void append(Stored message, String name) {
        log.add(message.number() + "; " + message.millis() + "; " + name + "; " + message.event().text());
    }
}
