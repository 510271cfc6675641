package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.p2pvideo.rendezvous.JoinMessage;
import parley.p2pvideo.rendezvous.Token;

/** The route in use, as a receiver sees it, who follows the sender: taken, kept alive, lost, and left. */
class RouteTest {
    private static final long MILLI = 1_000_000;
    private static final InetSocketAddress HOME = Simulation.address("203.0.113.9", 5);
    private static final InetSocketAddress OTHER_PORT = Simulation.address("203.0.113.9", 6);
    private static final InetSocketAddress ELSEWHERE = Simulation.address("203.0.113.77", 5);
    private static final SessionKeys KEYS = SessionKeys.ofSecret(new byte[32]);

    private final Queue<TransferEvent> events = new ArrayDeque<>();
    private final Lifecycle lifecycle = new Lifecycle(0, events);
    private final RoundTrip roundTrip = new RoundTrip();
    private final ControlQueue controls = new ControlQueue();
    private final Outgoing out = new Outgoing();
    private final ConnectionSetup setup = new ConnectionSetup(0, KEYS,
            List.of(new Candidate(HOME.getAddress(), 5), new Candidate(ELSEWHERE.getAddress(), 5)), new Random(1));
    private final Route route = new Route(setup, false, roundTrip, lifecycle, events);
    private final PacketBuilder packets = new PacketBuilder(new Sealer(1, KEYS.receiverKeys(), 0),
            new Flight(roundTrip, new Delivery(new QuietReceiver(), controls, lifecycle), 0), route);
    private long packet;

    private void hear(long now, InetSocketAddress from) {
        route.heard(now, from, Wire.DATA, packet++);
    }

    /** The peer answers from there what it was asked there, and speaks from there. */
    private boolean moveTo(InetSocketAddress to) {
        hear(0, to);
        while (route.poll(0, packets, out)) {
            if (out.to().equals(to)) {
                byte[] plain = new byte[Wire.MOST_DATAGRAM];
                new Opener(KEYS.receiverKeys(), new RangeSet(), 0).open(out.bytes(), out.length(), new Place(plain, 0));
                Probe ping = Probe.read(ByteBuffer.wrap(plain));
                route.probed(0, to, new Probe(ping.id(), Probe.PONG, ping.echo()));
            }
        }
        return route.follow();
    }

    private List<InetSocketAddress> connected() {
        List<InetSocketAddress> to = new ArrayList<>();
        events.stream().filter(TransferEvent.Connected.class::isInstance)
                .forEach(event -> to.add(((TransferEvent.Connected) event).peer()));
        return to;
    }

    @Test
    void theFirstWayIsToldAndNoMove() {
        assertFalse(route.isOpen() || route.isChosen());
        hear(0, HOME);
        assertTrue(route.isOpen());
        assertFalse(route.follow());
        assertFalse(route.follow());
        assertEquals(List.of(HOME), connected());
        assertEquals(HOME, route.to());
    }

    @Test
    void anotherPortKeepsWhatIsKnownOfThePathAndAnotherAddressDoesNot() {
        hear(0, HOME);
        route.follow();
        roundTrip.sample(MILLI, 0);
        assertFalse(moveTo(OTHER_PORT));
        assertTrue(roundTrip.isSampled());
        assertTrue(moveTo(ELSEWHERE));
        assertFalse(roundTrip.isSampled());
        assertEquals(List.of(HOME, OTHER_PORT, ELSEWHERE), connected());
    }

    @Test
    void afterTheEndNobodyIsToldOfANewWay() {
        lifecycle.end(0, new TransferEvent.Failed(FailureReason.CANCELLED, false, ""));
        hear(0, HOME);
        assertFalse(route.follow());
        assertEquals(List.of(), connected());
    }

