package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.p2pvideo.rendezvous.JoinMessage;
import parley.p2pvideo.rendezvous.Token;

/** What a connection of a file's sender does when the peer moves, and how it keeps a relay informed. */
class ConnectionPathTest {
    private static final long MILLI = 1_000_000;
    private static final InetSocketAddress HOME = Simulation.address("203.0.113.9", 5);
    private static final InetSocketAddress OTHER_PORT = Simulation.address("203.0.113.9", 6);
    private static final InetSocketAddress ELSEWHERE = Simulation.address("203.0.113.77", 5);
    private static final InetSocketAddress RELAY = Simulation.address("198.51.100.1", 7);
    private static final SessionKeys KEYS = SessionKeys.ofSecret(new byte[32]);

    /** A datagram that went out. */
    private record Sent(InetSocketAddress to, byte[] bytes) {
        private boolean isJoin() {
            return bytes[0] == JoinMessage.JOIN;
        }
    }

    private final Account account = new Account();
    private final Sealer peer = new Sealer(KEYS.connection(), KEYS.receiverKeys(), 0);
    private final Opener opener = new Opener(KEYS.senderKeys(), new RangeSet(), 0);
    private final Outgoing out = new Outgoing();
    private final Place plain = new Place(new byte[Wire.MOST_DATAGRAM], 0);
    private Connection connection;
    private long now;

    /** Counts how often the path is another one, and takes part in nothing else. */
    private static final class Account implements SendingEnd {
        private int elsewhere;

        @Override
        public void control(long now, Control message) {
            throw new AssertionError("nothing is controlled here");
        }

        @Override
        public void arrived(long now, long packet, long offset, int length, long sentAt, boolean late) {
            throw new AssertionError("no data was sent");
        }

        @Override
        public void lost(long now, long packet, long offset, int length) {
            throw new AssertionError("no data was sent");
        }

        @Override
        public void sendAgain(long offset, int length) {
            throw new AssertionError("no data was sent");
        }

        @Override
        public void probed(long now, int size, boolean arrived) {
            throw new AssertionError("no probe of the path's size was sent");
        }

        @Override
        public void acknowledged(long now) {
            // Only probes are acknowledged here.
        }

        @Override
        public void elsewhere(long now) {
            elsewhere++;
        }

        @Override
        public void failed() {
            throw new AssertionError("nothing fails here");
        }
    }

    private void open(InetSocketAddress... candidates) {
        List<Candidate> list = Arrays.stream(candidates).map(one -> new Candidate(one.getAddress(), one.getPort())).toList();
        connection = new Connection(new ConnectionSetup(now, KEYS, list, new Random(1)), 1, account);
    }

    private List<Sent> sent() {
        connection.tick(now);
        List<Sent> sent = new ArrayList<>();
        while (connection.poll(now, out)) {
            sent.add(new Sent(out.to(), Arrays.copyOf(out.bytes(), out.length())));
        }
        return sent;
    }

    private byte[] sealed(byte type, ByteBuffer content) {
        byte[] datagram = new byte[200];
        return Arrays.copyOf(datagram, peer.seal(type, 0, content.array(), 0, content.position(), datagram));
    }

    /** A message of a kind that is not known yet. */
    private byte[] word() {
        return sealed(Wire.CONTROL, ByteBuffer.allocate(1).put((byte) 99));
    }

    private void hear(InetSocketAddress from, byte[] datagram) {
        connection.receive(now, from, datagram, datagram.length);
    }

    /** The peer answers the pings among these. */
    private void answer(List<Sent> sent) {
        for (Sent each : sent) {
            if (!each.isJoin() && each.bytes[0] == Wire.PROBE && opener.open(each.bytes, each.bytes.length, plain) > 0) {
                Probe probe = Probe.read(ByteBuffer.wrap(plain.array()));
                ByteBuffer pong = ByteBuffer.allocate(Probe.SIZE);
                new Probe(probe.id(), Probe.PONG, probe.echo()).write(pong);
                hear(each.to, sealed(Wire.PROBE, pong));
            }
        }
    }

    private void connect() {
        answer(sent());
        now += 250 * MILLI;
        answer(sent());
        assertTrue(connection.isConnected());
    }

    private Optional<InetSocketAddress> connectedTo() {
        Optional<InetSocketAddress> latest = Optional.empty();
        for (Optional<TransferEvent> event = connection.event(); event.isPresent(); event = connection.event()) {
            latest = Optional.of(((TransferEvent.Connected) event.get()).peer());
        }
        return latest;
    }

    @Test
    void whatWasLearnedOfThePathHoldsForAnotherPortButNotForAnotherAddress() {
        open(HOME);
        connect();
        assertEquals(Optional.of(HOME), connectedTo());
        hear(OTHER_PORT, word());
        answer(sent());
        sent();
        assertEquals(Optional.of(OTHER_PORT), connectedTo());
        assertEquals(0, account.elsewhere);
        assertTrue(connection.roundTrip().isSampled());
        hear(ELSEWHERE, word());
        answer(sent());
        sent();
        assertEquals(Optional.of(ELSEWHERE), connectedTo());
        assertEquals(1, account.elsewhere);
    }

