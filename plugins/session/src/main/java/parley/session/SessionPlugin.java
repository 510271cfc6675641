package parley.session;

import parley.api.CommandSpec;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;

/** Adds {@code /logout}, which ends the connection with a goodbye. */
public final class SessionPlugin implements ServerPlugin {
    private static final CommandSpec LOGOUT = CommandSpec.of("logout", "Leave, with a goodbye").immediately();

    @Override
    public void start(ServerContext server) {
        server.command(LOGOUT, SessionPlugin::logOut);
    }

    private static Reply logOut(Invocation call) {
        call.user().disconnect("Goodbye, " + call.user().name() + ".");
        return Reply.done();
    }
}
