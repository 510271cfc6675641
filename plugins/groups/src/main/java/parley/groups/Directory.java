package parley.groups;

import parley.api.CommandException;
import parley.api.server.Event;
import parley.api.server.Feed;
import parley.api.server.Stored;
import parley.groups.api.GroupDirectory;
import parley.groups.api.JoinedGroup;

/** The groups as other plugins see them. */
final class Directory implements GroupDirectory {
    private final Groups groups;
    private final Feed news;

    Directory(Groups groups, Feed news) {
        this.groups = groups;
        this.news = news;
    }

    @Override
    public JoinedGroup joined(String name, String user) throws CommandException {
        Group group = groups.named(name);
        group.requireJoined(user);
        return new Joined(group, news);
    }

    @Override
    public boolean exists(String id) {
        return groups.exists(id);
    }

    private record Joined(Group group, Feed news) implements JoinedGroup {
        @Override
        public String name() {
            return group.name();
        }

        @Override
        public String id() {
            return group.id();
        }

        @Override
        public boolean has(String user) {
            return group.members().get(user) == Membership.JOINED;
        }

        @Override
        public Stored post(Event event) throws CommandException {
            synchronized (group) {
                return news.post(event, group.joined());
            }
        }
    }
}
