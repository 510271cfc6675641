package parley.p2pvideo.transfer;

import java.net.InetSocketAddress;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * What both ends of a transfer share: sealed datagrams in both directions, acknowledgements, loss, control messages,
 * the way to the peer, silence, and how it ends. A state machine without I/O: see {@link TransferCore}.
 */
final class Connection implements Flight.Listener {
    /** Data packets sent in spite of all windows when nothing was heard. */
    private static final int AGAIN = 2;
    /** Bytes that any peer can take before its first acknowledgement tells. */
    private static final long FIRST_CREDIT = 256 << 10;
    private static final long LEAST_LINGER = 200_000_000L;
    /** Half as long as the peer bears silence; five seconds were too short for a path that is dead for four. */
    private static final long MOST_LINGER = 15_000_000_000L;
    /** No answer for three time-outs, and at least so long, and another way is looked for. */
    private static final long LEAST_LOST = 500_000_000L;

    private final long total;
    private final ConnectionEnd end;
    private final long startedAt;
    private final RangeSet seen = new RangeSet();
    private final RoundTrip roundTrip = new RoundTrip();
    private final Sealer sealer;
    private final Opener opener;
    private final Acknowledger acknowledger = new Acknowledger(seen, roundTrip);
    private final AckFrame ackFrame = new AckFrame();
    private final Flight flight;
    private final ControlQueue controls = new ControlQueue();
    private final Paths paths;
    private final RelayMembership relay;
    private final Liveness liveness;
    private final Queue<TransferEvent> events = new ArrayDeque<>();
    private final Throttle throttle = new Throttle(events);
    private final byte[] plain = new byte[Wire.MOST_DATAGRAM];
    private final ByteBuffer body = ByteBuffer.wrap(plain);
    private final ByteBuffer draft = ByteBuffer.allocate(2_048);
    private long lastSentAt;
    private long newestAck = -1;
    private long credit = FIRST_CREDIT;
    private final Queue<InetSocketAddress> farewells = new ArrayDeque<>();
    private Optional<TransferEvent> last = Optional.empty();
    private InetSocketAddress connectedTo = InetSocketAddress.createUnresolved("nowhere", 0);
    private boolean connected;
    private long newestPacket = -1;
    /** When the first datagram left to which nothing has answered yet. */
    private long askedAt = Long.MAX_VALUE;
    private boolean shielded;
    private boolean ended;
    private long endedAt;
    private boolean closed;

    Connection(ConnectionSetup setup, boolean sending, long total, ConnectionEnd end) {
        EpochKeys ours = sending ? setup.keys().senderKeys() : setup.keys().receiverKeys();
        EpochKeys theirs = sending ? setup.keys().receiverKeys() : setup.keys().senderKeys();
        int id = setup.keys().connection();
        this.total = total;
        this.end = end;
        this.startedAt = setup.now();
        this.lastSentAt = setup.now();
        this.sealer = new Sealer(id, ours, setup.firstPacket());
        this.opener = new Opener(theirs, seen, setup.firstPacket());
        this.flight = new Flight(roundTrip, this, setup.firstPacket());
        this.paths = new Paths(sending, setup.candidates(), roundTrip, setup.random(), setup.now());
        this.relay = new RelayMembership(id, paths);
        this.liveness = new Liveness(setup.now());
    }

    // Receiving

    void receive(long now, InetSocketAddress from, byte[] datagram, int length) {
        int opened = closed ? Opener.DROPPED : opener.open(datagram, length, plain);
        if (opened == Opener.DROPPED) {
            return;
        }
        if (liveness.heard(now) && !ended) {
            events.add(new TransferEvent.Recovered());
        }
        askedAt = Long.MAX_VALUE;
        byte type = datagram[0];
        notePath(now, from, type, Wire.packet(datagram));
        acknowledger.received(now, Wire.packet(datagram), type != Wire.ACK, type == Wire.CONTROL);
        if (seen.count() > Acknowledger.MOST_RUNS) {
            seen.keepHighest(Acknowledger.MOST_RUNS / 2);
            opener.raiseFloor(seen.from(0));
        }
        try {
            dispatch(now, from, datagram, opened);
        } catch (BufferUnderflowException e) {
            fail(now, FailureReason.PROTOCOL, "a message that ends too early");
        } catch (ProtocolException e) {
            fail(now, FailureReason.PROTOCOL, e.getMessage());
        }
    }

