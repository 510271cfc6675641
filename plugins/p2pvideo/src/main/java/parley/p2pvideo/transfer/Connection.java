package parley.p2pvideo.transfer;

import java.net.InetSocketAddress;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * What both ends of a transfer share. What comes in is opened by the {@link Opener}, noted by the {@link Acknowledger},
 * and handed on by its type: an acknowledgement to {@link Flight}, {@link Delivery} and {@link PeerCredit}, a probe to
 * the {@link Route}, a wish for the speed to the {@link Throttle}, all else to the {@link ConnectionEnd}. What goes out
 * is made by the {@link PacketBuilder}: knocks of the route, the {@link ControlQueue}'s messages, acknowledgements, and
 * the end's data. The route and {@link Liveness} watch for silence, and {@link Lifecycle} is how it ends. A state
 * machine without I/O: see {@link TransferCore}.
 */
final class Connection {
    /** Data packets sent in spite of all windows when nothing was heard. */
    private static final int AGAIN = 2;

    private final long total;
    private final ConnectionEnd end;
    private final Queue<TransferEvent> events = new ArrayDeque<>();
    private final Lifecycle lifecycle;
    private final RoundTrip roundTrip = new RoundTrip();
    private final ControlQueue controls = new ControlQueue();
    private final Liveness liveness;
    private final Throttle throttle;
    private final Opener opener;
    private final Acknowledger acknowledger;
    private final Gaps gaps = new Gaps();
    private final AckFrame ackFrame = new AckFrame();
    private final PeerCredit peerCredit = new PeerCredit();
    private final Delivery delivery;
    private final Flight flight;
    private final Route route;
    private final PacketBuilder packets;
    private final Place scratch = new Place(new byte[Wire.MOST_DATAGRAM], 0);
    private final ByteBuffer body = ByteBuffer.wrap(scratch.array());

    /** The total counts the bytes of the file and of its list of digests. */
    Connection(ConnectionSetup setup, long total, ConnectionEnd end) {
        boolean sending = end instanceof SendingEnd;
        EpochKeys ours = sending ? setup.keys().senderKeys() : setup.keys().receiverKeys();
        EpochKeys theirs = sending ? setup.keys().receiverKeys() : setup.keys().senderKeys();
        RangeSet seen = new RangeSet();
        this.total = total;
        this.end = end;
        this.lifecycle = new Lifecycle(setup.now(), events);
        this.liveness = new Liveness(setup.now());
        this.throttle = new Throttle(lifecycle, controls, liveness, events);
        this.opener = new Opener(theirs, seen, setup.firstPacket());
        this.acknowledger = new Acknowledger(seen, roundTrip);
        this.delivery = new Delivery(end, controls, lifecycle);
        this.flight = new Flight(roundTrip, delivery, setup.firstPacket());
        this.route = new Route(setup, sending, roundTrip, lifecycle, events);
        Sealer sealer = new Sealer(setup.keys().connection(), ours, setup.firstPacket());
        this.packets = new PacketBuilder(sealer, flight, route);
    }

    // Receiving

    void receive(long now, InetSocketAddress from, byte[] datagram, int length) {
        Place content = place(datagram, length);
        int opened = lifecycle.isClosed() ? Opener.DROPPED : opener.open(datagram, length, content);
        if (opened == Opener.DROPPED) {
            return;
        }
        byte type = datagram[0];
        long packet = Wire.packet(datagram);
        if (liveness.heard(now) && !lifecycle.isEnded()) {
            events.add(new TransferEvent.Recovered());
        }
        route.heard(now, from, type, packet);
        gaps.arrived(type, packet);
        acknowledger.received(now, packet, type != Wire.ACK, type == Wire.CONTROL);
        body.clear().limit(opened);
        try {
            switch (type) {
                case Wire.DATA -> data(now, Wire.offset(datagram), content, opened);
                case Wire.ACK -> acknowledgement(now, packet);
                case Wire.PROBE -> route.probed(now, from, Probe.read(body));
                default -> control(now);
            }
        } catch (BufferUnderflowException e) {
            fail(now, FailureReason.PROTOCOL, "a message that ends too early");
        } catch (ProtocolException e) {
            fail(now, FailureReason.PROTOCOL, e.getMessage());
        }
    }

    /** Where the content is opened: what a receiver wants goes where it will be written from. */
    private Place place(byte[] datagram, int length) {
        boolean data = length >= Wire.DATA_OVERHEAD && datagram[0] == Wire.DATA;
        return data && end instanceof ReceivingEnd receiver ? receiver.place(length - Wire.DATA_OVERHEAD) : scratch;
    }

    private void data(long now, long offset, Place content, int length) throws ProtocolException {
        if (lifecycle.isRunning()) {
            switch (end) {
                case ReceivingEnd receiver -> receiver.data(now, offset, content, length);
                case SendingEnd _ -> throw new ProtocolException("data from the receiver");
            }
        }
    }

    private void acknowledgement(long now, long packet) throws ProtocolException {
        ackFrame.read(body);
        flight.acknowledged(now, ackFrame);
        peerCredit.told(packet, ackFrame.credit());
        delivery.acknowledged(now);
    }

