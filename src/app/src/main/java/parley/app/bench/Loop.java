package parley.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import parley.wire.Ascii;

/**
 * Many connections served by the thread that calls {@link #turn}. In a round each one that has something is read once,
 * its lines are handed on, and what was put is written, once for each connection. Not thread-safe.
 */
public final class Loop implements AutoCloseable {
    /** Who is told what comes in. */
    public interface Listener {
        /** A connection is made. */
        void connected(Connection connection);

        /**
         * A line has come, in {@code bytes} from {@code start} and before {@code end}, without its end. The array is
         * used again afterwards.
         */
        void line(Connection connection, byte[] bytes, int start, int end);

        /** A connection has ended, or could not be made; {@code why} is for people. */
        void closed(Connection connection, String why);
    }

    /** Longer than the longest line of a server. */
    private static final int BUFFER = 1 << 18;
    private static final int BACKLOG = 1024;

    private final Selector selector;
    private final Listener listener;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final List<Connection> connections = new ArrayList<>();
    private final Queue<Connection> toFlush = new ArrayDeque<>();
    private long now = System.nanoTime();

    /** Makes one without a connection. */
    public Loop(Listener listener) throws IOException {
        this.listener = listener;
        this.selector = Selector.open();
    }

    /** Begins to connect. */
    public Connection connect(int number, InetSocketAddress to) throws IOException {
        Connection connection = new Connection(number, this, SocketChannel.open(), selector);
        connections.add(connection);
        connection.connect(to);
        return connection;
    }

    /**
     * Listens on the loopback interface, on a port that is free; every connection is accepted and gets the number of
     * those before it. Returns the port.
     */
    public int listen() throws IOException {
        ServerSocketChannel entrance = ServerSocketChannel.open();
        entrance.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        entrance.configureBlocking(false);
        entrance.register(selector, SelectionKey.OP_ACCEPT);
        return entrance.socket().getLocalPort();
    }

    /** When the last bytes were read, in the nanoseconds of {@link System#nanoTime}. */
    public long now() {
        return now;
    }

    /**
     * One round: waits for anything to come, at most {@code millis} milliseconds, 1 or more.
     *
     * @return whether anything came
     */
    public boolean turn(long millis) throws IOException {
        flush();
        int ready = selector.select(this::serve, millis);
        flush();
        return ready > 0;
    }

    /** Closes every connection; it may be used again. */
    public void disconnect() throws IOException {
        connections.forEach(Connection::close);
        connections.clear();
        toFlush.clear();
        selector.selectNow();
    }

    @Override
    public void close() throws IOException {
        disconnect();
        for (SelectionKey entrance : selector.keys()) {
            entrance.channel().close();
        }
        selector.close();
    }

    void flushLater(Connection connection) {
        toFlush.add(connection);
    }

    void closed(Connection connection, String why) {
        listener.closed(connection, why);
    }

    private void flush() {
        for (Connection c = toFlush.poll(); c != null; c = toFlush.poll()) {
            try {
                c.flush();
            } catch (IOException e) {
                end(c, Objects.requireNonNullElse(e.getMessage(), "broken"));
            }
        }
    }

    private void serve(SelectionKey key) {
        if (key.channel() instanceof ServerSocketChannel entrance) {
            accept(entrance);
        } else {
            serveConnection(key);
        }
    }

    private void accept(ServerSocketChannel entrance) {
        try {
            for (SocketChannel channel = entrance.accept(); channel != null; channel = entrance.accept()) {
                Connection connection = new Connection(connections.size(), this, channel, selector);
                connections.add(connection);
                listener.connected(connection);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no more connections can be accepted: " + e.getMessage(), e);
        }
    }

    private void serveConnection(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        try {
            if (key.isConnectable()) {
                connection.finishConnect();
                listener.connected(connection);
                return;
            }
            if (key.isWritable()) {
                connection.flush();
            }
            if (key.isReadable()) {
                read(connection);
            }
        } catch (IOException e) {
            end(connection, Objects.requireNonNullElse(e.getMessage(), "broken"));
        }
    }

    private void read(Connection connection) throws IOException {
        int filled = connection.read(buffer);
        now = System.nanoTime();
        if (filled < 0) {
            end(connection, "closed by the server");
            return;
        }
        byte[] bytes = buffer.array();
        int start = 0;
        for (int end = Ascii.indexOf((byte) '\n', bytes, 0, filled); end < filled && connection.isOpen();
                end = Ascii.indexOf((byte) '\n', bytes, start, filled)) {
            boolean carriageReturn = end > start && bytes[end - 1] == '\r';
            listener.line(connection, bytes, start, carriageReturn ? end - 1 : end);
            start = end + 1;
        }
        if (filled - start == BUFFER) {
            end(connection, "a line longer than " + BUFFER + " bytes");
        } else {
            connection.keep(bytes, start, filled);
        }
    }

    private void end(Connection connection, String why) {
        if (connection.isOpen()) {
            connection.close();
            closed(connection, why);
        }
    }
}
