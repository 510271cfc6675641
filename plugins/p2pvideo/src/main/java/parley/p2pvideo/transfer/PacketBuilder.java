package parley.p2pvideo.transfer;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Makes the packets that leave: each is sealed under the next number, noted as under way, and bound for the route's end
 * where nothing else is said.
 */
final class PacketBuilder {
    private final Sealer sealer;
    private final Flight flight;
    private final Route route;
    /** The content of what is no data. */
    private final ByteBuffer draft = ByteBuffer.allocate(2_048);

    PacketBuilder(Sealer sealer, Flight flight, Route route) {
        this.sealer = sealer;
        this.flight = flight;
        this.route = route;
    }

    /** The number that the next packet will get. */
    long next() {
        return sealer.next();
    }

    /** A piece of the file or of the list of digests. */
    void data(long now, long offset, byte[] bytes, int from, int length, Outgoing out) {
        build(now, Wire.DATA, offset, bytes, from, length, route.to(), out);
    }

    /** A probe for the size of the path, a datagram of so many bytes. */
    void mtuProbe(long now, int size, Outgoing out) {
        byte[] padded = new byte[size - Wire.HEADER - Wire.TAG];
        new Probe(0, Probe.MTU, now).write(ByteBuffer.wrap(padded));
        build(now, Wire.PROBE, size, padded, 0, padded.length, route.to(), out);
    }

    /** A ping, a nomination, or the answer to one, for wherever it goes. */
    void probe(long now, Paths.Knock knock, Outgoing out) {
        knock.probe().write(draft.clear());
        build(now, Wire.PROBE, 0, draft.array(), 0, draft.position(), knock.to(), out);
    }

    /** What has arrived, and how much more may come. */
    void acknowledgement(long now, Acknowledger acknowledger, long credit, Outgoing out) {
        acknowledger.write(draft.clear(), now, credit);
        build(now, Wire.ACK, 0, draft.array(), 0, draft.position(), route.to(), out);
    }

    /** The next control message that is due; false if none is. */
    boolean control(long now, ControlQueue controls, RoundTrip roundTrip, Outgoing out) {
        int length = controls.next(now, roundTrip, draft.array());
        if (length > 0) {
            build(now, Wire.CONTROL, controls.sequence(), draft.array(), 0, length, route.to(), out);
        }
        return length > 0;
    }

    /** The first control message, due or not, for an address that may be the peer's; only when there is one. */
    void farewell(long now, ControlQueue controls, InetSocketAddress to, Outgoing out) {
        int length = controls.first(draft.array());
        build(now, Wire.CONTROL, controls.sequence(), draft.array(), 0, length, to, out);
    }

    private void build(long now, byte type, long offset, byte[] bytes, int from, int length, InetSocketAddress to,
            Outgoing out) {
        route.sent(now, type, to);
        flight.sent(now, type, offset, length);
        out.set(sealer.seal(type, offset, bytes, from, length, out.bytes()), to);
    }
}
