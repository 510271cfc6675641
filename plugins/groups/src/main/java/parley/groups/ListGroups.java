package parley.groups;

import parley.api.CommandSpec;
import parley.api.server.CommandHandler;
import parley.api.server.Invocation;
import parley.api.server.Reply;

/** {@code /groups}: the caller's groups; a row has the name, whether joined or invited, and how many are. */
final class ListGroups implements CommandHandler {
    static final CommandSpec SPEC = CommandSpec.of("groups", "List the groups that you are in or invited to");

    private final Groups groups;

    ListGroups(Groups groups) {
        this.groups = groups;
    }

    @Override
    public Reply run(Invocation call) {
        String user = call.user().name();
        boolean none = true;
        for (Group group : groups.of(user)) {
            Membership membership = group.members().get(user);
            if (membership != null) {
                call.row(group.name(), membership.shown(), group.count(Membership.JOINED) + " joined",
                        group.count(Membership.INVITED) + " invited");
                none = false;
            }
        }
        return none ? Reply.of("You are in no group. /creategroup makes one.") : Reply.done();
    }
}
