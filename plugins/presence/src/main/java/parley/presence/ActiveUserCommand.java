package parley.presence;

import parley.api.CommandSpec;
import parley.api.server.CommandHandler;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.Roster;
import parley.api.server.User;

/** {@code /activeuser}: every other user who is logged in; a row has name, since when, IP address and UDP port. */
final class ActiveUserCommand implements CommandHandler {
    static final CommandSpec SPEC = CommandSpec.of("activeuser", "List the other users who are here");

    /** What stands in the place of the port of a client that receives no files. */
    private static final String NO_PORT = "-";

    private final Roster roster;

    ActiveUserCommand(Roster roster) {
        this.roster = roster;
    }

    @Override
    public Reply run(Invocation call) {
        int others = 0;
        for (User user : roster.online()) {
            if (!user.name().equals(call.user().name())) {
                call.row(user.name(), user.since().toString(), user.address().getHostAddress(), port(user));
                others++;
            }
        }
        return others == 0 ? Reply.of("Nobody else is here.") : Reply.done();
    }

    private static String port(User user) {
        return user.udpPort().isPresent() ? Integer.toString(user.udpPort().getAsInt()) : NO_PORT;
    }
}
