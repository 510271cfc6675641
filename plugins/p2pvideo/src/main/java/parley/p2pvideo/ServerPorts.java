package parley.p2pvideo;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.Setting;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.ServerContext;
import parley.p2pvideo.rendezvous.Rendezvous;
import parley.p2pvideo.rendezvous.Token;
import parley.p2pvideo.transfer.LocalAddresses;

/**
 * The server's two UDP ports, at which clients learn how they are seen from outside, and which pass sealed datagrams on
 * if the owner wants that. One thread of the plugin serves them, in turns, since one call of a plugin may not go on for
 * ever.
 */
final class ServerPorts implements AutoCloseable {
    private static final Setting<Long> FIRST = Setting.number("udp-port",
            "the UDP port that tells clients their address, and relays; 0 for any free one", 0, 0, 65_535);
    private static final Setting<Long> SECOND = Setting.number("udp-port-2",
            "another one, which shows which kind of NAT a client has; 0 for any free one", 0, 0, 65_535);
    private static final Setting<Boolean> RELAY = Setting.toggle("relay",
            "pass on sealed files between clients that cannot reach each other", false);
    private static final Setting<Long> RATE = Setting.number("relay-rate",
            "kilobytes a second that the relay passes on of one transfer", 2_000, 16, 10_000_000);
    private static final Setting<Long> TOTAL = Setting.number("relay-total",
            "kilobytes a second that the relay passes on in all", 10_000, 16, 10_000_000);

    private static final Duration TURN = Duration.ofSeconds(5);
    /** A port may be in use for a moment by an earlier version of this plugin. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final ServerContext server;
    private final int first;
    private final int second;
    private final Optional<Rendezvous.Limits> relay;
    private Optional<Rendezvous> ports = Optional.empty(); // guarded by this, as the rest
    private String fault = "they are being opened";
    private boolean closed;
    /** Of this computer, while all of them are listened at. */
    private volatile List<InetAddress> addresses = List.of();

    private ServerPorts(ServerContext server) {
        this.server = server;
        this.first = server.settings().get(FIRST).intValue();
        this.second = server.settings().get(SECOND).intValue();
        Rendezvous.Limits limits = new Rendezvous.Limits(server.settings().get(RATE) * 1_000,
                server.settings().get(TOTAL) * 1_000);
        this.relay = server.settings().get(RELAY) ? Optional.of(limits) : Optional.empty();
    }

    /** Opens the ports as soon as they are free. */
    static ServerPorts open(ServerContext server) {
        ServerPorts opened = new ServerPorts(server);
        opened.tryToOpen();
        return opened;
    }

    private synchronized void tryToOpen() {
        if (closed) {
            return;
        }
        try {
            ports = Optional.of(Rendezvous.open(server.address(), first, second, relay));
            server.after(Duration.ZERO, this::serve);
        } catch (IOException e) {
            if (!e.getMessage().equals(fault)) {
                server.logger().log(Level.WARNING, e.getMessage()
                        + ". Files go only where no NAT stands between, until it is free; --set p2pvideo.udp-port=PORT"
                        + " and --set p2pvideo.udp-port-2=PORT choose others.");
            }
            fault = e.getMessage();
            server.after(AGAIN, this::tryToOpen);
        }
    }

    private void serve() {
        Rendezvous open = opened().orElseThrow();
        addresses = server.address().isAnyLocalAddress() ? LocalAddresses.all() : List.of();
        try {
            if (open.serve(TURN.toNanos())) {
                server.after(Duration.ZERO, this::serve);
            }
        } catch (IOException e) {
            failed(open, e);
        }
    }

    private synchronized void failed(Rendezvous open, IOException e) {
        open.close();
        if (!closed) {
            server.logger().log(Level.WARNING, "the UDP ports of the server failed, and are opened again", e);
            fault = "they failed: " + e.getMessage();
            ports = Optional.empty();
            server.after(AGAIN, this::tryToOpen);
        }
    }

    private synchronized Optional<Rendezvous> opened() {
        return ports;
    }

    /**
     * What a client needs for a transfer with a peer.
     *
     * @throws CommandException if the ports are not open, or too many ask
     */
    Reply ticket(Invocation call) throws CommandException {
        Rendezvous open = opened().orElseThrow(() -> new CommandException(ErrorCode.WAIT,
                "The UDP ports of this server are not open: " + fault() + "."));
        int connection = connection(call.text("connection"));
        Token token = open.reflect(call.user().name()).orElseThrow(() -> new CommandException(ErrorCode.LIMIT,
                "Too many clients ask for their address; try again in a moment."));
        InetAddress seen = call.user().address();
        Ticket ticket = new Ticket(token, open.firstPort(), open.secondPort(), seen,
                open.relay(call.user().name(), call.text("user"), connection),
                LocalAddresses.ofOtherVersion(seen, addresses));
        return Reply.done().with(ticket.words().toArray(new String[0]));
    }

    private static int connection(String text) throws CommandException {
        try {
            return Integer.parseUnsignedInt(text, 16);
        } catch (NumberFormatException e) {
            throw new CommandException(ErrorCode.INVALID, "'" + text + "' is not the number of a connection.");
        }
    }

    private synchronized String fault() {
        return fault;
    }

    /** Gives the ports back. */
    @Override
    public synchronized void close() {
        closed = true;
        ports.ifPresent(Rendezvous::close);
    }
}