    private void control(long now) throws ProtocolException {
        Optional<Control> message = Control.read(body, total);
        if (!lifecycle.isRunning() || message.isEmpty()) {
            return;
        }
        switch (message.get()) {
            case Control.Abort abort ->
                failedAtPeer(now, FailureReason.of(abort.code()).orElse(FailureReason.CANCELLED), abort.text());
            case Control.Flow wish -> throttle.heard(now, wish);
            case Control other -> end.control(now, other);
        }
    }

    // Time

    /** Looks at every timer. Call before anything is sent. */
    void tick(long now) {
        if (now >= closesAt()) {
            lifecycle.close();
        }
        if (lifecycle.isClosed()) {
            return;
        }
        if (now >= flight.lossAt()) {
            flight.detectLoss(now);
        }
        if (now >= timeoutAt()) {
            delivery.timedOut(flight.timedOut(now, AGAIN));
        }
        if (now >= lostAt()) {
            route.search(now);
        }
        if (lifecycle.isRunning() && liveness.worsened(now)) {
            worsened(now);
        }
    }

    private void worsened(long now) {
        if (liveness.state() == Liveness.State.DEAD) {
            fail(now, liveness.reason(now, route.wasOpen()), "");
        } else if (route.wasOpen()) {
            events.add(new TransferEvent.Stalled());
        }
    }

    /** While the transfer rests, what did not arrive can wait. */
    private long timeoutAt() {
        return throttle.isPaused() ? Long.MAX_VALUE : flight.timeoutAt();
    }

    /** While it rests, nobody answers often enough to tell that the way is lost. */
    private long lostAt() {
        return throttle.isPaused() ? Long.MAX_VALUE : route.lostAt();
    }

    private long closesAt() {
        return lifecycle.closesAt(controls.isEmpty() || !route.isChosen(), roundTrip);
    }

    private long keepAliveAt() {
        return route.keepAliveAt(liveness.keepAlive());
    }

    /** The earliest time at which {@link #tick} or {@link #poll} has something to do. */
    long wakeup() {
        if (lifecycle.isClosed()) {
            return Long.MAX_VALUE;
        }
        long next = Math.min(Math.min(lostAt(), closesAt()), Math.min(flight.lossAt(), timeoutAt()));
        next = Math.min(next, route.due());
        next = lifecycle.isRunning() ? Math.min(next, liveness.due()) : next;
        if (!route.isChosen()) {
            return next;
        }
        return Math.min(Math.min(next, keepAliveAt()), Math.min(acknowledger.due(), controls.due()));
    }

    // Sending

    /** Writes the next datagram that is not data, if one is due. */
    boolean poll(long now, Outgoing out) {
        if (lifecycle.isClosed()) {
            return false;
        }
        if (route.poll(now, packets, out)) {
            return true;
        }
        if (!route.isChosen()) {
            return route.pollFarewell(now, controls, packets, out);
        }
        if (route.follow()) {
            delivery.elsewhere(now);
        }
        return packets.control(now, controls, roundTrip, out) || pollAcknowledgement(now, out)
                || pollKeepAlive(now, out);
    }

    private boolean pollAcknowledgement(long now, Outgoing out) {
        if (now < acknowledger.due()) {
            return false;
        }
        long credit = end instanceof ReceivingEnd receiver ? receiver.credit() : 0;
        packets.acknowledgement(now, acknowledger, credit, out);
        return true;
    }

    private boolean pollKeepAlive(long now, Outgoing out) {
        if (now < keepAliveAt()) {
            return false;
        }
        route.ping();
        return poll(now, out);
    }

    /** Tells the peer of new credit. */
    void announceCredit(long now) {
        acknowledger.announce(now);
    }

    /** Queues a control message; false if too many wait. */
    boolean tell(Control message) {
        return controls.add(message);
    }

    // The end

    /** The peer's connection to the server has ended; if nothing comes from the peer any more, so has the transfer. */
    void peerLeft(long now) {
        liveness.peerLeft(now);
    }

    /** Ends the transfer, tells the peer why, and the user. Does nothing if it does not run any more. */
    void fail(long now, FailureReason reason, String detail) {
        if (!lifecycle.isRunning()) {
            return;
        }
        controls.clear();
        if (reason.code() != 0) {
            tell(new Control.Abort(reason.code(), detail));
        }
        route.takeLeave();
        lifecycle.end(now, new TransferEvent.Failed(reason, false, Printable.clean(detail)));
        end.failed();
    }

    /** The peer has ended the transfer. Does nothing if it does not run here any more. */
    void failedAtPeer(long now, FailureReason reason, String detail) {
        if (lifecycle.isRunning()) {
            controls.clear();
            lifecycle.end(now, new TransferEvent.Failed(reason, true, detail));
            end.failed();
        }
    }

    // For the end and the owner

    /** Whether there is a way to the peer and the transfer goes on; while there is none, data is held. */
    boolean isConnected() {
        return !lifecycle.isEnded() && route.isOpen();
    }

    Optional<TransferEvent> event() {
        return Optional.ofNullable(events.poll());
    }

    /** Bytes that the peer can take beyond those that it has acknowledged, as it said last. */
    long peerCredit() {
        return peerCredit.bytes();
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    Throttle throttle() {
        return throttle;
    }

    Route route() {
        return route;
    }

    PacketBuilder packets() {
        return packets;
    }

    /** The share of the peer's datagrams that did not arrive; negative before there was data. */
    double missing() {
        return gaps.share();
    }

    Flight flight() {
        return flight;
    }

    RoundTrip roundTrip() {
        return roundTrip;
    }
}
