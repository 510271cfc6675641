package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packets that leave a receiver that has heard of its sender. */
class PacketBuilderTest {
    private static final SessionKeys KEYS = SessionKeys.ofSecret(new byte[32]);
    private static final InetSocketAddress HOME = Simulation.address("203.0.113.9", 5);
    private static final InetSocketAddress ELSEWHERE = Simulation.address("203.0.113.77", 5);

    private final RoundTrip roundTrip = new RoundTrip();
    private final ControlQueue controls = new ControlQueue();
    private final Lifecycle lifecycle = new Lifecycle(0, new ArrayDeque<>());
    private final Flight flight = new Flight(roundTrip, new Delivery(new QuietReceiver(), controls, lifecycle), 0);
    private final Route route = new Route(new ConnectionSetup(0, KEYS, List.of(), new Random(1)), false, roundTrip,
            lifecycle, new ArrayDeque<>());
    private final PacketBuilder packets = new PacketBuilder(new Sealer(1, KEYS.receiverKeys(), 0), flight, route);
    private final Opener opener = new Opener(KEYS.receiverKeys(), new RangeSet(), 0);
    private final Outgoing out = new Outgoing();
    private final byte[] plain = new byte[Wire.MOST_DATAGRAM];

    @BeforeEach
    void thereIsAWay() {
        route.heard(0, HOME, Wire.DATA, 0);
    }

    private int opened() {
        return opener.open(out.bytes(), out.length(), new Place(plain, 0));
    }

    @Test
    void everyPacketHasTheNextNumberAndGoesToTheRoutesEnd() {
        packets.data(0, 70, new byte[] {9, 1, 2, 3}, 1, 2, out);
        assertEquals(70, Wire.offset(out.bytes()));
        assertEquals(2, opened());
        assertEquals(List.of((byte) 1, (byte) 2), List.of(plain[0], plain[1]));
        packets.acknowledgement(0, new Acknowledger(new RangeSet(), roundTrip), 5, out);
        assertEquals(1, Wire.packet(out.bytes()));
        assertEquals(HOME, out.to());
        assertEquals(2, packets.next());
    }

    @Test
    void whatThePeerAnswersIsUnderWayAndAnAcknowledgementIsNot() {
        packets.acknowledgement(0, new Acknowledger(new RangeSet(), roundTrip), 5, out);
        assertTrue(flight.isEmpty());
        packets.data(0, 0, new byte[10], 0, 10, out);
        assertEquals(10, flight.dataBytes());
    }

    @Test
    void aProbeForTheSizeOfThePathIsExactlySoLarge() {
        packets.mtuProbe(7, 1_472, out);
        assertEquals(1_472, out.length());
        assertEquals(1_472 - Wire.HEADER - Wire.TAG, opened());
        assertEquals(new Probe(0, Probe.MTU, 7), Probe.read(ByteBuffer.wrap(plain)));
    }

    @Test
    void aKnockGoesWhereItIsToGo() {
        packets.probe(0, new Paths.Knock(ELSEWHERE, new Probe(3, Probe.PING, 4)), out);
        assertEquals(ELSEWHERE, out.to());
        assertEquals(Probe.SIZE, opened());
        assertEquals(new Probe(3, Probe.PING, 4), Probe.read(ByteBuffer.wrap(plain)));
    }

    @Test
    void aControlMessageGoesOnceUntilItsTimeOutAndAFarewellAtAnyTime() {
        assertFalse(packets.control(0, controls, roundTrip, out));
        controls.add(new Control.Abort(1, "why"));
        assertTrue(packets.control(0, controls, roundTrip, out));
        assertFalse(packets.control(0, controls, roundTrip, out));
        packets.farewell(0, controls, ELSEWHERE, out);
        assertEquals(ELSEWHERE, out.to());
        assertEquals(new Control.Abort(1, "why").bytes().length, opened());
    }
}
