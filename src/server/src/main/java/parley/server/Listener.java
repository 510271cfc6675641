package parley.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import parley.server.metrics.Metric;

/** The port: takes connections and hands them to the loops in turn. Owned by the first loop. */
final class Listener implements Loop.Ready {
    private static final int BACKLOG = 4_096;
    /** How many are taken in one round, so that a flood of them does not hold up those who are there. */
    private static final int AT_ONCE = 64;
    /** How long taking rests after it failed, as when the process has no file descriptor left. */
    private static final long REST = TimeUnit.MILLISECONDS.toNanos(100);

    private final ServerSocketChannel channel;
    private List<Loop> loops;
    private SessionContext server;
    private SelectionKey key;
    private int next;
    private boolean failing;

    private Listener(ServerSocketChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the port; connections wait until {@link #open}.
     *
     * @throws IOException if it is taken or the address is not this machine's; the text is for people
     */
    static Listener bind(String host, int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(host.isEmpty() ? new InetSocketAddress(port)
                    : new InetSocketAddress(InetAddress.getByName(host), port), BACKLOG);
            channel.configureBlocking(false);
            return new Listener(channel);
        } catch (BindException e) {
            channel.close();
            throw new IOException("Port " + port + (host.isEmpty() ? "" : " of " + host) + " cannot be listened on: "
                    + e.getMessage() + ". Stop what uses it or choose another port; the address has to be this machine's.", e);
        } catch (IOException e) {
            channel.close();
            throw new IOException("The address " + host + " cannot be listened on: " + e.getMessage() + ".", e);
        }
    }

    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    /** Begins to take connections; called before the loops start. */
    void open(List<Loop> all, SessionContext sessions) throws IOException {
        loops = all;
        server = sessions;
        key = channel.register(loops.getFirst().selector(), SelectionKey.OP_ACCEPT, this);
    }

    @Override
    public void ready(SelectionKey ready) {
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                SocketChannel accepted = channel.accept();
                if (accepted == null) {
                    break;
                }
                admit(accepted);
            }
            failing = false;
        } catch (IOException e) {
            rest(e);
        }
    }

    private void rest(IOException e) {
        if (!channel.isOpen()) {
            return;
        }
        if (!failing) {
            failing = true;
            server.console().say("No connection can be taken: " + e.getMessage()
                    + ". Those who are there go on; raise the limit of open files (ulimit -n).");
        }
        key.interestOps(0);
        loops.getFirst().after(REST, () -> key.interestOps(SelectionKey.OP_ACCEPT));
    }

    private void admit(SocketChannel accepted) throws IOException {
        Connection connection;
        Loop loop = loops.get(next++ % loops.size());
        try {
            accepted.configureBlocking(false);
            accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
            connection = new Connection(loop, accepted, server.limits(), server.admission());
        } catch (IOException e) {
            accepted.close(); // it was reset before it was taken
            return;
        }
        Optional<String> refusal = server.admission().entered(connection.address());
        loop.post(() -> begin(connection, refusal));
    }

    private void begin(Connection connection, Optional<String> refusal) {
        Session session = new Session(server, connection);
        connection.open(session);
        refusal.ifPresentOrElse(why -> {
            connection.loop().metrics().increment(Metric.CONNECTIONS_REFUSED);
            connection.end("LIMIT", why);
        }, session::begin);
    }

    void close() throws IOException {
        channel.close();
    }
}
