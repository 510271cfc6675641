package parley.groups;

import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.ErrorCode;
import parley.api.server.CommandHandler;
import parley.api.server.Event;
import parley.api.server.Feed;
import parley.api.server.Invocation;
import parley.api.server.Reply;

/** {@code /joingroup GROUP}: who was added takes part from now on. */
final class JoinGroup implements CommandHandler {
    static final CommandSpec SPEC =
            CommandSpec.of("joingroup", "Join a group to which you were invited").group("group");

    private final Groups groups;
    private final Feed news;

    JoinGroup(Groups groups, Feed news) {
        this.groups = groups;
        this.news = news;
    }

    @Override
    public Reply run(Invocation call) throws CommandException {
        Group group = groups.named(call.text("group"));
        String user = call.user().name();
        synchronized (group) {
            requireInvited(group, user);
            long since = groups.join(group, user);
            groups.record(new Entry.Joined(group.name(), user, since));
            news.post(Event.of("JOINED", group.name()).from(call.user()), group.joined());
        }
        String name = group.name();
        return Reply.of("You have joined " + name + ". /groupmsg " + name + " TEXT… reaches its members.");
    }

    private static void requireInvited(Group group, String user) throws CommandException {
        Membership membership = group.members().get(user);
        if (membership == null) {
            throw new CommandException(ErrorCode.DENIED,
                    "You have not been invited to '" + group.name() + "'. One of its members can invite you.");
        }
        if (membership == Membership.JOINED) {
            throw new CommandException(ErrorCode.CONFLICT, "You have joined '" + group.name() + "' already.");
        }
    }
}
