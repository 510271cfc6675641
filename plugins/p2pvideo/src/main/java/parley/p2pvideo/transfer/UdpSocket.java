package parley.p2pvideo.transfer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import jdk.net.ExtendedSocketOptions;

/**
 * The one place that touches the network: a bound UDP socket, buffers that are used again and again, and a wait.
 * Owned by one thread, but for {@link #wake}.
 */
final class UdpSocket implements AutoCloseable {
    private static final int WANTED_BUFFER = 8 << 20;
    private static final int SEND_BUFFER = 1 << 20;
    private static final long MILLI = 1_000_000L;
    private static final long LONGEST_WAIT = 60_000 * MILLI;

    private final DatagramChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final boolean whole;
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(1 << 16);
    private final ByteBuffer outgoing = ByteBuffer.allocateDirect(1 << 16);
    private InetSocketAddress from = InetSocketAddress.createUnresolved("nowhere", 0);

    private UdpSocket(DatagramChannel channel, Selector selector, boolean whole) throws IOException {
        this.channel = channel;
        this.selector = selector;
        this.whole = whole;
        this.key = channel.register(selector, SelectionKey.OP_READ);
    }

    /** Binds a port, 0 for any free one, on all addresses of this computer. */
    static UdpSocket bind(int port) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, WANTED_BUFFER);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(port));
            return new UdpSocket(channel, Selector.open(), forbidFragments(channel));
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

    /** What the interfaces of this computer take; unknown where datagrams may be cut into pieces. */
    LinkMtu linkMtu() throws IOException {
        int loopback = 0;
        int network = 0;
        for (NetworkInterface each : whole ? Collections.list(NetworkInterface.getNetworkInterfaces())
                : List.<NetworkInterface>of()) {
            if (each.isUp() && each.isLoopback()) {
                loopback = Math.max(loopback, each.getMTU());
            } else if (each.isUp()) {
                network = Math.max(network, each.getMTU());
            }
        }
        return new LinkMtu(loopback, network);
    }

    int port() throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    /** What the operating system grants, in bytes. */
    int receiveBuffer() throws IOException {
        return channel.getOption(StandardSocketOptions.SO_RCVBUF);
    }

    /** Copies the next datagram into the array and returns its length, or -1 if none is there. */
    int receive(byte[] into) throws IOException {
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

    /** The sender of the datagram that was received last. */
    InetSocketAddress from() {
        return from;
    }

    /**
     * Sends; waits up to a millisecond for room in the operating system's buffer, then gives the datagram up as lost.
     */
    void send(Outgoing datagram) throws IOException {
        outgoing.clear().put(datagram.bytes(), 0, datagram.length()).flip();
        if (trySend(datagram.to())) {
            return;
        }
        key.interestOps(SelectionKey.OP_WRITE);
        selector.select(1);
        selector.selectedKeys().clear();
        key.interestOps(SelectionKey.OP_READ);
        trySend(datagram.to());
    }

    private boolean trySend(InetSocketAddress to) {
        try {
            return channel.send(outgoing, to) > 0;
        } catch (IOException e) {
            // No route, or refused by a firewall: one datagram lost. The other candidates may do better.
            return true;
        }
    }

    /** Waits until a datagram comes, {@link #wake} is called, or the time is over; below 1 ms only for the time. */
    void await(long nanos) throws IOException {
        if (nanos >= MILLI) {
            selector.select(Math.min(nanos, LONGEST_WAIT) / MILLI);
            selector.selectedKeys().clear();
        } else if (nanos > 0) {
            LockSupport.parkNanos(nanos);
        }
    }

    /** Ends a wait; from any thread. */
    void wake() {
        selector.wakeup();
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
