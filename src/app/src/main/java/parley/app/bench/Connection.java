package parley.app.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * One user's connection, which belongs to the thread of its {@link Loop}. What is put waits for the end of the round; it
 * has no bound of its own, since who puts something waits for answers before putting more.
 */
public final class Connection {
    private static final byte[] NOTHING = {};
    private static final int SMALLEST_OUTPUT = 256;

    private final int number;
    private final Loop loop;
    private final SocketChannel channel;
    private final SelectionKey key;
    private ByteBuffer output = ByteBuffer.allocate(SMALLEST_OUTPUT);
    private byte[] rest = NOTHING; // of it, restLength bytes are the beginning of a line
    private int restLength;
    private boolean waits; // for the end of the round, in the loop's list
    private boolean closed;

    /** One that is being made, or has just been accepted; the channel is its own from now on. */
    Connection(int number, Loop loop, SocketChannel channel, Selector selector) throws IOException {
        this.number = number;
        this.loop = loop;
        this.channel = channel;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_LINGER, 0); // ten thousand closed ones must not hold their ports
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** The number that it was given when it was made. */
    public int number() {
        return number;
    }

    /** Whether it has not been closed. */
    public boolean isOpen() {
        return !closed;
    }

    /** Sends bytes at the end of the round; drops them if it is closed. */
    public void put(byte[] bytes, int from, int to) {
        if (!isOpen()) {
            return;
        }
        if (output.remaining() < to - from) {
            int size = Math.max(2 * output.capacity(), output.position() + to - from);
            output = ByteBuffer.allocate(size).put(output.flip());
        }
        output.put(bytes, from, to - from);
        if (!waits) {
            waits = true;
            loop.flushLater(this);
        }
    }

    /** Closes it at once. */
    public void close() {
        closed = true;
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            loop.closed(this, e.getMessage());
        }
    }

    void connect(InetSocketAddress to) throws IOException {
        key.interestOps(SelectionKey.OP_CONNECT);
        channel.connect(to);
    }

    /** Goes on to read, and to write what was put meanwhile. */
    void finishConnect() throws IOException {
        channel.finishConnect();
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    /**
     * Reads behind what is left of the last time.
     *
     * @return how many bytes of {@code buffer} are filled; -1 at the end of the stream
     */
    int read(ByteBuffer buffer) throws IOException {
        buffer.clear().put(rest, 0, restLength);
        return channel.read(buffer) < 0 ? -1 : buffer.position();
    }

    /** Keeps the beginning of a line until the next time. */
    void keep(byte[] bytes, int from, int to) {
        restLength = to - from;
        if (rest.length < restLength) {
            rest = new byte[restLength];
        }
        System.arraycopy(bytes, from, rest, 0, restLength);
    }

    void flush() throws IOException {
        waits = false;
        if (!isOpen() || !channel.isConnected()) {
            return;
        }
        if (output.position() > 0) {
            channel.write(output.flip());
            output.compact();
        }
        boolean all = output.position() == 0;
        int wanted = all ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }
}