    /** A peer that moves is known by its newest packet; a probe tells by itself what it means. */
    private void notePath(long now, InetSocketAddress from, byte type, long packet) {
        paths.heard(from);
        if (packet > newestPacket) {
            newestPacket = packet;
            if (type != Wire.PROBE) {
                paths.used(now, from);
            }
        }
    }

    private void dispatch(long now, InetSocketAddress from, byte[] datagram, int length) throws ProtocolException {
        long packet = Wire.packet(datagram);
        body.clear().limit(length);
        switch (datagram[0]) {
            case Wire.DATA -> {
                if (!ended && !shielded) {
                    end.data(now, Wire.offset(datagram), plain, length);
                }
            }
            case Wire.ACK -> {
                ackFrame.read(body);
                flight.acknowledged(now, ackFrame);
                if (packet > newestAck) {
                    newestAck = packet;
                    credit = ackFrame.credit();
                }
                if (!ended) {
                    end.acknowledged(now);
                }
            }
            case Wire.PROBE -> paths.received(now, from, Probe.read(body));
            default -> control(now);
        }
    }

    private void control(long now) throws ProtocolException {
        Optional<Control> message = Control.read(body, total);
        if (ended || shielded || message.isEmpty()) {
            return;
        }
        if (message.get() instanceof Control.Abort abort) {
            failedAtPeer(now, FailureReason.of(abort.code()).orElse(FailureReason.CANCELLED), abort.text());
        } else if (message.get() instanceof Control.Flow wish) {
            throttle.heard(wish);
            liveness.rest(now, throttle.isPaused());
        } else {
            end.control(now, message.get());
        }
    }

    @Override
    public void arrived(long now, long packet, byte type, long offset, int length, long sentAt, boolean late) {
        if (type == Wire.CONTROL) {
            controls.acknowledged(offset);
        } else if (type == Wire.DATA && !ended) {
            end.arrived(now, packet, offset, length, sentAt, late);
        } else if (type == Wire.PROBE && offset > 0) {
            end.probed(now, (int) offset, true);
        }
    }

    @Override
    public void lost(long now, long packet, byte type, long offset, int length) {
        if (type == Wire.DATA && !ended) {
            end.lost(now, packet, offset, length);
        } else if (type == Wire.PROBE && offset > 0) {
            end.probed(now, (int) offset, false);
        }
    }

    // Sending

    /** Looks at every timer. Call before anything is sent. */
    void tick(long now) {
        closed = closed || now >= closing() && last.isEmpty();
        if (closed) {
            return;
        }
        if (now >= flight.lossAt()) {
            flight.detectLoss(now);
        }
        if (now >= timeoutAt()) {
            long[] again = flight.timedOut(now, AGAIN);
            for (int i = 0; i < again.length && !ended; i += 2) {
                end.sendAgain(again[i], (int) again[i + 1]);
            }
        }
        if (now >= lostAt()) {
            paths.search(now);
            events.add(new TransferEvent.Searching());
        }
        if (!ended && !shielded && liveness.worsened(now)) {
            worsened(now);
        }
    }

    /** When the way counts as lost, if nothing is heard until then. */
    private long lostAt() {
        if (askedAt == Long.MAX_VALUE || ended || shielded || paths.isSearching() || throttle.isPaused()) {
            return Long.MAX_VALUE;
        }
        long threeTimeouts = roundTrip.probeTimeout(0) + roundTrip.probeTimeout(1) + roundTrip.probeTimeout(2);
        return askedAt + Math.max(LEAST_LOST, threeTimeouts);
    }

    /** While the transfer rests, what did not arrive can wait. */
    private long timeoutAt() {
        return throttle.isPaused() ? Long.MAX_VALUE : flight.timeoutAt();
    }

    /** When the last word is said: a little later than the end, or much later if the peer has not confirmed it. */
    private long closing() {
        if (!ended || last.isPresent()) {
            return Long.MAX_VALUE;
        }
        boolean confirmed = controls.isEmpty() || !paths.isChosen();
        return endedAt + (confirmed ? Math.max(LEAST_LINGER, 3 * roundTrip.probeTimeout(0)) : MOST_LINGER);
    }

    private void worsened(long now) {
        if (liveness.state() == Liveness.State.STALLED) {
            if (connected) {
                events.add(new TransferEvent.Stalled());
            }
            return;
        }
        FailureReason silent = connected ? FailureReason.SILENT : FailureReason.UNREACHABLE;
        fail(now, liveness.isGone(now) ? FailureReason.GONE : silent, "");
    }

