package parley.p2pvideo.transfer;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * The route to the peer: {@link Paths} finds it, through a relay if need be, and finds it again when it is lost; this
 * is the one in use, when something last went there, and since when nothing has answered. What goes to other addresses
 * keeps nothing alive there, and says nothing of the route. Times in nanoseconds.
 */
final class Route {
    /** No answer for three time-outs, and at least so long, and another way is looked for. */
    static final long LEAST_LOST = 500_000_000L;

    private final Paths paths;
    private final RelayMembership relay;
    private final RoundTrip roundTrip;
    private final Lifecycle lifecycle;
    private final Queue<TransferEvent> events;
    private InetSocketAddress inUse = InetSocketAddress.createUnresolved("nowhere", 0);
    private long newestPacket = -1;
    private long sentAt;
    /** When the first datagram left to which nothing has answered yet. */
    private long askedAt = Long.MAX_VALUE;
    /** Where the last word is still to be said, if it ended before there was a way. */
    private final Queue<InetSocketAddress> farewells = new ArrayDeque<>();

    /** Only the sender chooses. Adds to the events what the user should hear, until the end. */
    Route(ConnectionSetup setup, boolean sending, RoundTrip roundTrip, Lifecycle lifecycle,
            Queue<TransferEvent> events) {
        this.paths = new Paths(sending, setup.candidates(), roundTrip, setup.random(), setup.now());
        this.relay = new RelayMembership(setup.keys().connection(), paths);
        this.roundTrip = roundTrip;
        this.lifecycle = lifecycle;
        this.events = events;
        this.sentAt = setup.now();
    }

    /** Tries more addresses. */
    void add(List<Candidate> candidates) {
        paths.add(candidates);
    }

    /** Goes through this relay if no direct way answers. */
    void useRelay(RelayTicket ticket) {
        relay.use(ticket);
    }

    /** A packet came from there. A peer that moves is known by its newest; a probe tells by itself what it means. */
    void heard(long now, InetSocketAddress from, byte type, long packet) {
        askedAt = Long.MAX_VALUE;
        paths.heard(from);
        if (packet > newestPacket) {
            newestPacket = packet;
            if (type != Wire.PROBE) {
                paths.used(now, from);
            }
        }
    }

    /** That packet was a probe. */
    void probed(long now, InetSocketAddress from, Probe probe) {
        paths.received(now, from, probe);
    }

    /** Asks the peer for a sign of life. */
    void ping() {
        paths.askForPing();
    }

    /** Writes what is to be said at any address to find the peer or to keep it, if something is. */
    boolean poll(long now, PacketBuilder packets, Outgoing out) {
        if (now >= relayDue()) {
            relay.join(now, out);
            return true;
        }
        Optional<Paths.Knock> knock = paths.next(now);
        knock.ifPresent(probe -> packets.probe(now, probe, out));
        return knock.isPresent();
    }

    private long relayDue() {
        return lifecycle.isEnded() ? Long.MAX_VALUE : relay.due();
    }

    /** When {@link #poll} has something to say. */
    long due() {
        return Math.min(paths.due(), relayDue());
    }

    /**
     * Takes the way that is chosen into use, and tells the user if it is a new one. What is known of the path stays
     * true if only the peer's port is another one, as after a NAT has forgotten a mapping:
     * https://www.rfc-editor.org/rfc/rfc9000.html#section-9.4
     *
     * @return whether the peer is at another IP address now, and what was learned does not hold any more
     */
    boolean follow() {
        InetSocketAddress way = paths.to();
        if (way == inUse) {
            return false;
        }
        boolean elsewhere = wasOpen() && !way.getAddress().equals(inUse.getAddress());
        inUse = way;
        if (lifecycle.isEnded()) {
            return false;
        }
        events.add(new TransferEvent.Connected(way, paths.kind().orElseThrow()));
        if (elsewhere) {
            roundTrip.forget();
        }
        return elsewhere;
    }

    /** A datagram of this type leaves for there. */
    void sent(long now, byte type, InetSocketAddress to) {
        if (to == inUse || to.equals(inUse)) { // mostly the same object
            sentAt = now;
            askedAt = type == Wire.ACK ? askedAt : Math.min(askedAt, now);
        }
    }

    /** When the way counts as lost, if nothing is heard until then. */
    long lostAt() {
        if (askedAt == Long.MAX_VALUE || !lifecycle.isRunning() || paths.isSearching()) {
            return Long.MAX_VALUE;
        }
        long threeTimeouts = roundTrip.probeTimeout(0) + roundTrip.probeTimeout(1) + roundTrip.probeTimeout(2);
        return askedAt + Math.max(LEAST_LOST, threeTimeouts);
    }

    /** The way is lost: looks for another, and tells the user. */
    void search(long now) {
        paths.search(now);
        events.add(new TransferEvent.Searching());
    }

    /** When the peer must hear of this side again, if that may take so long at most. */
    long keepAliveAt(long pause) {
        return lifecycle.isEnded() ? Long.MAX_VALUE : sentAt + pause;
    }

    /** Whether there is one, which may be lost and looked for again. */
    boolean isChosen() {
        return paths.isChosen();
    }

    /** Whether there ever was one: that the peer was heard does not mean that it hears this side. */
    boolean wasOpen() {
        return !inUse.isUnresolved();
    }

    /** Whether there is one, and it is not lost. */
    boolean isOpen() {
        return paths.isChosen() && !paths.isSearching();
    }

    /** Where it leads; only when {@link #isChosen}. */
    InetSocketAddress to() {
        return paths.to();
    }

    /** What lies between the two computers, once that is known. */
    Optional<PathKind> kind() {
        return paths.kind();
    }

    /** The transfer is over: if there is no way yet, the last word goes to every address that may be the peer's. */
    void takeLeave() {
        if (!paths.isChosen()) {
            farewells.addAll(paths.all());
        }
    }

    /** Writes the first of the messages for the next of these addresses, if there are any. */
    boolean pollFarewell(long now, ControlQueue controls, PacketBuilder packets, Outgoing out) {
        if (farewells.isEmpty() || controls.isEmpty()) {
            return false;
        }
        packets.farewell(now, controls, farewells.remove(), out);
        return true;
    }
}
