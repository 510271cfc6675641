package parley.p2pvideo.udp;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A socket of Linux, called without the JDK between: many datagrams of one size leave and come with one call each,
 * where kernel and device allow ("generic segmentation offload", {@code UDP_SEGMENT}, and "generic receive offload",
 * {@code UDP_GRO}; see {@code udp(7)}).
 *
 * <p>What is gathered has been allowed by whoever gave it, so bursts are no larger than without, and it waits no longer
 * than its owner takes to give the rest: a round trip is measured so much longer at most, and the shortest, of the last
 * datagram of a batch, is right.
 *
 * <p>Every method of the owner holds this object's monitor, which {@link #close} needs to take the memory away; it is
 * free but for a close.
 */
final class LinuxSocket implements UdpSocket {
    private static final long MILLI = 1_000_000L;
    private static final long LONGEST_WAIT = 60_000 * MILLI;
    private static final int ROOM_MILLIS = 1;
    /** {@code struct pollfd}: descriptor, events, what happened. */
    private static final long POLL_LENGTH = 8;
    private static final long POLL_EVENTS = 4;
    private static final long POLL_HAPPENED = 6;
    private static final long WOKEN = POLL_LENGTH + POLL_HAPPENED;

    private final Arena arena = Arena.ofShared();
    private final BoundSocket socket;
    private final System.Logger log;
    private final WakeUp wakeUp;
    private final MemorySegment state = Libc.callState(arena);
    private final MemorySegment arrival = arena.allocate(2 * POLL_LENGTH, Integer.BYTES);
    private final MemorySegment room = arena.allocate(POLL_LENGTH, Integer.BYTES);
    private final Coalesced incoming = new Coalesced(arena);
    private final SegmentBatch outgoing = new SegmentBatch(arena);
    private final Sockaddr sender;
    private final Sockaddr receiver;
    private final Message received;
    private final Message sent;
    private InetSocketAddress from = InetSocketAddress.createUnresolved("nowhere", 0);
    private InetSocketAddress to = from;
    private boolean reachable;
    private boolean segments;
    private boolean closed;
    private volatile boolean closing;

    /** Takes an open socket, which it closes, also if it fails. */
    LinuxSocket(BoundSocket socket, System.Logger log) throws NotOffloadedException {
        this.socket = socket;
        this.log = log;
        this.wakeUp = wakeUp(arena, socket);
        this.sender = new Sockaddr(arena, socket.family());
        this.receiver = new Sockaddr(arena, socket.family());
        this.received = new Message(arena, sender);
        this.sent = new Message(arena, receiver);
        this.segments = socket.segments();
        watch(arrival, 0, socket.descriptor(), Libc.POLLIN);
        watch(arrival, POLL_LENGTH, wakeUp.descriptor(), Libc.POLLIN);
        watch(room, 0, socket.descriptor(), Libc.POLLOUT);
    }

    private static void watch(MemorySegment list, long at, int descriptor, short events) {
        list.set(JAVA_INT, at, descriptor);
        list.set(JAVA_SHORT, at + POLL_EVENTS, events);
    }

    private static WakeUp wakeUp(Arena arena, BoundSocket socket) throws NotOffloadedException {
        try {
            return new WakeUp(arena);
        } catch (NotOffloadedException e) {
            Libc.close(Libc.callState(arena), socket.descriptor());
            arena.close();
            throw e;
        }
    }

    /**
     * Binds a port, 0 for any free one.
     *
     * @throws NotOffloadedException if that cannot be here, or brings nothing
     */
    static LinuxSocket bind(int port, System.Logger log) throws NotOffloadedException {
        Optional<String> obstacle = Platform.here().obstacle();
        if (obstacle.isPresent()) {
            throw new NotOffloadedException(obstacle.get());
        }
        return new LinuxSocket(BoundSocket.open(port), log);
    }

    @Override
    public int port() {
        return socket.port();
    }

    @Override
    public int receiveBuffer() {
        return socket.receiveBuffer();
    }

    @Override
    public boolean keepsWhole() {
        return socket.whole();
    }

    /** Whether many datagrams leave with one call; no more once that was refused. */
    synchronized boolean sendsSegments() {
        return segments;
    }