    /** Writes the next datagram that is not data, if one is due. */
    boolean poll(long now, Outgoing out) {
        if (closed) {
            return false;
        }
        if (!ended && now >= relay.due()) {
            relay.join(now, out);
            return true;
        }
        Optional<Paths.Knock> knock = paths.next(now);
        if (knock.isPresent()) {
            draft.clear();
            knock.get().probe().write(draft);
            send(now, Wire.PROBE, 0, draft.array(), 0, draft.position(), out, knock.get().to());
            return true;
        }
        if (!paths.isChosen()) {
            return pollFarewell(now, out);
        }
        noteWay(now);
        return pollControl(now, out) || pollAcknowledgement(now, out) || pollKeepAlive(now, out);
    }

    /**
     * Tells the user of a new way. What is known of the path stays true if only the peer's port is another one, as after a
     * NAT has forgotten a mapping: https://www.rfc-editor.org/rfc/rfc9000.html#section-9.4
     */
    private void noteWay(long now) {
        InetSocketAddress way = paths.to();
        if (way == connectedTo) {
            return;
        }
        boolean elsewhere = connected && !way.getAddress().equals(connectedTo.getAddress());
        connected = true;
        connectedTo = way;
        if (!ended) {
            events.add(new TransferEvent.Connected(way, paths.kind().orElseThrow()));
        }
        if (elsewhere && !ended) {
            roundTrip.forget();
            end.elsewhere(now);
        }
    }

    /** It ended before there was a way: says so on all ways that there may be. */
    private boolean pollFarewell(long now, Outgoing out) {
        if (farewells.isEmpty() || controls.isEmpty()) {
            return false;
        }
        int length = controls.first(draft.array());
        send(now, Wire.CONTROL, controls.sequence(), draft.array(), 0, length, out, farewells.remove());
        return true;
    }

    private boolean pollControl(long now, Outgoing out) {
        int length = controls.next(now, roundTrip, draft.array());
        if (length == 0) {
            return false;
        }
        send(now, Wire.CONTROL, controls.sequence(), draft.array(), 0, length, out, paths.to());
        return true;
    }

    private boolean pollAcknowledgement(long now, Outgoing out) {
        if (now < acknowledger.due()) {
            return false;
        }
        acknowledger.write(draft.clear(), now, end.credit());
        send(now, Wire.ACK, 0, draft.array(), 0, draft.position(), out, paths.to());
        return true;
    }

    private boolean pollKeepAlive(long now, Outgoing out) {
        if (ended || now < lastSentAt + liveness.keepAlive()) {
            return false;
        }
        ping();
        return poll(now, out);
    }

    /** Sends data; only when {@link #isConnected}. */
    void sendData(long now, long offset, byte[] bytes, int from, int length, Outgoing out) {
        send(now, Wire.DATA, offset, bytes, from, length, out, paths.to());
    }

    /** Sends a probe for the size of the path, a datagram of so many bytes; only when {@link #isConnected}. */
    void sendMtuProbe(long now, int size, Outgoing out) {
        byte[] padded = new byte[size - Wire.HEADER - Wire.TAG];
        new Probe(0, Probe.MTU, now).write(ByteBuffer.wrap(padded));
        send(now, Wire.PROBE, size, padded, 0, padded.length, out, paths.to());
    }

    private void send(long now, byte type, long offset, byte[] bytes, int from, int length, Outgoing out,
            InetSocketAddress to) {
        noteAsked(now, type, to);
        flight.sent(now, type, offset, length);
        out.set(sealer.seal(type, offset, bytes, from, length, out.bytes()), to);
    }

    /** What goes to other addresses than the chosen one keeps nothing alive there, and says nothing of the way. */
    private void noteAsked(long now, byte type, InetSocketAddress to) {
        if (to == connectedTo || to.equals(connectedTo)) { // mostly the same object
            lastSentAt = now;
            askedAt = type == Wire.ACK ? askedAt : Math.min(askedAt, now);
        }
    }

