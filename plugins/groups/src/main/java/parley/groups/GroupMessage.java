package parley.groups;

import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.server.CommandHandler;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.Stored;
import parley.api.server.User;

/**
 * {@code /groupmsg GROUP TEXT}: to every other user who has joined. The group is locked from the look at the membership to
 * the log, which so is in the order of the numbers.
 */
final class GroupMessage implements CommandHandler {
    static final CommandSpec SPEC = CommandSpec.of("groupmsg", "Send a message to all who joined a group")
            .group("group").text("text").immediately();

    private final Groups groups;

    GroupMessage(Groups groups) {
        this.groups = groups;
    }

    @Override
    public Reply run(Invocation call) throws CommandException {
        Group group = groups.named(call.text("group"));
        Stored stored = post(group, call.user(), call.text("text"));
        return Reply.of(() -> "message " + stored.number() + " to " + group.name()).storedAs(stored);
    }

    private static Stored post(Group group, User sender, String text) throws CommandException {
        synchronized (group) {
            group.requireJoined(sender.name());
            return group.post(sender, text);
        }
    }
}