    @Test
    void itIsLostWhenNothingAnswersForThreeTimeOutsAndHalfASecond() {
        hear(0, HOME);
        route.follow();
        assertEquals(Long.MAX_VALUE, route.lostAt(), "nothing was asked");
        route.sent(10, Wire.ACK, HOME);
        assertEquals(Long.MAX_VALUE, route.lostAt(), "nobody answers an acknowledgement");
        route.sent(20, Wire.DATA, ELSEWHERE);
        assertEquals(Long.MAX_VALUE, route.lostAt(), "what goes elsewhere says nothing of it");
        route.sent(30, Wire.DATA, HOME);
        route.sent(40, Wire.DATA, HOME);
        long threeTimeouts = roundTrip.probeTimeout(0) + roundTrip.probeTimeout(1) + roundTrip.probeTimeout(2);
        assertEquals(30 + threeTimeouts, route.lostAt());
        for (int i = 0; i < 200; i++) {
            roundTrip.sample(MILLI, 0);
        }
        assertEquals(30 + 500 * MILLI, route.lostAt());
        hear(50, HOME);
        assertEquals(Long.MAX_VALUE, route.lostAt(), "the peer was heard");
    }

    @Test
    void oneThatIsLookedForOrAtItsEndIsNotLostAgain() {
        hear(0, HOME);
        route.follow();
        route.sent(30, Wire.DATA, HOME);
        route.search(MILLI);
        assertEquals(new TransferEvent.Searching(), ((ArrayDeque<TransferEvent>) events).getLast());
        assertFalse(route.isOpen());
        assertTrue(route.isChosen());
        assertEquals(Long.MAX_VALUE, route.lostAt());
        hear(2 * MILLI, HOME);
        route.sent(3 * MILLI, Wire.DATA, HOME);
        assertTrue(route.lostAt() < Long.MAX_VALUE);
        lifecycle.commit(true);
        assertEquals(Long.MAX_VALUE, route.lostAt());
    }

    @Test
    void onlyWhatGoesThereKeepsItAlive() {
        assertEquals(7, route.keepAliveAt(7));
        hear(0, HOME);
        route.follow();
        route.sent(100, Wire.ACK, HOME);
        route.sent(200, Wire.DATA, ELSEWHERE);
        assertEquals(107, route.keepAliveAt(7));
        lifecycle.end(300, new TransferEvent.Failed(FailureReason.CANCELLED, false, ""));
        assertEquals(Long.MAX_VALUE, route.keepAliveAt(7));
    }

    @Test
    void whoEndsBeforeThereIsAWaySaysSoOnceAtEveryAddress() {
        controls.add(new Control.Abort(1, ""));
        route.takeLeave();
        List<InetSocketAddress> told = new ArrayList<>();
        while (route.pollFarewell(0, controls, packets, out)) {
            told.add(out.to());
        }
        assertEquals(List.of(HOME, ELSEWHERE), told);
    }

    @Test
    void whoEndsOnAWayOrWithoutAWordSaysFarewellNowhere() {
        route.takeLeave();
        assertFalse(route.pollFarewell(0, controls, packets, out), "there is nothing to say");
        hear(0, HOME);
        Route found = new Route(setup, false, roundTrip, lifecycle, events);
        found.heard(0, HOME, Wire.DATA, 0);
        controls.add(new Control.Abort(1, ""));
        found.takeLeave();
        assertFalse(found.pollFarewell(0, controls, packets, out));
    }

    @Test
    void aRelayHearsOfThisSideUntilTheEnd() {
        ConnectionSetup nowhere = new ConnectionSetup(0, KEYS, List.of(), new Random(1));
        Route alone = new Route(nowhere, false, roundTrip, lifecycle, events);
        alone.useRelay(new RelayTicket(ELSEWHERE, new Token(1, 2)));
        assertTrue(alone.due() <= 0);
        assertTrue(alone.poll(0, packets, out));
        assertEquals(ELSEWHERE, out.to());
        lifecycle.end(300, new TransferEvent.Failed(FailureReason.CANCELLED, false, ""));
        assertFalse(alone.poll(1_000 * MILLI, packets, out) && out.bytes()[0] == JoinMessage.JOIN);
    }
}
