package parley.server;

import parley.api.server.Audience;
import parley.api.server.Event;
import parley.api.server.Feed;
import parley.api.server.Stored;
import parley.server.event.Counter;
import parley.server.event.EventLog;
import parley.server.event.Topic;
import parley.wire.LineBuilder;

/** A plugin's feed: puts events into the log under the topic of those for whom they are. */
final class StoredFeed implements Feed {
    private final String plugin;
    private final Counter counter;
    private final EventLog events;
    private final Inboxes inboxes;
    private final Runnable appended;

    /** With {@code appended} to be run after an event was stored by a thread that is no loop's. */
    StoredFeed(String plugin, Counter counter, EventLog events, Inboxes inboxes, Runnable appended) {
        this.plugin = plugin;
        this.counter = counter;
        this.events = events;
        this.inboxes = inboxes;
        this.appended = appended;
    }

    @Override
    public Stored post(Event event, String receiver) {
        return append(event, inboxes.of(receiver).topic());
    }

    @Override
    public Stored post(Event event, Audience receivers) {
        if (!(receivers instanceof LiveAudience audience) || !audience.plugin().equals(plugin)) {
            throw new IllegalArgumentException("the audience is not one of the plugin '" + plugin + "'");
        }
        return append(event, audience.topic());
    }

    private Stored append(Event event, Topic topic) {
        LoopThread loop = Thread.currentThread() instanceof LoopThread current ? current : null;
        LineBuilder line = loop == null ? new LineBuilder() : loop.line().clear();
        Stored stored = events.append(topic, author(event), counter, event, Answers.body(event, line));
        if (loop == null) {
            appended.run(); // a loop flushes at the end of its round, so who is none has to see to a round
        }
        return stored;
    }

    private int author(Event event) {
        return event.source().map(name -> inboxes.of(name).topic().number()).orElse(0);
    }

    @Override
    public long lastId() {
        return events.lastId();
    }

    @Override
    public long waiting(String receiver) {
        return events.waiting(inboxes.of(receiver).topic());
    }
}
