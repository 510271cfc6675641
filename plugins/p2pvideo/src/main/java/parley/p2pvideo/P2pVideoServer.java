package parley.p2pvideo;

import java.util.Optional;
import java.util.regex.Pattern;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.ErrorCode;
import parley.api.server.Event;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;
import parley.api.server.User;

/**
 * The half in the server. It passes messages from one client to another so that they can introduce themselves, and
 * tells them when the other has lost the connection. At its UDP ports clients learn how they are seen from outside. No
 * byte of a file ever comes here, unless the owner wants a relay: then sealed ones do, where no direct way is.
 */
public final class P2pVideoServer implements ServerPlugin {
    /** What a signal looks like from outside: one word of URL-safe base64. */
    private static final Pattern SIGNAL = Pattern.compile("[A-Za-z0-9_-]{1,15000}");

    private final Acquaintances acquaintances = new Acquaintances();
    private Optional<ServerPorts> ports = Optional.empty();

    /** For {@link java.util.ServiceLoader}. */
    public P2pVideoServer() {
        // Nothing to prepare: all there is comes with start.
    }

    @Override
    public void start(ServerContext server) {
        for (CommandSpec spec : Commands.OF_CLIENT) {
            server.command(spec.immediately(), call -> {
                throw new CommandException(ErrorCode.INVALID, "/" + spec.name()
                        + " runs in the client, and yours does not have the p2pvideo plugin.");
            });
        }
        server.command(Commands.SIGNAL, call -> relay(server, call));
        server.onLogout(user -> tellLeft(server, user));
        ServerPorts opened = ServerPorts.open(server);
        ports = Optional.of(opened);
        server.command(Commands.BIND, call -> {
            know(server, call);
            return opened.ticket(call);
        });
    }

    @Override
    public void stop() {
        ports.ifPresent(ServerPorts::close);
    }

    private Reply relay(ServerContext server, Invocation call) throws CommandException {
        String name = call.text("user");
        String signal = call.text("signal").strip();
        if (name.equals(call.user().name())) {
            throw new CommandException(ErrorCode.INVALID, "A file cannot be sent to oneself.");
        }
        if (!SIGNAL.matcher(signal).matches()) {
            throw new CommandException(ErrorCode.INVALID, "This is not a message of a file transfer.");
        }
        User peer = server.roster().find(name).orElseThrow(() -> absent(server, name));
        acquaintances.met(call.user().name(), name);
        peer.deliver(Event.of(Commands.SIGNAL_EVENT).from(call.user()).text(signal));
        return Reply.done();
    }

    /** Who asks for a way to a peer has a transfer with it: a server that was started anew learns that from here. */
    private void know(ServerContext server, Invocation call) {
        String peer = call.text("user");
        if (!peer.equals(call.user().name()) && server.roster().isOnline(peer)) {
            acquaintances.met(call.user().name(), peer);
        }
    }

    private void tellLeft(ServerContext server, User user) {
        Event left = Event.of(Commands.SIGNAL_EVENT, Commands.LEFT).from(user);
        for (String name : acquaintances.left(user.name())) {
            server.roster().find(name).ifPresent(peer -> peer.deliver(left));
        }
    }

    private static CommandException absent(ServerContext server, String name) {
        return server.roster().exists(name)
                ? new CommandException(ErrorCode.OFFLINE, name + " is offline. /activeuser lists who is here.")
                : new CommandException(ErrorCode.UNKNOWN, "There is no user named " + name + ".");
    }
}
