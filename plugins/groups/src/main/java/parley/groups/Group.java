package parley.groups;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.Audience;
import parley.api.server.Event;
import parley.api.server.Feed;
import parley.api.server.Stored;
import parley.api.server.TextLog;
import parley.api.server.User;

/**
 * One group. Changed only with the group itself locked (or at the start, by one thread); who is in it may be read
 * without.
 */
final class Group {
    private final String name;
    private final long serial;
    private final Audience joined;
    private final Feed feed;
    private final Supplier<TextLog> opener;
    private TextLog log; // null until it is needed, since most groups of a server are silent at any time
    /** In the order in which they came in; immutable, swapped as a whole. */
    private volatile Map<String, Membership> members = Map.of();
    /** Since which event those who joined are in. */
    private final Map<String, Long> since = new ConcurrentHashMap<>();

    /**
     * A group without members.
     *
     * @param serial tells it from earlier groups of the name
     * @param joined is kept to be those who joined
     * @param feed   its messages
     * @param opener opens the log for people
     */
    Group(String name, long serial, Audience joined, Feed feed, Supplier<TextLog> opener) {
        this.name = name;
        this.serial = serial;
        this.joined = joined;
        this.feed = feed;
        this.opener = opener;
    }

    String name() {
        return name;
    }

    long serial() {
        return serial;
    }

    /** Tells it from all other groups. */
    String id() {
        return id(name, serial);
    }

    static String id(String name, long serial) {
        return name + "." + serial;
    }

    /** To whom its messages go. */
    Audience joined() {
        return joined;
    }

    /** Who is in it, and how; does not change under the reader. */
    Map<String, Membership> members() {
        return members;
    }

    /** Since which event a user who joined is in. */
    long since(String user) {
        return since.getOrDefault(user, 0L); // one who leaves at this moment is said to have left by a later record
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** How many are in it in one way. */
    long count(Membership membership) {
        return members.values().stream().filter(m -> m == membership).count();
    }

    /** Puts users in who may join. */
    void invite(Collection<String> users) {
        Map<String, Membership> changed = new LinkedHashMap<>(members);
        users.forEach(user -> changed.put(user, Membership.INVITED));
        members = Collections.unmodifiableMap(changed);
    }

    /** Has a user join, from now on; returns since which event. */
    long join(String user) {
        long from = joined.add(user);
        joined(user, from);
        return from;
    }

    /** Takes in that a user joined in the past. */
    void rejoin(String user, long from) {
        joined.restore(user, from);
        joined(user, from);
    }

    private void joined(String user, long from) {
        since.put(user, from);
        Map<String, Membership> changed = new LinkedHashMap<>(members);
        changed.put(user, Membership.JOINED);
        members = Collections.unmodifiableMap(changed);
    }

    /** Takes a user out. */
    void remove(String user) {
        Map<String, Membership> changed = new LinkedHashMap<>(members);
        changed.remove(user);
        members = Collections.unmodifiableMap(changed);
        since.remove(user);
        joined.remove(user);
    }

    /** Stores a message, which sends it to the other members, and logs it. */
    Stored post(User sender, String text) throws CommandException {
        Stored stored = feed.post(Event.of("GROUPMESSAGE", name).from(sender).text(text), joined);
        log().append(stored, sender.name());
        return stored;
    }

    /** The log for people; its file is there from now on. */
    TextLog log() {
        if (log == null) {
            log = opener.get();
        }
        return log;
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
