package parley.groups;

import java.util.function.BiConsumer;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.ErrorCode;
import parley.api.server.CommandHandler;
import parley.api.server.Event;
import parley.api.server.Feed;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.User;

/**
 * {@code /leavegroup GROUP}: out of it, or the invitation declined. When nobody is left, joined or invited, the group
 * is gone and its name free; a later group of that name starts at number 1 and goes on with the same log for people.
 */
final class LeaveGroup implements CommandHandler {
    static final CommandSpec SPEC =
            CommandSpec.of("leavegroup", "Leave a group, or decline an invitation").group("group");

    private final Groups groups;
    private final Feed news;
    private final BiConsumer<User, String> retract;

    LeaveGroup(Groups groups, Feed news, BiConsumer<User, String> retract) {
        this.groups = groups;
        this.news = news;
        this.retract = retract;
    }

    @Override
    public Reply run(Invocation call) throws CommandException {
        Group group = groups.named(call.text("group"));
        boolean last = leave(group, call.user());
        retract.accept(call.user(), group.name());
        return Reply.of("You have left " + group.name() + (last ? ". Nobody is in it any more, so it is gone." : "."));
    }

    private boolean leave(Group group, User user) throws CommandException {
        synchronized (group) {
            Membership membership = group.members().get(user.name());
            if (membership == null) {
                throw new CommandException(ErrorCode.DENIED,
                        "You are not a member of '" + group.name() + "'. /groups lists yours.");
            }
            groups.remove(group, user.name());
            groups.record(new Entry.Left(group.name(), user.name()));
            if (group.isEmpty()) {
                groups.forget(group);
            } else if (membership == Membership.JOINED) {
                news.post(Event.of("LEFT", group.name()).from(user), group.joined());
            }
            return group.isEmpty();
        }
    }
}
