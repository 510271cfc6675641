package parley.messaging;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import parley.api.CommandException;
import parley.api.ErrorCode;

/**
 * The messages that wait for one user, oldest first. Changed only with the mailbox itself locked (or at the start, by
 * one thread); {@link #kept} may be read without.
 */
final class Mailbox {
    /**
     * How many bytes of text wait at most. All of it goes into the user's outbox at the log-in, so this stays well
     * below the bound of an outbox, 1 MiB.
     */
    static final int MOST_BYTES = 256 << 10;

    private final Queue<Message> kept = new ConcurrentLinkedQueue<>();
    private int count;
    private int bytes;
    private long lastKept;

    boolean isEmpty() {
        return kept.isEmpty();
    }

    Collection<Message> kept() {
        return Collections.unmodifiableCollection(kept);
    }

    /** Refuses if one more text would be over a limit. */
    void requireRoom(String receiver, String text, int most) throws CommandException {
        if (count >= most || bytes + size(text) > MOST_BYTES) {
            throw new CommandException(ErrorCode.LIMIT, receiver + " is offline, and " + count
                    + " messages wait already; no more are kept (at most " + most + ", and " + (MOST_BYTES >> 10)
                    + " KiB of text). Try again when " + receiver + " is here.");
        }
    }

    /** Keeps a message; one that is kept already, or was, does nothing. */
    void keep(Message message) {
        if (message.number() > lastKept) {
            lastKept = message.number();
            kept.add(message);
            count++;
            bytes += size(message.text());
        }
    }

    /** Drops every message up to and with that number. */
    void dropUpTo(long number) {
        for (Message first = kept.peek(); first != null && first.number() <= number; first = kept.peek()) {
            kept.remove();
            count--;
            bytes -= size(first.text());
        }
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
