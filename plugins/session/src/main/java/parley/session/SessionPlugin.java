package parley.session;

import parley.api.CommandSpec;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;

/**
 * Adds {@code /logout}, which ends the connection with a goodbye, and {@code /quit}. Parley's own shell takes that line
 * itself, since it has to work while the server cannot be reached; here it is for help, and for other clients.
 */
public final class SessionPlugin implements ServerPlugin {
    private static final CommandSpec LOGOUT = CommandSpec.of("logout", "Leave, with a goodbye").immediately();
    private static final CommandSpec QUIT = CommandSpec.of("quit", "Leave the program").immediately();

    @Override
    public void start(ServerContext server) {
        server.command(LOGOUT, SessionPlugin::logOut);
        server.command(QUIT, SessionPlugin::logOut);
    }

    private static Reply logOut(Invocation call) {
        call.user().disconnect("Goodbye, " + call.user().name() + ".");
        return Reply.done();
    }
}