    @Override
    public synchronized int receive(byte[] into) throws IOException {
        requireOpen();
        return incoming.hasNext() || fill() ? incoming.next(into) : -1;
    }

    private boolean fill() throws IOException {
        received.receives(incoming.memory());
        int length = Libc.recvmsg(state, socket.descriptor(), received.header());
        if (length >= 0) {
            incoming.arrived(length, received.receivedSize());
            from = sender.read();
            return true;
        }
        return switch (-length) {
            case Libc.EAGAIN, Libc.EINTR, Libc.ECONNREFUSED -> false; // the last is what a peer said of an earlier one
            default -> throw new IOException("the UDP port cannot be read, error " + -length);
        };
    }

    @Override
    public InetSocketAddress from() {
        return from;
    }

    @Override
    public synchronized void send(byte[] bytes, int length, InetSocketAddress destination) throws IOException {
        boolean same = destination == to || destination.equals(to);
        if (!same || !outgoing.takes(length)) {
            flush();
        }
        requireOpen();
        if (!same) {
            to = destination;
            reachable = receiver.write(destination);
        }
        if (reachable) {
            outgoing.add(bytes, length);
        }
        if (!segments || outgoing.isFull()) {
            flush();
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        requireOpen();
        if (outgoing.count() > 1) {
            sent.sendsSegments(outgoing.memory(), outgoing.length(), outgoing.size());
            int result = transmit(outgoing.count());
            if (result == -Libc.EIO || result == -Libc.EINVAL || result == -Libc.EMSGSIZE) {
                sendSingly(-result);
            }
        } else if (outgoing.count() == 1) {
            sent.sends(outgoing.memory(), outgoing.length());
            transmit(1);
        }
        outgoing.clear();
    }

    /**
     * The kernel or the device does not cut, which shows here only; or they are too large for the path, all but a
     * shorter last one, of which older kernels say the same. If the first gets through now it was the former.
     */
    private void sendSingly(int error) {
        boolean through = false;
        for (int i = 0; i < outgoing.count(); i++) {
            MemorySegment datagram = outgoing.datagram(i);
            sent.sends(datagram, datagram.byteSize());
            through |= transmit(1) >= 0 && i == 0;
        }
        if (through) {
            segments = false;
            log.log(Level.INFO, "UDP port " + port() + " sends one datagram at a time from now on: more were refused,"
                    + " error " + error);
        }
    }

    /**
     * Waits for room a millisecond for each datagram. Whatever else is wrong (no route, too large, a firewall), they
     * are lost, and the other candidates may do better.
     */
    private int transmit(int datagrams) {
        int result = Libc.sendmsg(state, socket.descriptor(), sent.header());
        for (int i = 0; result == -Libc.EAGAIN && i < datagrams; i++) {
            Libc.poll(state, room, 1, ROOM_MILLIS);
            result = Libc.sendmsg(state, socket.descriptor(), sent.header());
        }
        return result;
    }

    @Override
    public void await(long nanos) throws IOException {
        flush();
        if (nanos >= MILLI) {
            awaitArrival((int) (Math.min(nanos, LONGEST_WAIT) / MILLI));
        } else if (nanos > 0) {
            LockSupport.parkNanos(nanos);
        }
    }

    private synchronized void awaitArrival(int millis) throws IOException {
        requireOpen();
        if (incoming.hasNext()) {
            return;
        }
        InterruptibleWait wait = new InterruptibleWait(wakeUp);
        wait.enter();
        try {
            if (Libc.poll(state, arrival, 2, millis) > 0 && arrival.get(JAVA_SHORT, WOKEN) != 0) {
                wakeUp.clear();
            }
        } finally {
            wait.leave();
        }
        requireOpen();
    }

    @Override
    public void wake() {
        wakeUp.set();
    }

    private void requireOpen() throws ClosedChannelException {
        if (closing) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public void close() {
        closing = true;
        wakeUp.set(); // whoever waits with the monitor
        synchronized (this) {
            if (!closed) {
                closed = true;
                wakeUp.close();
                Libc.close(state, socket.descriptor());
                arena.close();
            }
        }
    }
}
