package parley.p2pvideo.rendezvous;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * The server's two UDP ports: a {@link Reflector} at both and, if wanted, a {@link Relay} at the first. It has no
 * thread: one that calls {@link #serve} again and again does the work. Thread-safe.
 */
public final class Rendezvous implements AutoCloseable {
    /** Datagrams taken from one port before the other gets its turn. */
    private static final int BATCH = 64;
    private static final int BUFFER = 1 << 20;
    /** A turn ends after so many: a call of a plugin may allocate only so much, and each brings an address. */
    private static final int MOST_A_TURN = 100_000;

    /** What the relay lets pass, in bytes a second: of one transfer, and of all. */
    public record Limits(long perTransfer, long inAll) {
    }

    private final Selector selector;
    private final List<DatagramChannel> channels;
    private final Object lock = new Object();
    private final Reflector reflector;   // guarded by lock
    private final Optional<Relay> relay; // guarded by lock
    private volatile boolean closed;

    // From here on owned by the thread that serves.
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private final byte[] datagram = new byte[1 << 16];
    private final byte[] answer = new byte[BindMessage.SIZE];

    private Rendezvous(Selector selector, DatagramChannel first, DatagramChannel second, Optional<Limits> limits) {
        SecureRandom random = new SecureRandom();
        this.selector = selector;
        this.channels = List.of(first, second);
        this.reflector = new Reflector(random);
        this.relay = limits.map(most -> new Relay(random, most.perTransfer(), most.inAll(), System.nanoTime()));
    }

    /**
     * Binds the ports.
     *
     * @param host  the address to bind, or the wildcard address for all
     * @param first 1 to 65,535, or 0 for any free one; so is {@code second}
     * @param relay the limits of the relay; empty for none
     * @throws IOException with a text for the owner if one of them cannot be used
     */
    public static Rendezvous open(InetAddress host, int first, int second, Optional<Limits> relay) throws IOException {
        Selector selector = Selector.open();
        try {
            DatagramChannel one = bind(selector, host, first);
            return new Rendezvous(selector, one, bind(selector, host, second), relay);
        } catch (IOException e) {
            closeAll(selector);
            throw e;
        }
    }

    private static DatagramChannel bind(Selector selector, InetAddress host, int port) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(host, port));
            channel.register(selector, SelectionKey.OP_READ);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw new IOException("UDP port " + port + " of the server cannot be used: " + e.getMessage(), e);
        }
    }

    /** The first port's number. */
    public int firstPort() {
        return port(0);
    }

    /** The second port's number. */
    public int secondPort() {
        return port(1);
    }

    private int port(int index) {
        return channels.get(index).socket().getLocalPort();
    }

    /** A token with which a user's client may ask for its address; empty if too many are out. */
    public Optional<Token> reflect(String user) {
        synchronized (lock) {
            return reflector.issue(System.nanoTime(), user);
        }
    }

    /** A token with which a user may have a transfer with a peer passed on; empty if there is no relay, or no room. */
    public Optional<Token> relay(String user, String peer, int connection) {
        synchronized (lock) {
            return relay.flatMap(open -> open.admit(System.nanoTime(), user, peer, connection));
        }
    }

    /**
     * Answers and passes on what comes in the next so many nanoseconds, or the first hundred thousand datagrams of it.
     *
     * @return whether the ports are still open
     */
    public boolean serve(long nanos) throws IOException {
        long end = System.nanoTime() + nanos;
        long left = nanos;
        for (int served = 0; left > 0 && served < MOST_A_TURN && isWanted(); left = end - System.nanoTime()) {
            try {
                selector.select(Math.max(1, left / 1_000_000));
                selector.selectedKeys().clear();
            } catch (ClosedSelectorException e) {
                return false; // closed while it waited
            }
            served += serveBoth();
        }
        synchronized (lock) {
            relay.ifPresent(open -> open.forgetIdle(System.nanoTime()));
        }
        return !closed;
    }

    private boolean isWanted() {
        return !closed && !Thread.currentThread().isInterrupted();
    }

    private synchronized int serveBoth() throws IOException {
        return serve(channels.getFirst(), true) + serve(channels.getLast(), false);
    }

    private int serve(DatagramChannel channel, boolean relays) throws IOException {
        for (int i = 0; i < BATCH; i++) {
            InetSocketAddress from = closed ? null : (InetSocketAddress) channel.receive(buffer.clear());
            if (from == null) {
                return i;
            }
            int length = buffer.flip().remaining();
            buffer.get(datagram, 0, length);
            work(channel, relays, from, length);
        }
        return BATCH;
    }

    private void work(DatagramChannel channel, boolean relays, InetSocketAddress from, int length) {
        int answered;
        Optional<InetSocketAddress> next = Optional.empty();
        synchronized (lock) {
            long now = System.nanoTime();
            answered = reflector.answer(now, from, datagram, length, answer);
            if (answered == 0 && relays && relay.isPresent()) {
                next = relay.get().route(now, from, datagram, length);
            }
        }
        if (answered > 0) {
            send(channel, buffer.clear().put(answer, 0, answered).flip(), from);
        } else if (next.isPresent()) {
            send(channel, buffer.rewind(), next.get());
        }
    }

    private void send(DatagramChannel channel, ByteBuffer content, InetSocketAddress to) {
        try {
            channel.send(content, to);
        } catch (IOException e) {
            // No route, or the buffer of the system is full: one datagram lost, as on any network.
            return;
        }
    }

    /** Gives the ports back; a thread that serves returns. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        synchronized (this) {
            closeAll(selector);
        }
    }

    private static void closeAll(Selector selector) {
        if (!selector.isOpen()) {
            return;
        }
        try (selector) {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the server's UDP ports cannot be closed", e);
        }
    }
}
