package parley.server;

import parley.api.CommandException;
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
    private final PluginGuard guard;
    private final Counter counter;
    private final EventLog events;
    private final PostHooks hooks;
    private final Inboxes inboxes;
    private final Runnable appended;

    /** With {@code appended} to be run after an event was stored by a thread that is no loop's. */
    StoredFeed(PluginGuard guard, Counter counter, EventLog events, PostHooks hooks, Inboxes inboxes, Runnable appended) {
        this.guard = guard;
        this.counter = counter;
        this.events = events;
        this.hooks = hooks;
        this.inboxes = inboxes;
        this.appended = appended;
    }

    @Override
    public Stored post(Event event, String receiver) throws CommandException {
        return append(event, inboxes.of(receiver).topic());
    }

    @Override
    public Stored post(Event event, Audience receivers) throws CommandException {
        if (!(receivers instanceof LiveAudience audience) || audience.guard() != guard) {
            throw new IllegalArgumentException("the audience is not one of the plugin '" + guard.id() + "'");
        }
        return append(event, audience.topic());
    }

    private Stored append(Event posted, Topic topic) throws CommandException {
        PostHooks.Hooks asked = hooks.of(posted.verb());
        Event event = asked.filter(posted);
        LoopThread loop = Thread.currentThread() instanceof LoopThread current ? current : null;
        LineBuilder line = loop == null ? new LineBuilder() : loop.line().clear();
        Stored stored = events.append(topic, author(event), counter, event, Answers.body(event, line));
        if (loop == null) {
            appended.run(); // a loop flushes at the end of its round, so who is none has to see to a round
        }
        asked.posted(stored);
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
