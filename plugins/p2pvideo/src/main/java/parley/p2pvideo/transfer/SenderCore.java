package parley.p2pvideo.transfer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The end of a transfer that sends. It looks for a way to the receiver, streams, waits until the receiver says that it
 * has everything and that the digest of the digests is the same, and then is done.
 */
public final class SenderCore extends TransferCore implements SendingEnd, ReadAhead.Listener {
    /** A probe of the path's size that is not heard of for so many time-outs counts as lost. */
    private static final int PROBE_PATIENCE = 3;
    private static final long LEAST_RECEIVE_BUFFER = 16 << 10;
    private static final long MOST_RECEIVE_BUFFER = 64 << 20;

    private final Blocks blocks;
    private final Connection connection;
    private final PathMtu mtu;
    private CongestionControl congestion;
    private final Pacer pacer;
    private final long receiveBuffer;
    private final RandomGenerator random;
    private final Source source;
    private final Worker worker;
    private final ReadAhead ahead;
    private final SendQueue queue;
    private final RateMeter meter;
    /** Bytes of the file that the receiver had at the start. */
    private final long had;
    private LinkMtu links = LinkMtu.UNKNOWN;
    private Optional<InetSocketAddress> probed = Optional.empty();
    /** Data that may go out in spite of all windows. */
    private int urgent;
    /** Acknowledgements of packets below this say nothing: the receiver has asked for their bytes again since. */
    private long countsFrom;
    private long pacedUntil = Long.MAX_VALUE;
    private long creditAskAt = Long.MAX_VALUE;
    private long creditAskedAt;

    /**
     * Starts at once to look for the receiver.
     *
     * @param source        the file; closed at the end, on the worker
     * @param blocks        as offered
     * @param receiveBuffer bytes that the receiver's socket buffer takes, as it said
     * @param have          the runs of blocks that the receiver has; those are not sent
     * @param worker        reads and hashes
     */
    public SenderCore(ConnectionSetup setup, Source source, Blocks blocks, int receiveBuffer, List<Span> have,
            Worker worker) {
        this(setup, source, blocks, receiveBuffer, have, worker, PathMtu.MOST);
    }

    /** As the other, with datagrams of at most so many bytes. */
    public SenderCore(ConnectionSetup setup, Source source, Blocks blocks, int receiveBuffer, List<Span> have,
            Worker worker, int mostDatagram) {
        super(setup.keys().connection());
        this.blocks = blocks;
        this.source = source;
        this.worker = worker;
        this.receiveBuffer = Math.clamp(receiveBuffer, LEAST_RECEIVE_BUFFER, MOST_RECEIVE_BUFFER);
        this.random = setup.random();
        this.mtu = new PathMtu(this.receiveBuffer, mostDatagram);
        this.connection = new Connection(setup, blocks.total(), this);
        this.congestion = congestionControl(setup.now());
        this.pacer = new Pacer(setup.now(), 1, mtu.datagram());
        this.ahead = new ReadAhead(source, blocks, have, worker, this);
        this.queue = new SendQueue(blocks, have, ahead, new Rereading(source, worker, this));
        this.had = queue.arrivedBytes();
        this.meter = new RateMeter(setup.now(), had);
        this.creditAskedAt = setup.now();
    }

    @Override
    public boolean poll(long now, Outgoing out) {
        connection.tick(now);
        pacedUntil = Long.MAX_VALUE;
        creditAskAt = Long.MAX_VALUE;
        if (connection.poll(now, out)) {
            return true;
        }
        return flows() && (pollProbe(now, out) || pollData(now, out));
    }

    private boolean flows() {
        return connection.isConnected() && !connection.throttle().isPaused();
    }

    private boolean pollProbe(long now, Outgoing out) {
        InetSocketAddress peer = connection.route().to();
        if (probed.isEmpty() || probed.get() != peer) {
            probed = Optional.of(peer);
            mtu.begin(now, links.datagramTo(peer.getAddress()));
            congestion.setDatagram(mtu.datagram());
        }
        if (now < mtu.due()) {
            return false;
        }
        int size = mtu.probe(now, PROBE_PATIENCE * connection.roundTrip().probeTimeout(0));
        if (size > 0) {
            connection.packets().mtuProbe(now, size, out);
        }
        return size > 0;
    }

    private boolean pollData(long now, Outgoing out) {
        if (!queue.hasNext()) {
            congestion.limited(connection.flight().dataBytes());
            return false;
        }
        boolean again = urgent > 0 && queue.hasLost();
        if (!again && isBlocked(now)) {
            return connection.poll(now, out);
        }
        urgent = Math.max(0, urgent - 1);
        long packet = connection.packets().next();
        queue.next(again ? PathMtu.payload(PathMtu.START) : mtu.payload());
        connection.packets().data(now, queue.offset(), queue.bytes(), queue.from(), queue.length(), out);
        congestion.sent(now, packet, queue.length(), connection.flight().dataBytes());
        pacer.spend(queue.length());
        return true;
    }