    @Test
    void aLatePacketFromAnotherAddressIsNoSignOfAMove() {
        open(HOME);
        connect();
        byte[] early = word();
        hear(HOME, word());
        hear(ELSEWHERE, early);
        assertTrue(sent().stream().noneMatch(each -> each.to.equals(ELSEWHERE)));
    }

    @Test
    void aForgedPacketFromAnotherAddressIsNeitherAnsweredNorRemembered() {
        open(HOME);
        connect();
        sent();
        byte[] forged = word();
        forged[forged.length - 1] ^= 1;
        hear(ELSEWHERE, forged);
        assertTrue(sent().isEmpty());
        now += 20_000 * MILLI;
        assertTrue(sent().stream().noneMatch(each -> each.to.equals(ELSEWHERE)));
    }

    @Test
    void theRelayHearsOfThisSideOftenUntilItIsUsedAndThenEveryTenSeconds() {
        open();
        connection.route().useRelay(new RelayTicket(RELAY, new Token(1, 2)));
        assertTrue(sent().getFirst().isJoin());
        now += 199 * MILLI;
        assertTrue(sent().stream().noneMatch(Sent::isJoin));
        now += MILLI;
        List<Sent> sent = sent();
        assertTrue(sent.getFirst().isJoin() && sent.getFirst().to.equals(RELAY));
        now += 200 * MILLI;
        connect();
        int joins = 0;
        for (int second = 0; second < 30; second++) {
            now += 1_000 * MILLI;
            List<Sent> next = sent();
            joins += (int) next.stream().filter(Sent::isJoin).count();
            answer(next);
        }
        assertEquals(3, joins);
    }

    @Test
    void knockingAtOtherAddressesNeitherReplacesKeepAlivesNorMakesTheWaySeemLost() {
        open(HOME);
        connection.route().useRelay(new RelayTicket(RELAY, new Token(1, 2)));
        int pings = 0;
        int knocks = 0;
        for (; now < 12_000 * MILLI; now += 50 * MILLI) {
            List<Sent> sent = sent();
            List<Sent> relayed = sent.stream().filter(each -> each.to.equals(RELAY)).toList();
            answer(relayed);
            if (connection.isConnected()) {
                pings += (int) relayed.stream().filter(each -> each.bytes[0] == Wire.PROBE).count();
                knocks += (int) sent.stream().filter(each -> each.to.equals(HOME)).count();
            }
        }
        assertEquals(Optional.of(RELAY), connectedTo());
        assertEquals(7, pings, 3);
        assertTrue(knocks > 50);
    }

    @Test
    void theRelayHearsNothingWhereADirectWayAnswers() {
        open(HOME);
        connection.route().useRelay(new RelayTicket(RELAY, new Token(1, 2)));
        connect();
        for (int second = 0; second < 30; second++) {
            now += 1_000 * MILLI;
            List<Sent> next = sent();
            assertFalse(next.stream().anyMatch(each -> each.to.equals(RELAY)));
            answer(next);
        }
    }

    @Test
    void aShortSilenceIsNotTakenForALostWay() {
        SimulatedLink link = SimulatedLink.clean(MILLI).withBandwidth(2_000_000, 100_000);
        Simulation brief = new Simulation(1, link.withHole(2_000 * MILLI, 2_300 * MILLI),
                link.withHole(2_000 * MILLI, 2_300 * MILLI));
        brief.transfer(new MadeUpFile(4_000_000, 1), new MemoryFile(4_000_000), 1 << 20).run(10);
        assertTrue(brief.sender.heard(TransferEvent.Sent.class).isPresent());
        assertTrue(brief.sender.heard(TransferEvent.Searching.class).isEmpty());
        assertTrue(brief.receiver.heard(TransferEvent.Searching.class).isEmpty());
    }

    @Test
    void loopbackIsTriedOnlyIfAllOtherAddressesOfThePeerAreOurs() {
        Candidate loopback = new Candidate(Simulation.address("127.0.0.1", 1).getAddress(), 5);
        Candidate lan = new Candidate(Simulation.address("192.168.0.3", 1).getAddress(), 5);
        List<Candidate> theirs = List.of(loopback, lan);
        assertEquals(theirs, LocalAddresses.worthTrying(theirs, ip -> true));
        assertEquals(List.of(lan), LocalAddresses.worthTrying(theirs, ip -> !ip.equals(lan.address())));
        assertEquals(List.of(loopback), LocalAddresses.worthTrying(List.of(loopback), ip -> ip.isLoopbackAddress()));
    }
}
