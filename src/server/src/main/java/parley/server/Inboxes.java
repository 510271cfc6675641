package parley.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import parley.server.account.Credentials;
import parley.server.event.EventLog;
import parley.server.event.Topic;

/** The inboxes of all who have an account, made when they are needed first. Thread-safe. */
final class Inboxes {
    private final EventLog events;
    private final Credentials credentials;
    private final Map<String, Inbox> byName = new ConcurrentHashMap<>();

    Inboxes(EventLog events, Credentials credentials) {
        this.events = events;
        this.credentials = credentials;
    }

    /** The inbox of a user; throws {@link IllegalArgumentException} if there is no account of that name. */
    Inbox of(String user) {
        Inbox inbox = byName.get(user);
        return inbox != null ? inbox : byName.computeIfAbsent(user, this::made);
    }

    private Inbox made(String user) {
        if (!credentials.exists(user)) {
            throw new IllegalArgumentException("there is no account '" + user + "'");
        }
        return new Inbox(events.topic(Topic.inbox(user)), events);
    }
}
