package parley.groups;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
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
    private final Function<String, Group> empty;
    private final Map<String, Group> byName = new ConcurrentHashMap<>();
    /** The groups that each user is in, by name. */
    private final Map<String, Map<String, Group>> byMember = new ConcurrentHashMap<>();
    /** Set once, before the first command. */
    private Journal journal;

    /** At most {@code most} groups, which {@code empty} makes without members. */
    Groups(int most, Function<String, Group> empty) {
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

    /** The groups that a user is in, joined or invited, by name. */
    Collection<Group> of(String user) {
        return byMember.getOrDefault(user, Map.of()).values();
    }

    /** Their names. */
    List<String> namesOf(String user) {
        return of(user).stream().map(Group::name).toList();
    }

    /** Makes a group; refuses a name that is taken, and one group too many. */
    synchronized Group create(String name, String creator, Collection<String> invited) throws CommandException {
        Group taken = byName.get(key(name));
        if (taken != null) {
            throw new CommandException(ErrorCode.CONFLICT,
                    "There is a group '" + taken.name() + "' already. Take another name.");
        }
        if (byName.size() >= most) {
            throw new CommandException(ErrorCode.LIMIT,
                    "There are " + most + " groups already, which is the limit of this server.");
        }
        Group group = empty.apply(name);
        synchronized (group) {
            put(group, members(creator, invited));
            byName.put(key(name), group);
            record(new Entry.Created(name, creator, List.copyOf(invited)));
            group.log().open();
        }
        return group;
    }

    /** Puts users into a group; with the group locked. */
    void put(Group group, Map<String, Membership> users) {
        group.put(users);
        for (String user : users.keySet()) {
            byMember.compute(user, (name, groups) -> {
                Map<String, Group> all = groups == null ? new ConcurrentSkipListMap<>() : groups;
                all.put(key(group.name()), group);
                return all;
            });
        }
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
            case Entry.Created e -> put(known(e.group()), members(e.creator(), e.invited()));
            case Entry.Invited e -> put(known(e.group()), invited(e.users()));
            case Entry.Joined e -> put(known(e.group()), Map.of(e.user(), Membership.JOINED));
            case Entry.Left e -> replayLeft(e);
            case Entry.Posted e -> known(e.group()).numbered(e.number());
            case Entry.Numbered e -> known(e.group()).numbered(e.number());
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

    private Group known(String name) {
        return byName.computeIfAbsent(key(name), key -> empty.apply(name));
    }

    /** The records that stand for all before. Takes no lock. */
    Collection<byte[]> snapshot() {
        List<byte[]> records = new ArrayList<>();
        for (Group group : byName.values()) {
            Map<String, Membership> members = group.members();
            if (!members.isEmpty()) {
                records.add(EntryCodec.encode(new Entry.Numbered(group.name(), group.lastNumber())));
            }
            members.forEach((user, membership) -> records.add(EntryCodec.encode(membership == Membership.JOINED
                    ? new Entry.Joined(group.name(), user) : new Entry.Invited(group.name(), List.of(user)))));
        }
        return records;
    }

    private static Map<String, Membership> members(String creator, Collection<String> invited) {
        Map<String, Membership> members = new LinkedHashMap<>();
        members.put(creator, Membership.JOINED);
        invited.forEach(user -> members.put(user, Membership.INVITED));
        return members;
    }

    /** Users who are all invited, in that order. */
    static Map<String, Membership> invited(Collection<String> users) {
        Map<String, Membership> members = new LinkedHashMap<>();
        users.forEach(user -> members.put(user, Membership.INVITED));
        return members;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
