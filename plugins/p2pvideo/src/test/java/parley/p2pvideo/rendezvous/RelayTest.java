package parley.p2pvideo.rendezvous;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RelayTest {
    private static final long SECOND = 1_000_000_000L;
    private static final InetSocketAddress YODA = new InetSocketAddress("203.0.113.1", 1_001);
    private static final InetSocketAddress LUKE = new InetSocketAddress("203.0.113.2", 1_002);
    private static final InetSocketAddress MAUL = new InetSocketAddress("203.0.113.3", 1_003);
    private static final int CONNECTION = 0xCAFE_F00D;

    private final Relay relay = new Relay(new Random(1), 100_000, 150_000, 0);
    private final byte[] datagram = new byte[2_000];

    private Token admit(String user, String peer) {
        return relay.admit(0, user, peer, CONNECTION).orElseThrow();
    }

    private void join(long now, Token token, InetSocketAddress from) {
        assertTrue(relay.route(now, from, datagram, JoinMessage.write(token, CONNECTION, datagram)).isEmpty());
    }

    private void bothJoin() {
        join(0, admit("yoda", "luke"), YODA);
        join(0, admit("luke", "yoda"), LUKE);
    }

    /** Where a datagram of a transfer goes. */
    private Optional<InetSocketAddress> send(long now, InetSocketAddress from, int connection, int length) {
        datagram[0] = 'D';
        for (int i = 0; i < 4; i++) {
            datagram[1 + i] = (byte) (connection >>> 24 - 8 * i);
        }
        return relay.route(now, from, datagram, length);
    }

    @Test
    void eachSideReachesTheOther() {
        bothJoin();
        assertEquals(Optional.of(LUKE), send(1, YODA, CONNECTION, 1_200));
        assertEquals(Optional.of(YODA), send(1, LUKE, CONNECTION, 60));
    }

    @Test
    void nothingIsPassedOnBeforeBothHaveJoined() {
        join(0, admit("yoda", "luke"), YODA);
        assertTrue(send(1, YODA, CONNECTION, 100).isEmpty());
    }

    @Test
    void eachSideHasATokenOfItsOwnAndGetsTheSameAgain() {
        Token yoda = admit("yoda", "luke");
        assertNotEquals(yoda, admit("luke", "yoda"));
        assertEquals(yoda, admit("yoda", "luke"));
    }

    @Test
    void anotherPairCannotTakeTheNumberOfAConnection() {
        bothJoin();
        assertTrue(relay.admit(0, "maul", "luke", CONNECTION).isEmpty());
        assertTrue(relay.admit(0, "maul", "yoda", CONNECTION).isEmpty());
        assertEquals(1, relay.size());
    }

    @Test
    void whatComesFromElsewhereOrNamesNoConnectionIsDroppedAndMakesNoState() {
        bothJoin();
        assertTrue(send(1, MAUL, CONNECTION, 100).isEmpty());
        assertTrue(send(1, YODA, CONNECTION + 1, 100).isEmpty());
        join(1, new Token(1, 2), MAUL);
        assertTrue(send(1, MAUL, CONNECTION, 100).isEmpty());
        for (int length = 0; length < JoinMessage.CONNECTION_END; length++) {
            assertTrue(send(1, YODA, CONNECTION, length).isEmpty());
        }
        assertTrue(send(1, YODA, CONNECTION, Relay.MOST_DATAGRAM + 1).isEmpty());
        assertEquals(1, relay.size());
    }

    @Test
    void nothingGoesBackToWhereItCameFrom() {
        join(0, admit("yoda", "luke"), YODA);
        join(0, admit("luke", "yoda"), YODA);
        assertTrue(send(1, YODA, CONNECTION, 100).isEmpty());
    }

    @Test
    void aSideThatMovedJoinsAgainFromItsNewAddress() {
        bothJoin();
        InetSocketAddress moved = new InetSocketAddress("203.0.113.1", 2_002);
        join(1, admit("yoda", "luke"), moved);
        assertEquals(Optional.of(moved), send(1, LUKE, CONNECTION, 100));
        assertEquals(Optional.of(LUKE), send(1, moved, CONNECTION, 100));
        assertTrue(send(1, YODA, CONNECTION, 100).isEmpty());
    }

    private long passed(long now, InetSocketAddress from, int connection, int datagrams) {
        long bytes = 0;
        for (int i = 0; i < datagrams; i++) {
            bytes += send(now + i * SECOND / datagrams, from, connection, 1_000).isPresent() ? 1_000 : 0;
        }
        return bytes;
    }

    @Test
    void oneTransferGetsNoMoreThanItsRate() {
        bothJoin();
        passed(0, YODA, CONNECTION, 1_000);
        assertEquals(100_000, passed(SECOND, YODA, CONNECTION, 1_000), 2_000);
    }

    @Test
    void allTransfersTogetherGetNoMoreThanTheirRate() {
        bothJoin();
        join(0, relay.admit(0, "leia", "hans", 7).orElseThrow(), MAUL);
        join(0, relay.admit(0, "hans", "leia", 7).orElseThrow(), new InetSocketAddress("203.0.113.4", 1));
        long bytes = 0;
        for (int i = 0; i < 10_000; i++) {
            long now = i * SECOND / 1_000;
            bytes += send(now, YODA, CONNECTION, 1_000).isPresent() ? 1_000 : 0;
            bytes += send(now, MAUL, 7, 1_000).isPresent() ? 1_000 : 0;
        }
        assertEquals(1_500_000, bytes, 40_000);
    }

    @Test
    void aTransferThatIsSilentIsForgotten() {
        bothJoin();
        send(5, YODA, CONNECTION, 100);
        relay.forgetIdle(Relay.IDLE + 4);
        assertEquals(1, relay.size());
        relay.forgetIdle(Relay.IDLE + 5);
        assertEquals(0, relay.size());
        assertTrue(send(Relay.IDLE + 6, YODA, CONNECTION, 100).isEmpty());
    }

    @Test
    void whoAsksAgainKeepsThePlace() {
        bothJoin();
        relay.admit(Relay.IDLE - 1, "luke", "yoda", CONNECTION);
        relay.forgetIdle(Relay.IDLE);
        assertEquals(1, relay.size());
    }

    @Test
    void transfersAreBoundedInAllAndForOneWhoAsks() {
        for (int i = 0; i < Relay.MOST_OF_ONE; i++) {
            assertTrue(relay.admit(0, "maul", "user" + i, i).isPresent());
        }
        assertTrue(relay.admit(0, "maul", "luke", 99).isEmpty());
        assertTrue(relay.admit(0, "luke", "maul", 99).isPresent());
        for (int i = 0; relay.size() < Relay.MOST; i++) {
            relay.admit(0, "some" + i, "other", 1_000 + i).orElseThrow();
        }
        assertTrue(relay.admit(0, "leia", "hans", 500).isEmpty());
        assertTrue(relay.admit(Relay.IDLE, "leia", "hans", 500).isPresent());
    }
}
