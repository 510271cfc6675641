package parley.messaging;

import java.util.concurrent.locks.ReentrantLock;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.Event;
import parley.api.server.Feed;
import parley.api.server.Roster;
import parley.api.server.Stored;
import parley.api.server.TextLog;
import parley.api.server.User;

/** Stores messages, which sends them, and logs them, on many threads at once. */
final class Messages {
    private final Roster roster;
    private final Feed feed;
    private final TextLog log;
    private final int mostKept;
    /** Held from storing to logging, so that the log is in the order of the numbers. */
    private final ReentrantLock order = new ReentrantLock();

    /** What became of a message: it is on its way, or it is kept until its receiver logs in. */
    record Sent(Stored message, boolean kept) {}

    /** With {@code mostKept} messages at most for one user who is away. */
    Messages(Roster roster, Feed feed, TextLog log, int mostKept) {
        this.roster = roster;
        this.feed = feed;
        this.log = log;
        this.mostKept = mostKept;
    }

    /** Sends a message; refuses an unknown receiver, and one who is away and for whom too much waits. */
    Sent send(User sender, String receiver, String text) throws CommandException {
        boolean away = !roster.isOnline(receiver);
        if (away) {
            requireKnown(receiver);
            requireRoom(receiver);
        }
        Event event = Event.of("MESSAGE", receiver).from(sender).text(text);
        order.lock();
        try {
            Stored stored = feed.post(event, receiver);
            log.append(stored, receiver);
            return new Sent(stored, away);
        } finally {
            order.unlock();
        }
    }

    private void requireKnown(String receiver) throws CommandException {
        if (!roster.exists(receiver)) {
            throw new CommandException(ErrorCode.UNKNOWN,
                    "There is no user '" + receiver + "'. /activeuser lists who is here.");
        }
    }

    private void requireRoom(String receiver) throws CommandException {
        long waiting = feed.waiting(receiver);
        if (waiting >= mostKept) {
            throw new CommandException(ErrorCode.LIMIT, receiver + " is offline, and " + waiting
                    + " messages wait already; no more are kept (at most " + mostKept + "). Try again when " + receiver
                    + " is here.");
        }
    }
}