    /** The earliest time at which {@link #tick} or {@link #poll} has something to do. */
    long wakeup() {
        if (closed) {
            return Long.MAX_VALUE;
        }
        long timers = Math.min(lostAt(), Math.min(flight.lossAt(), timeoutAt()));
        timers = Math.min(timers, Math.min(paths.due(), closing()));
        if (!ended && !shielded) {
            timers = Math.min(timers, liveness.due());
        }
        timers = ended ? timers : Math.min(timers, relay.due());
        if (!paths.isChosen()) {
            return timers;
        }
        long keepAlive = ended ? Long.MAX_VALUE : lastSentAt + liveness.keepAlive();
        return Math.min(Math.min(timers, keepAlive), Math.min(acknowledger.due(), controls.due()));
    }

    /** Asks the peer for a sign of life, which brings its credit with it. */
    void ping() {
        paths.askForPing();
    }

    /** Tells the peer of new credit. */
    void announceCredit(long now) {
        acknowledger.announce(now);
    }

    /** Queues a control message; false if too many wait. */
    boolean tell(Control message) {
        return controls.add(message);
    }

    /** The user of this side wants a pause, or ends it. */
    void pause(long now, boolean on) {
        if (!ended && throttle.pause(on)) {
            tellWish(now);
        }
    }

    /** The user of this side wants a limit, bytes a second, 0 for none. */
    void limit(long now, long bytesPerSecond) {
        if (!ended && throttle.limit(bytesPerSecond)) {
            tellWish(now);
        }
    }

    private void tellWish(long now) {
        tell(throttle.wish());
        liveness.rest(now, throttle.isPaused());
    }

    /** Whether a user wants no data to flow. */
    boolean isPaused() {
        return throttle.isPaused();
    }

    /** The most bytes of data a second that the users want, {@link Long#MAX_VALUE} for no limit. */
    long limit() {
        return throttle.limit();
    }

    void addCandidates(List<Candidate> candidates) {
        paths.add(candidates);
    }

    void useRelay(RelayTicket ticket) {
        relay.use(ticket);
    }

    // The end

    /** The peer's connection to the server has ended; if nothing comes from the peer any more, so has the transfer. */
    void peerLeft(long now) {
        liveness.peerLeft(now);
    }

    /** Ends the transfer, tells the peer why, and the user. Does nothing if it has ended. */
    void fail(long now, FailureReason reason, String detail) {
        if (ended || shielded) {
            return;
        }
        controls.clear();
        if (reason.code() != 0) {
            tell(new Control.Abort(reason.code(), detail));
        }
        if (!paths.isChosen()) {
            farewells.addAll(paths.all());
        }
        endWith(now, new TransferEvent.Failed(reason, false, Printable.clean(detail)));
        end.failed();
    }

    /** The peer has ended the transfer. Does nothing if it has ended here. */
    void failedAtPeer(long now, FailureReason reason, String detail) {
        if (ended || shielded) {
            return;
        }
        controls.clear();
        endWith(now, new TransferEvent.Failed(reason, true, detail));
        end.failed();
    }

    /** While shielded, nothing that the peer or the user does can make it fail: the file is being put in its place. */
    void shield(boolean on) {
        shielded = on;
    }

    /** The transfer is over; for a little while, what the peer repeats is still answered. */
    void conclude(long now, TransferEvent event) {
        endWith(now, event);
        tellEnd();
    }

    private void endWith(long now, TransferEvent event) {
        ended = true;
        endedAt = now;
        last = Optional.of(event);
    }

    /** Tells the user how it ended: what was to be let go is gone. */
    void tellEnd() {
        last.ifPresent(events::add);
        last = Optional.empty();
    }

    boolean isEnded() {
        return ended;
    }

    boolean isClosed() {
        return closed;
    }

    /** Where the peer is; only when {@link #isConnected}. */
    InetSocketAddress peer() {
        return paths.to();
    }

    /** Whether the way to the peer is known and the transfer goes on; while it is not, data is held. */
    boolean isConnected() {
        return !ended && paths.isChosen() && !paths.isSearching();
    }

    /** What lies between the two computers, once a way is known. */
    Optional<PathKind> path() {
        return paths.kind();
    }

    Optional<TransferEvent> event() {
        return Optional.ofNullable(events.poll());
    }

    /** Bytes that the peer can take beyond those that it has acknowledged, as it said last. */
    long peerCredit() {
        return credit;
    }

    long startedAt() {
        return startedAt;
    }

    long nextPacket() {
        return sealer.next();
    }

    Flight flight() {
        return flight;
    }

    RoundTrip roundTrip() {
        return roundTrip;
    }
}
