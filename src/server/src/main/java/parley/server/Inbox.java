package parley.server;

import java.util.OptionalLong;
import parley.server.event.EventLog;
import parley.server.event.Tail;
import parley.server.event.Topic;

/**
 * What is for one user alone, the connection to which it goes while there is one, and what the log notes of how far the user
 * has got. The monitor of this object keeps the comings and goings of one user apart, on whichever loops they are; the
 * roster is changed within it, too. The log's lock is taken after it.
 */
final class Inbox implements Topic.Receivers {
    private final Topic topic;
    private final EventLog events;
    private volatile OnlineUser online; // set under the monitor; null while the user is away
    private OnlineUser leaving;         // guarded by the monitor; null once the connection has closed
    private long noted;                 // guarded by the monitor; what was noted of the one who leaves

    Inbox(Topic topic, EventLog events) {
        this.topic = topic;
        this.events = events;
        topic.receivedBy(this);
    }

    Topic topic() {
        return topic;
    }

    /**
     * The user has come, on a newer connection perhaps. What the older one, or one that is ending, has not taken to its socket
     * by now is for this one, too.
     */
    synchronized EventLog.Arrival arrived(OnlineUser user) {
        OnlineUser before = online == null ? leaving : online;
        EventLog.Arrival arrival = events.arrive(topic,
                before == null ? OptionalLong.empty() : OptionalLong.of(before.delivery().got()));
        user.delivery().arrived(arrival);
        online = user;
        leaving = null;
        return arrival;
    }

    /** Notes up to which id a user has got all, unless a newer connection of the same user does. */
    synchronized void note(OnlineUser user, long id) {
        if (online == user) {
            events.readUpTo(topic, id);
        }
    }

    /** The user has gone; nothing if on a newer connection. */
    synchronized void left(OnlineUser user) {
        if (online == user) {
            online = null;
            leaving = user;
            noted = user.delivery().got();
            events.readUpTo(topic, noted);
        }
    }

    /** The connection has closed, after its last lines had left if they could. */
    synchronized void closed(OnlineUser user) {
        if (leaving == user) {
            leaving = null;
            if (user.delivery().got() > noted) {
                events.readUpTo(topic, user.delivery().got());
            }
        }
    }

    @Override
    public int receive(Tail event, int loop) {
        OnlineUser user = online;
        if (user == null || user.loop() != loop) {
            return 0;
        }
        user.delivery().receive(event);
        return 1;
    }
}
