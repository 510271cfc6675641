package parley.groups;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.Audience;

/**
 * One group. Changed only with the group itself locked (or at the start, by one thread); members and the last number
 * may be read without.
 */
final class Group {
    private final String name;
    private final Audience joined;
    private final GroupLog log;
    /** In the order in which they came in; immutable, swapped as a whole. */
    private volatile Map<String, Membership> members = Map.of();
    private volatile long lastNumber;

    /** A group without members; {@code joined} is kept to be those who joined. */
    Group(String name, Audience joined, GroupLog log) {
        this.name = name;
        this.joined = joined;
        this.log = log;
    }

    String name() {
        return name;
    }

    /** To whom its messages go. */
    Audience joined() {
        return joined;
    }

    /** The log for people. */
    GroupLog log() {
        return log;
    }

    /** Who is in it, and how; does not change under the reader. */
    Map<String, Membership> members() {
        return members;
    }

    /** The number of its last message; 0 if there was none. */
    long lastNumber() {
        return lastNumber;
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** How many are in it in one way. */
    long count(Membership membership) {
        return members.values().stream().filter(m -> m == membership).count();
    }

    /** Puts a user in, or changes how he is in. */
    void put(String user, Membership membership) {
        put(Map.of(user, membership));
    }

    /** Puts several users in. */
    void put(Map<String, Membership> users) {
        Map<String, Membership> changed = new LinkedHashMap<>(members);
        changed.putAll(users);
        members = Collections.unmodifiableMap(changed);
        users.forEach((user, membership) -> {
            if (membership == Membership.JOINED) {
                joined.add(user);
            }
        });
    }

    /** Takes a user out. */
    void remove(String user) {
        Map<String, Membership> changed = new LinkedHashMap<>(members);
        changed.remove(user);
        members = Collections.unmodifiableMap(changed);
        joined.remove(user);
    }

    /** Gives the next number. */
    long nextNumber() {
        long number = lastNumber + 1;
        lastNumber = number;
        return number;
    }

    /** Takes in that a number was given in the past. */
    void numbered(long number) {
        lastNumber = Math.max(lastNumber, number);
    }

    /** Refuses a user who has not joined. */
    void requireJoined(String user) throws CommandException {
        Membership membership = members.get(user);
        if (membership == null) {
            throw new CommandException(ErrorCode.DENIED,
                    "You are not a member of '" + name + "'. One of its members can invite you.");
        }
        if (membership == Membership.INVITED) {
            throw new CommandException(ErrorCode.DENIED, "You have been invited to '" + name
                    + "' but have not joined yet. Type /joingroup " + name + " first.");
        }
    }
}
