package parley.p2pvideo.udp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.concurrent.locks.LockSupport;
import jdk.net.ExtendedSocketOptions;

/** A socket of the JDK's, on every system: a call for each datagram. */
final class ChannelSocket implements UdpSocket {
    private static final long MILLI = 1_000_000L;
    private static final long LONGEST_WAIT = 60_000 * MILLI;

    private final DatagramChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final boolean whole;
    private final int port;
    private final int receiveBuffer;
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(1 << 16);
    private final ByteBuffer outgoing = ByteBuffer.allocateDirect(1 << 16);
    private InetSocketAddress from = InetSocketAddress.createUnresolved("nowhere", 0);

    private ChannelSocket(DatagramChannel channel, Selector selector, boolean whole) throws IOException {
        this.channel = channel;
        this.selector = selector;
        this.whole = whole;
        this.port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        this.receiveBuffer = channel.getOption(StandardSocketOptions.SO_RCVBUF);
        this.key = channel.register(selector, SelectionKey.OP_READ);
    }

    static ChannelSocket bind(int port) throws IOException {
        return bind(port, DatagramChannel.open());
    }

    /** Takes a channel that was just opened, for all or for one version of IP. */
    static ChannelSocket bind(int port, DatagramChannel channel) throws IOException {
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(port));
            return new ChannelSocket(channel, Selector.open(), forbidFragments(channel));
        } catch (IOException e) {
            channel.close();
            throw new IOException("UDP port " + port + " cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * Has datagrams that are too large for the path dropped instead of cut into pieces; false if the system cannot. On
     * Linux a channel for both IP versions sets the option for both (seen with JDK 25, v4 and v6).
     */
    private static boolean forbidFragments(DatagramChannel channel) throws IOException {
        if (!channel.supportedOptions().contains(ExtendedSocketOptions.IP_DONTFRAGMENT)) {
            return false;
        }
        channel.setOption(ExtendedSocketOptions.IP_DONTFRAGMENT, true);
        return channel.getOption(ExtendedSocketOptions.IP_DONTFRAGMENT);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public int receiveBuffer() {
        return receiveBuffer;
    }

    @Override
    public boolean keepsWhole() {
        return whole;
    }

    @Override
    public int receive(byte[] into) throws IOException {
        // The channel gives the same address object again as long as the sender is the same.
        InetSocketAddress sender = (InetSocketAddress) channel.receive(incoming.clear());
        if (sender == null) {
            return -1;
        }
        from = sender;
        int length = incoming.flip().remaining();
        incoming.get(into, 0, length);
        return length;
    }

    @Override
    public InetSocketAddress from() {
        return from;
    }

    @Override
    public void send(byte[] bytes, int length, InetSocketAddress to) throws IOException {
        outgoing.clear().put(bytes, 0, length).flip();
        if (trySend(to)) {
            return;
        }
        select(SelectionKey.OP_WRITE, 1);
        trySend(to);
    }

    private boolean trySend(InetSocketAddress to) throws IOException {
        try {
            return channel.send(outgoing, to) > 0;
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException | UnsupportedAddressTypeException e) {
            // No route, refused by a firewall, or IPv6 where there is none: lost. The other candidates may do better.
            return true;
        }
    }

    @Override
    public void flush() {
        // Nothing waits.
    }

    @Override
    public void await(long nanos) throws IOException {
        if (nanos >= MILLI) {
            select(SelectionKey.OP_READ, Math.min(nanos, LONGEST_WAIT) / MILLI);
        } else if (nanos > 0) {
            LockSupport.parkNanos(nanos);
        }
    }

    private void select(int operation, long millis) throws IOException {
        try {
            key.interestOps(operation);
            selector.select(millis);
            selector.selectedKeys().clear();
        } catch (ClosedSelectorException | CancelledKeyException e) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public void wake() {
        selector.wakeup();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            selector.close();
        }
    }
}
