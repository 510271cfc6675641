package parley.server;

import parley.server.event.Tail;
import parley.server.event.Topic;

/** What is for one user alone, and the connection to which it goes while there is one. */
final class Inbox implements Topic.Receivers {
    private final Topic topic;
    private volatile OnlineUser online; // null while the user is away

    Inbox(Topic topic) {
        this.topic = topic;
        topic.receivedBy(this);
    }

    Topic topic() {
        return topic;
    }

    /** The user has come, on a new connection perhaps. */
    void arrived(OnlineUser user) {
        online = user;
    }

    /** The user has gone, and is on no other connection. */
    void left() {
        online = null;
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
