package parley.remind;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.Fields;
import parley.api.server.Journal;

/** All that is to come, and what the journal brings back. Thread-safe. */
final class Reminders {
    /** Of one user, at most. */
    static final int MOST = 100;

    private static final String SET = "set";
    private static final String GONE = "gone";

    private final TreeSet<Reminder> all = new TreeSet<>(Reminder.BY_TIME); // guarded by this
    /** Set once, before the first command. */
    private Journal journal;

    /** Says where to append from now on. Called once, after the past has been replayed. */
    void recordIn(Journal opened) {
        journal = opened;
    }

    /** Adds one, under the user's first free number; refuses one too many. */
    synchronized Reminder add(String user, Instant due, String text) throws CommandException {
        List<Integer> taken = of(user).stream().map(Reminder::number).toList();
        int number = IntStream.rangeClosed(1, MOST).filter(n -> !taken.contains(n)).findFirst().orElseThrow(
                () -> new CommandException(ErrorCode.LIMIT,
                        "You have " + MOST + " reminders already, which is the limit. /forget one first."));
        Reminder reminder = new Reminder(user, number, due, text);
        journal.append(record(reminder));
        all.add(reminder);
        return reminder;
    }

    /** Takes one out; refuses a number that there is not. */
    synchronized Reminder forget(String user, long number) throws CommandException {
        Reminder reminder = of(user).stream().filter(r -> r.number() == number).findFirst().orElseThrow(
                () -> new CommandException(ErrorCode.UNKNOWN,
                        "You have no reminder " + number + ". /reminders lists yours."));
        remove(reminder);
        return reminder;
    }

    /** Takes one out that has been told, if it is there. */
    synchronized void remove(Reminder reminder) {
        if (all.contains(reminder)) {
            journal.append(Fields.encode(GONE, reminder.user(), reminder.number()));
            all.remove(reminder);
        }
    }

    /** Those of a user, the next one first. */
    synchronized List<Reminder> of(String user) {
        return all.stream().filter(reminder -> reminder.user().equals(user)).toList();
    }

    /** The next one of all, if any is to come. */
    synchronized Optional<Reminder> next() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    /** Takes in a record of the past. */
    synchronized void replay(byte[] record) {
        List<String> fields = Fields.decode(record);
        String user = fields.get(1);
        int number = Integer.parseInt(fields.get(2));
        switch (fields.getFirst()) {
            case SET -> all.add(new Reminder(user, number, Instant.parse(fields.get(3)), fields.get(4)));
            case GONE -> all.removeIf(r -> r.user().equals(user) && r.number() == number);
            default -> throw new IllegalArgumentException("a record '" + fields.getFirst()
                    + "' is not one that this version knows; was the data written by a later one?");
        }
    }

    /** The records that stand for all before. */
    synchronized Collection<byte[]> snapshot() {
        return all.stream().map(Reminders::record).toList();
    }

    private static byte[] record(Reminder r) {
        return Fields.encode(SET, r.user(), r.number(), r.due(), r.text());
    }
}
