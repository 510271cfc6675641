package parley.poll;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.Event;
import parley.api.server.Stored;
import parley.groups.api.GroupDirectory;
import parley.groups.api.JoinedGroup;
import parley.rehearsal.Rehearsal;

/** Groups without the plugin that makes them. */
final class Town implements GroupDirectory {
    final Set<String> members = new HashSet<>(Set.of("yoda", "hans", "leia"));
    final List<String> posted = new ArrayList<>();
    /** Of the group that is called force now. */
    String id = "force.1";
    boolean refusing;

    /** What was posted since this was asked last. */
    List<String> news() {
        List<String> all = List.copyOf(posted);
        posted.clear();
        return all;
    }

    @Override
    public JoinedGroup joined(String group, String user) throws CommandException {
        if (!members.contains(user)) {
            throw new CommandException(ErrorCode.DENIED, "You are not a member of '" + group + "'.");
        }
        return new Group(group.equals("force") ? id : group + ".1", group);
    }

    @Override
    public boolean exists(String other) {
        return other.equals(id) || !other.startsWith("force.");
    }

    private final class Group implements JoinedGroup {
        private final String id;
        private final String name;

        Group(String id, String name) {
            this.id = id;
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public boolean has(String user) {
            return members.contains(user);
        }

        @Override
        public Stored post(Event event) throws CommandException {
            if (refusing) {
                throw new CommandException(ErrorCode.INVALID, "not a word of it");
            }
            posted.add(Rehearsal.shown(event));
            return new Stored(posted.size(), posted.size(), 0, event);
        }
    }
}
