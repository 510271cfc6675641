package parley.poll;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.Fields;
import parley.api.server.Journal;
import parley.api.server.User;
import parley.groups.api.JoinedGroup;

/**
 * The polls that are open, one a group at most, and what the journal brings back. Each change is told to the group first,
 * since that may be refused. Thread-safe.
 */
final class Polls {
    private static final String OPENED = "opened";
    private static final String VOTED = "voted";
    private static final String ENDED = "ended";

    private final Map<String, Poll> byGroup = new HashMap<>(); // guarded by this
    /** Set once, before the first command. */
    private Journal journal;

    /** Says where to append from now on. Called once, after the past has been replayed. */
    void recordIn(Journal opened) {
        journal = opened;
    }

    /** Opens a poll, unless there is one; forgets those of groups that are gone. */
    synchronized void open(JoinedGroup group, User author, Question question, Predicate<String> exists)
            throws CommandException {
        Poll before = byGroup.get(group.id());
        if (before != null) {
            throw new CommandException(ErrorCode.CONFLICT, "There is a poll in " + group.name() + " already, '"
                    + before.question().text() + "'. It has to be ended first: /endpoll " + group.name());
        }
        Poll poll = Poll.opened(group.id(), author.name(), question);
        group.post(poll.event("POLL", group.name()).from(author));
        List.copyOf(byGroup.keySet()).stream().filter(exists.negate()).forEach(this::remove);
        journal.append(record(poll));
        byGroup.put(group.id(), poll);
    }

    /** Takes a user's vote, which replaces the one before; refuses a choice that there is not. */
    synchronized String vote(JoinedGroup group, String user, long choice) throws CommandException {
        Poll poll = in(group);
        List<String> choices = poll.question().choices();
        if (choice < 1 || choice > choices.size()) {
            throw new CommandException(ErrorCode.INVALID,
                    "There is no choice " + choice + ", only " + poll.question().numbered() + ".");
        }
        Poll changed = poll.with(user, (int) choice);
        group.post(changed.event("VOTES", group.name()));
        journal.append(vote(poll.group(), user, (int) choice));
        byGroup.put(group.id(), changed);
        return choices.get((int) choice - 1);
    }

    /** Ends a poll: for who asked, or anybody once that user has left the group. Returns how it ended. */
    synchronized Poll end(JoinedGroup group, User user) throws CommandException {
        Poll poll = in(group);
        if (!poll.author().equals(user.name()) && group.has(poll.author())) {
            throw new CommandException(ErrorCode.DENIED,
                    "Only " + poll.author() + ", who asked, may end the poll in " + group.name() + ".");
        }
        group.post(poll.event("POLLENDED", group.name()).from(user));
        remove(group.id());
        return poll;
    }

    private void remove(String group) {
        journal.append(Fields.encode(ENDED, group));
        byGroup.remove(group);
    }

    /** The poll in a group; refuses if there is none. */
    synchronized Poll in(JoinedGroup group) throws CommandException {
        Poll poll = byGroup.get(group.id());
        if (poll == null) {
            throw new CommandException(ErrorCode.UNKNOWN, "There is no poll in " + group.name() + ". Ask: /poll "
                    + group.name() + " QUESTION | CHOICE | CHOICE");
        }
        return poll;
    }

    /** Takes in a record of the past. */
    synchronized void replay(byte[] record) {
        List<String> fields = Fields.decode(record);
        String group = fields.get(1);
        switch (fields.getFirst()) {
            case OPENED -> byGroup.put(group, Poll.opened(group, fields.get(2),
                    new Question(fields.get(3), fields.subList(4, fields.size()))));
            case VOTED -> byGroup.computeIfPresent(group,
                    (_, poll) -> poll.with(fields.get(2), Integer.parseInt(fields.get(3))));
            case ENDED -> byGroup.remove(group);
            default -> throw new IllegalArgumentException("a record '" + fields.getFirst()
                    + "' is not one that this version knows; was the data written by a later one?");
        }
    }

    /** The records that stand for all before. */
    synchronized Collection<byte[]> snapshot() {
        List<byte[]> records = new ArrayList<>();
        for (Poll poll : byGroup.values()) {
            records.add(record(poll));
            poll.votes().forEach((user, choice) -> records.add(vote(poll.group(), user, choice)));
        }
        return records;
    }

    private static byte[] record(Poll poll) {
        List<Object> fields = new ArrayList<>(List.of(OPENED, poll.group(), poll.author(), poll.question().text()));
        fields.addAll(poll.question().choices());
        return Fields.encode(fields.toArray());
    }

    private static byte[] vote(String group, String user, int choice) {
        return Fields.encode(VOTED, group, user, choice);
    }
}
