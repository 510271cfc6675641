package parley.messaging;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.Journal;
import parley.api.server.Roster;
import parley.api.server.User;
import parley.messaging.MessageRecord.Kind;

/**
 * Numbers, stores and delivers messages, on many threads at once.
 *
 * <p>A receiver's mailbox is locked from the look whether the receiver is here until the message is delivered or kept:
 * so each receiver gets messages in the order of their numbers, and none falls between a look and a log-in. Within
 * that, {@code numbering} is locked to give the number and append to journal and log, which so agree in their order.
 *
 * <p>State changes before its record is appended, and replaying a record twice does nothing more than once: so a
 * snapshot, which another thread may ask for between the two, may hold what a record after it says again, and misses
 * nothing.
 */
final class Messages {
    private final Roster roster;
    private final InstantSource clock;
    private final MessageLog log;
    private final int mostKept;
    private final Map<String, Mailbox> mailboxes = new ConcurrentHashMap<>();
    private final Object numbering = new Object();
    /** The last number given. Written under {@code numbering} only. */
    private volatile long last;
    /** Set once, before the first command. */
    private Journal journal;

    /** What became of a message: it is on its way, or it is kept until its receiver logs in. */
    record Sent(Message message, boolean kept) {}

    /** With {@code mostKept} messages at most for one user who is away. */
    Messages(Roster roster, InstantSource clock, MessageLog log, int mostKept) {
        this.roster = roster;
        this.clock = clock;
        this.log = log;
        this.mostKept = mostKept;
    }

    /** Says where to append from now on. Called once, after the past has been replayed. */
    void recordIn(Journal opened) {
        journal = opened;
    }

    /**
     * Stores a message and delivers it; refuses an unknown receiver, and one who is away and for whom too much waits.
     */
    Sent send(String sender, String receiver, String text) throws CommandException {
        Mailbox mailbox = mailbox(receiver);
        synchronized (mailbox) {
            Optional<User> present = roster.find(receiver);
            if (present.isEmpty()) {
                mailbox.requireRoom(receiver, text, mostKept);
                return new Sent(store(Kind.KEPT, mailbox, sender, receiver, text), true);
            }
            deliverKept(mailbox, present.get());
            Message message = store(Kind.SENT, mailbox, sender, receiver, text);
            present.get().deliver(message.event());
            return new Sent(message, false);
        }
    }

    /** Delivers what waits for a user who has logged in. */
    void welcome(User user) {
        Mailbox mailbox = mailboxes.get(user.name());
        if (mailbox != null) {
            synchronized (mailbox) {
                deliverKept(mailbox, user);
            }
        }
    }

    /** The mailbox of an account. There is one for each account at most, since others are refused. */
    private Mailbox mailbox(String receiver) throws CommandException {
        Mailbox mailbox = mailboxes.get(receiver);
        if (mailbox != null) {
            return mailbox;
        }
        if (!roster.exists(receiver)) {
            throw new CommandException(ErrorCode.UNKNOWN,
                    "There is no user '" + receiver + "'. /activeuser lists who is here.");
        }
        return mailboxes.computeIfAbsent(receiver, name -> new Mailbox());
    }

    private Message store(Kind kind, Mailbox mailbox, String sender, String receiver, String text) {
        byte[] record = MessageRecord.encode(kind, sender, receiver, text);
        synchronized (numbering) {
            long number = last + 1;
            long millis = clock.millis();
            MessageRecord.stamp(record, number, millis);
            Message message = new Message(number, Instant.ofEpochMilli(millis), sender, receiver, text);
            last = number;
            if (kind == Kind.KEPT) {
                mailbox.keep(message);
            }
            journal.append(record);
            log.append(message);
            return message;
        }
    }

    /** Delivers what is kept, in order, and records that it is; with the mailbox locked. */
    private void deliverKept(Mailbox mailbox, User user) {
        if (mailbox.isEmpty()) {
            return;
        }
        long upTo = 0;
        for (Message message : mailbox.kept()) {
            user.deliver(message.event());
            upTo = message.number();
        }
        mailbox.dropUpTo(upTo);
        journal.append(MessageRecord.collected(user.name(), upTo));
    }

    /** Takes in a record of the past. */
    void replay(byte[] bytes) {
        MessageRecord record = MessageRecord.decode(bytes);
        Message message = record.message();
        switch (record.kind()) {
            case SENT, LAST -> last = Math.max(last, message.number());
            case KEPT -> {
                last = Math.max(last, message.number());
                mailboxes.computeIfAbsent(message.receiver(), name -> new Mailbox()).keep(message);
            }
            case COLLECTED -> {
                Mailbox mailbox = mailboxes.get(message.receiver());
                if (mailbox != null) {
                    mailbox.dropUpTo(message.number());
                }
            }
        }
    }

    /** The records that stand for all before: the last number, and every message that is kept. Takes no lock. */
    Collection<byte[]> snapshot() {
        List<byte[]> records = new ArrayList<>();
        records.add(MessageRecord.last(last));
        for (Mailbox mailbox : mailboxes.values()) {
            mailbox.kept().forEach(message -> records.add(MessageRecord.kept(message)));
        }
        return records;
    }
}
