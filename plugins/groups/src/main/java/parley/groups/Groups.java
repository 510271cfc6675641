package parley.groups;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.Journal;

/**
 * All groups. A name is looked up without regard to case, so that no two differ in case only.
 *
 * <p>State changes before its record is appended, and replaying a record twice does nothing more than once: so a
 * snapshot, which another thread may ask for between the two, may hold what a record after it says again, and misses
 * nothing.
 */
final class Groups {
    private final int most;
    private final Maker empty;
    private final Map<String, Group> byName = new ConcurrentHashMap<>();
    /** The groups that each user is in, by name. */
    private final Map<String, Map<String, Group>> byMember = new ConcurrentHashMap<>();
    /** Set once, before the first command. */
    private Journal journal;

    /** Makes a group without members. */
    @FunctionalInterface
    interface Maker {
        /** Makes one of a name; the serial tells it from earlier ones of the name. */
        Group group(String name, long serial);
    }

    /** At most {@code most} groups, which {@code empty} makes without members. */
    Groups(int most, Maker empty) {
        this.most = most;
        this.empty = empty;
    }

    /** Says where to append from now on. Called once, after the past has been replayed. */
    void recordIn(Journal opened) {
        journal = opened;
    }

    /** Appends what has just been done; with the group in question locked. */
    void record(Entry entry) {
        journal.append(EntryCodec.encode(entry));
    }

    /** The group of that name; refuses if there is none. */
    Group named(String name) throws CommandException {
        Group group = byName.get(key(name));
        if (group == null) {
            throw new CommandException(ErrorCode.UNKNOWN, "There is no group '" + name + "'. /groups lists yours.");
        }
        return group;
    }

    /** Whether the group of an id is there. */
    boolean exists(String id) {
        Group group = byName.get(key(id.split("\\.", 2)[0]));
        return group != null && group.id().equals(id);
    }

    /** The groups that a user is in, joined or invited, by name. */
    Collection<Group> of(String user) {
        return byMember.getOrDefault(user, Map.of()).values();
    }

    /** Their names. */
    List<String> namesOf(String user) {
        return of(user).stream().map(Group::name).toList();
    }

    /**
     * Makes a group; refuses a name that is taken, and one group too many. The serial is asked for once the name is known to
     * be free, so that two who make one of that name, each after the other has gone, cannot be given the same.
     */
    synchronized Group create(String name, LongSupplier serials, String creator, List<String> invited)
            throws CommandException {
        Group taken = byName.get(key(name));
        if (taken != null) {
            throw new CommandException(ErrorCode.CONFLICT,
                    "There is a group '" + taken.name() + "' already. Take another name.");
        }
        if (byName.size() >= most) {
            throw new CommandException(ErrorCode.LIMIT,
                    "There are " + most + " groups already, which is the limit of this server.");
        }
        long serial = serials.getAsLong();
        Group group = empty.group(name, serial);
        synchronized (group) {
            long since = join(group, creator);
            invite(group, invited);
            byName.put(key(name), group);
            record(new Entry.Created(name, serial, creator, since, invited));
            group.log();
        }
        return group;
    }

    /** Has a user join a group, from now on; returns since which event. With the group locked. */
    long join(Group group, String user) {
        index(group, user);
        return group.join(user);
    }

    /** Puts users into a group who may join; with the group locked. */
    void invite(Group group, Collection<String> users) {
        users.forEach(user -> index(group, user));
        group.invite(users);
    }

    private void index(Group group, String user) {
        byMember.compute(user, (name, groups) -> {
            Map<String, Group> all = groups == null ? new ConcurrentSkipListMap<>() : groups;
            all.put(key(group.name()), group);
            return all;
        });
    }

    /** Takes a user out of a group; with the group locked. */
    void remove(Group group, String user) {
        group.remove(user);
        byMember.computeIfPresent(user, (name, groups) -> {
            groups.remove(key(group.name()), group);
            return groups.isEmpty() ? null : groups;
        });
    }

    /** Forgets a group that nobody is in any more, which frees its name; with the group locked. */
    void forget(Group group) {
        byName.remove(key(group.name()), group);
    }

    /** Takes in a record of the past. */
    void replay(byte[] record) {
        switch (EntryCodec.decode(record)) {
            case Entry.Created e -> {
                rejoin(present(e.group(), e.serial()), e.creator(), e.since());
                replayInvited(e.group(), e.invited());
            }
            case Entry.Present e -> present(e.group(), e.serial());
            case Entry.Invited e -> replayInvited(e.group(), e.users());
            case Entry.Joined e -> replayJoined(e);
            case Entry.Left e -> replayLeft(e);
        }
    }

    private Group present(String name, long serial) {
        return byName.computeIfAbsent(key(name), key -> empty.group(name, serial));
    }

    private void rejoin(Group group, String user, long since) {
        index(group, user);
        group.rejoin(user, since);
    }

    private void replayInvited(String name, List<String> users) {
        Group group = byName.get(key(name));
        if (group != null) { // a record of a group whose own was damaged says nothing
            invite(group, users);
        }
    }

    private void replayJoined(Entry.Joined joined) {
        Group group = byName.get(key(joined.group()));
        if (group != null) {
            rejoin(group, joined.user(), joined.since());
        }
    }

    private void replayLeft(Entry.Left left) {
        Group group = byName.get(key(left.group()));
        if (group != null) {
            remove(group, left.user());
            if (group.isEmpty()) {
                forget(group);
            }
        }
    }

    /** The records that stand for all before. Takes no lock. */
    Collection<byte[]> snapshot() {
        List<byte[]> records = new ArrayList<>();
        for (Group group : byName.values()) {
            records.add(EntryCodec.encode(new Entry.Present(group.name(), group.serial())));
            group.members().forEach((user, membership) -> records.add(EntryCodec.encode(membership == Membership.JOINED
                    ? new Entry.Joined(group.name(), user, group.since(user))
                    : new Entry.Invited(group.name(), List.of(user)))));
        }
        return records;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
