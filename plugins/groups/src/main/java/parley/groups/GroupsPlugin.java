package parley.groups;

import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import parley.api.ArgumentKind;
import parley.api.Setting;
import parley.api.server.Feed;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;
import parley.api.server.User;
import parley.groups.api.GroupDirectory;

/**
 * Adds the commands for groups, and offers {@link GroupDirectory} to other plugins. The settings {@code max-groups} (10,000;
 * up to 1,000,000) and {@code max-members} (2,000) bound how many groups there are, and how many users are in one.
 */
public final class GroupsPlugin implements ServerPlugin {
    private static final Setting<Long> MAX_GROUPS =
            Setting.number("max-groups", "groups in all, at most", 10_000, 1, 1_000_000);
    private static final Setting<Long> MAX_MEMBERS =
            Setting.number("max-members", "users in one group, at most", 2_000, 2, 100_000);

    @Override
    public void start(ServerContext server) throws IOException {
        Groups groups = new Groups(server.settings().get(MAX_GROUPS).intValue(),
                (name, serial) -> empty(server, name, serial));
        groups.recordIn(server.journal("groups", groups::replay, groups::snapshot));
        int maxMembers = server.settings().get(MAX_MEMBERS).intValue();
        Feed news = server.feed("news");
        BiConsumer<User, String> suggest = (user, group) -> server.suggest(user, ArgumentKind.GROUP, List.of(group));
        BiConsumer<User, String> retract = (user, group) -> server.retract(user, ArgumentKind.GROUP, List.of(group));
        Invitations invitations = new Invitations(server.roster(), news, maxMembers, suggest);
        server.command(CreateGroup.SPEC, new CreateGroup(groups, news, invitations, suggest));
        server.command(Invite.SPEC, new Invite(groups, invitations));
        server.command(JoinGroup.SPEC, new JoinGroup(groups, news));
        server.command(LeaveGroup.SPEC, new LeaveGroup(groups, news, retract));
        server.command(ListGroups.SPEC, new ListGroups(groups));
        server.command(ListMembers.SPEC, new ListMembers(groups, server.roster()));
        server.command(GroupMessage.SPEC, new GroupMessage(groups));
        server.provide(GroupDirectory.class, new Directory(groups, news));
        server.onLogin(user -> server.suggest(user, ArgumentKind.GROUP, groups.namesOf(user.name())));
    }

    /** What is posted to a group is found by its id, so that nothing of an earlier one shows up in it. */
    private static Group empty(ServerContext server, String name, long serial) {
        String id = Group.id(name, serial);
        return new Group(name, serial, server.audience(id), server.feed(id),
                () -> server.textLog(name + "_messagelog.txt"));
    }
}
