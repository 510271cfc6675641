package parley.groups;

import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.ErrorCode;
import parley.api.server.CommandHandler;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.Roster;

/** {@code /members GROUP}: a row has the name, whether joined or invited, and whether online. For those in it only. */
final class ListMembers implements CommandHandler {
    static final CommandSpec SPEC = CommandSpec.of("members", "List who is in a group").group("group");

    private final Groups groups;
    private final Roster roster;

    ListMembers(Groups groups, Roster roster) {
        this.groups = groups;
        this.roster = roster;
    }

    @Override
    public Reply run(Invocation call) throws CommandException {
        Group group = groups.named(call.text("group"));
        if (!group.members().containsKey(call.user().name())) {
            throw new CommandException(ErrorCode.DENIED,
                    "You are not a member of '" + group.name() + "'. /groups lists yours.");
        }
        group.members().forEach((name, membership) ->
                call.row(name, membership.shown(), roster.find(name).isPresent() ? "online" : "offline"));
        return Reply.done();
    }
}