    private boolean isBlocked(long now) {
        long wanted = connection.flight().dataBytes() + mtu.payload();
        if (wanted > connection.peerCredit()) {
            congestion.limited(connection.flight().dataBytes());
            askForCredit(now);
            return true;
        }
        if (wanted > congestion.window() || !connection.flight().hasRoom(now)) {
            return true;
        }
        long rate = Math.max(1, congestion.rate(connection.roundTrip()));
        long allowed = Math.min(rate, connection.throttle().limit());
        pacer.set(allowed, congestion.burst(allowed), congestion.catchUp(allowed));
        if (pacer.isReady(now)) {
            return false;
        }
        if (allowed < rate) {
            congestion.limited(connection.flight().dataBytes());
        }
        pacedUntil = pacer.readyAt(now);
        return true;
    }

    /** Nothing is under way that could bring news of credit: asks now and then, since news of it may be lost. */
    private void askForCredit(long now) {
        if (connection.flight().dataBytes() > 0) {
            return;
        }
        long pause = connection.roundTrip().probeTimeout(2);
        if (now >= creditAskedAt + pause) {
            creditAskedAt = now;
            connection.route().ping();
        }
        creditAskAt = creditAskedAt + pause;
    }

    @Override
    public long wakeup() {
        long data = Math.min(pacedUntil, creditAskAt);
        return Math.min(connection.wakeup(), flows() ? Math.min(data, mtu.due()) : Long.MAX_VALUE);
    }

    // What the connection tells

    @Override
    public void control(long now, Control message) throws ProtocolException {
        switch (message) {
            case Control.Done done -> finish(now, done.root());
            case Control.Need need -> {
                countsFrom = connection.packets().next();
                need.spans().forEach(queue::needed);
            }
            case Control.Want want -> queue.wanted(want.span());
            case Control.Abort abort -> throw new ProtocolException("an ABORT that was not told apart");
            case Control.Flow flow -> throw new ProtocolException("a FLOW that was not told apart");
        }
    }

    private void finish(long now, Bytes32 root) throws ProtocolException {
        if (!ahead.isDone() && blocks.count() > 0) {
            throw new ProtocolException("the end, before everything was sent");
        }
        if (!root.equals(Bytes32.sha256(ahead.hashes()))) {
            connection.fail(now, FailureReason.VERIFICATION, "the receiver's digest is different");
            return;
        }
        Lifecycle lifecycle = connection.lifecycle();
        lifecycle.conclude(now, new TransferEvent.Sent(blocks.size(), blocks.size() - had, lifecycle.elapsed(now)));
        close();
    }

    @Override
    public void arrived(long now, long packet, long offset, int length, long sentAt, boolean late) {
        if (packet < countsFrom) {
            queue.lost(offset, length);
        } else {
            queue.arrived(offset, length);
        }
        mtu.dataArrived(length + Wire.DATA_OVERHEAD);
        congestion.arrived(now, packet, length, sentAt, late);
    }

    @Override
    public void lost(long now, long packet, long offset, int length) {
        queue.lost(offset, length);
        congestion.lost(length);
        if (mtu.dataLost(now, packet, length + Wire.DATA_OVERHEAD, connection.packets().next())) {
            congestion.setDatagram(mtu.datagram());
            congestion.forgetLoss();
        }
    }

    @Override
    public void probed(long now, int size, boolean arrived) {
        if (arrived) {
            mtu.arrived(now, size);
            congestion.setDatagram(mtu.datagram());
        } else {
            mtu.lost(now, size);
        }
    }

    @Override
    public void sendAgain(long offset, int length) {
        queue.lost(offset, length);
        urgent++;
    }

    @Override
    public void acknowledged(long now) {
        congestion.acknowledged(now, connection.roundTrip(), connection.flight().dataBytes());
    }

    @Override
    public void elsewhere(long now) {
        congestion = congestionControl(now);
    }

    private CongestionControl congestionControl(long now) {
        return new CongestionControl(now, mtu.datagram(), receiveBuffer, random);
    }

    @Override
    public void failed() {
        close();
        connection.lifecycle().tell();
    }

    private void close() {
        worker.submitAfterAll(source::close, (now, failure) -> {
            // Closing a file that was only read cannot lose anything: there is nothing to tell.
        });
    }

    // What the reader tells

    @Override
    public void read(long now) {
        pacedUntil = Long.MIN_VALUE;
    }

    @Override
    public void failed(long now, IOException failure) {
        boolean changed = failure instanceof FileChangedException;
        connection.fail(now, changed ? FailureReason.FILE_CHANGED : FailureReason.READ_ERROR,
                Optional.ofNullable(failure.getMessage()).orElse(""));
    }

    /** Bytes under way beyond the peer's credit; only the few that a time-out sends in spite of it. */
    long overdrawn() {
        return Math.max(0, connection.flight().dataBytes() - connection.peerCredit());
    }

    // For the owner

    @Override
    Connection connection() {
        return connection;
    }

    @Override
    public Progress progress(long now) {
        long bytes = queue.arrivedBytes();
        long roundTrip = connection.roundTrip().isSampled() ? connection.roundTrip().smoothed() : 0;
        return new Progress(bytes, blocks.size(), meter.at(now, bytes), roundTrip, mtu.datagram(),
                connection.flight().loss(), connection.route().kind());
    }

    @Override
    public void setLinkMtu(LinkMtu mtus) {
        links = mtus;
    }

    /** The receiver alone knows what it wants. */
    @Override
    public void want(long now, long offset) {
        throw new IllegalStateException("a sender has all bytes");
    }
}
