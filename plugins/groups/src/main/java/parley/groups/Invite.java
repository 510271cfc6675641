package parley.groups;

import java.util.List;
import java.util.Map;
import parley.api.Argument.Count;
import parley.api.ArgumentKind;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.ErrorCode;
import parley.api.server.CommandHandler;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.User;

/** {@code /invite GROUP USER…}: who has joined may invite others. */
final class Invite implements CommandHandler {
    static final CommandSpec SPEC = CommandSpec.of("invite", "Invite users to a group")
            .group("group").with("user", ArgumentKind.USER, Count.SOME);

    private final Groups groups;
    private final Invitations invitations;

    Invite(Groups groups, Invitations invitations) {
        this.groups = groups;
        this.invitations = invitations;
    }

    @Override
    public Reply run(Invocation call) throws CommandException {
        Group group = groups.named(call.text("group"));
        group.requireJoined(call.user().name());
        List<User> named = invitations.named(call);
        List<User> added = add(group, call.user(), named);
        invitations.send(group, call.user(), added);
        List<User> before = named.stream().filter(user -> !added.contains(user)).toList();
        return Reply.of("Invited to " + group.name() + ": " + Invitations.names(added) + "."
                + (before.isEmpty() ? "" : " In it already: " + Invitations.names(before) + "."));
    }

    private List<User> add(Group group, User inviter, List<User> named) throws CommandException {
        synchronized (group) {
            group.requireJoined(inviter.name());
            Map<String, Membership> members = group.members();
            List<User> added = named.stream().filter(user -> !members.containsKey(user.name())).toList();
            if (added.isEmpty()) {
                throw new CommandException(ErrorCode.CONFLICT,
                        "In " + group.name() + " already: " + Invitations.names(named) + ".");
            }
            invitations.requireRoom(members.size() + added.size());
            List<String> names = added.stream().map(User::name).toList();
            groups.invite(group, names);
            groups.record(new Entry.Invited(group.name(), names));
            return added;
        }
    }
}
