package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transfers between homes behind every kind of NAT: who gets through, who needs the relay, and what moving does. */
class NatTest {
    private static final int SMALL = 100_000;
    private static final int LARGE = 8_000_000;

    /** The translators of one home, by the names that the tables below use. */
    private static List<NatBox> boxes(String kind, String address) {
        return switch (kind) {
            case "none" -> List.of();
            case "double" -> List.of(new NatBox(NatBox.Kind.PORT_RESTRICTED, "10.64.0.9"),
                    new NatBox(NatBox.Kind.PORT_RESTRICTED, address));
            default -> List.of(new NatBox(NatBox.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), address));
        };
    }

    private static Internet between(int size, boolean relay, String sender, String receiver) {
        return new Internet(size, relay, boxes(sender, "203.0.113.1"), boxes(receiver, "203.0.113.2"));
    }

    private static void assertArrived(Internet net, PathKind path) {
        assertTrue(net.target.committed, () -> net.sender.events + " " + net.receiver.events);
        assertEquals(Optional.of(path), net.sender.path());
        assertEquals(Optional.of(path), net.receiver.path());
    }

    @ParameterizedTest
    @CsvSource({"none,none", "none,symmetric", "symmetric,none", "full_cone,symmetric", "symmetric,full_cone",
        "restricted,symmetric", "symmetric,restricted", "port_restricted,port_restricted", "restricted,port_restricted",
        "full_cone,full_cone", "port_preserving,port_preserving", "port_preserving,port_restricted",
        "full_cone,address_mapped", "open_symmetric,restricted", "restricted,open_symmetric",
        "full_cone,preserving_symmetric", "double,double", "double,port_restricted", "full_cone,double", "none,double"})
    void thesePairsGetThroughWithoutARelay(String sender, String receiver) {
        Internet net = between(SMALL, false, sender, receiver).run(10);
        assertArrived(net, PathKind.INTERNET);
    }

    @ParameterizedTest
    @CsvSource({"none,none", "full_cone,symmetric", "port_restricted,port_restricted", "double,double"})
    void aRelayIsNotUsedWhereADirectWayIs(String sender, String receiver) {
        assertArrived(between(SMALL, true, sender, receiver).run(10), PathKind.INTERNET);
    }

    @ParameterizedTest
    @CsvSource({"symmetric,symmetric", "symmetric,port_restricted", "port_restricted,symmetric", "double,symmetric",
        "address_mapped,port_restricted", "address_mapped,address_mapped", "preserving_symmetric,symmetric"})
    void thesePairsNeedTheRelayAndUseItOnlyAfterThePunchingTime(String sender, String receiver) {
        Internet net = between(SMALL, true, sender, receiver).run(4.9);
        assertTrue(net.sender.path().isEmpty() && net.receiver.path().isEmpty());
        assertArrived(net.run(4), PathKind.RELAYED);
        Internet without = between(SMALL, false, sender, receiver).run(31);
        assertEquals(FailureReason.UNREACHABLE, without.sender.heard(TransferEvent.Failed.class).getFirst().reason());
        assertEquals(FailureReason.UNREACHABLE, without.receiver.heard(TransferEvent.Failed.class).getFirst().reason());
    }

    /**
     * What comes in tells the sender nothing: its answers leave through another port, which the other side does not let
     * in.
     */
    @Test
    void whoHearsButIsNotHeardFindsNoWayEither() {
        Internet net = between(SMALL, false, "open_symmetric", "port_restricted").run(60);
        assertEquals(FailureReason.UNREACHABLE, net.sender.heard(TransferEvent.Failed.class).getFirst().reason());
        assertEquals(FailureReason.UNREACHABLE, net.receiver.heard(TransferEvent.Failed.class).getFirst().reason());
        assertEquals(List.of(), net.sender.heard(TransferEvent.Stalled.class));
        assertArrived(between(SMALL, true, "open_symmetric", "port_restricted").run(10), PathKind.RELAYED);
    }

    @Test
    void aPathThatOpensWhileTheRelayIsUsedTakesOver() {
        Internet net = between(LARGE * 3, true, "none", "port_restricted");
        net.sender.onlyServer = true;
        net.run(8);
        assertEquals(Optional.of(PathKind.RELAYED), net.sender.path());
        assertEquals(Optional.of(PathKind.RELAYED), net.receiver.path());
        net.sender.onlyServer = false;
        assertArrived(net.run(40), PathKind.INTERNET);
        assertEquals(2, net.sender.heard(TransferEvent.Connected.class).size());
        assertEquals(2, net.receiver.heard(TransferEvent.Connected.class).size());
    }

    @Test
    void twoBehindOneNatReachEachOtherIfItHairpins() {
        assertArrived(behindOne(NatBox.Kind.HAIRPINNING, false).run(10), PathKind.INTERNET);
    }

    @Test
    void twoBehindOneNatThatDoesNotHairpinNeedTheRelay() {
        assertArrived(behindOne(NatBox.Kind.PORT_RESTRICTED, true).run(10), PathKind.RELAYED);
    }

    private static Internet behindOne(NatBox.Kind kind, boolean relay) {
        List<NatBox> one = List.of(new NatBox(kind, "203.0.113.1"));
        return new Internet(SMALL, relay, one, one);
    }

    /** Its mappings live thirty seconds. */
    @Test
    void aLongPauseKeepsTheMappingsAlive() {
        Internet net = between(LARGE, false, "port_restricted", "port_restricted").run(2);
        net.receiver.core.pause(net.now, true);
        net.run(200);
        assertFalse(net.target.committed);
        net.receiver.core.pause(net.now, false);
        assertArrived(net.run(12), PathKind.INTERNET);
        assertEquals(1, net.sender.heard(TransferEvent.Connected.class).size());
        assertEquals(List.of(), net.sender.heard(TransferEvent.Searching.class));
    }

    /** Both ports of the server are at one address, so they cannot tell that another address would get another port. */
    @ParameterizedTest
    @CsvSource({"none,NONE", "full_cone,EASY", "port_restricted,EASY", "double,EASY", "symmetric,HARD",
        "port_preserving,EASY", "open_symmetric,HARD", "preserving_symmetric,HARD", "address_mapped,EASY"})
    void theTwoPortsTellWhichNatItIs(String kind, Nat nat) {
        assertEquals(nat, between(SMALL, false, kind, "none").run(3).sender.nat);
    }

    @Test
    void withoutUdpTheServerHearsNothing() {
        Internet net = between(SMALL, false, "none", "none");
        net.sender.blocked = true;
        assertEquals(Nat.BLOCKED, net.run(4).sender.nat);
    }

    @ParameterizedTest
    @CsvSource({"sender,port_restricted", "receiver,port_restricted", "sender,full_cone", "receiver,full_cone",
        "sender,double", "receiver,double"})
    void aNatThatForgetsItsMappingsInTheMiddleOnlyDelaysTheFile(String who, String kind) {
        Internet net = between(LARGE, false, kind, kind).run(2);
        Internet.Home home = who.equals("sender") ? net.sender : net.receiver;
        home.boxes.forEach(NatBox::forget);
        assertFalse(net.target.committed);
        assertArrived(net.run(12), PathKind.INTERNET);
        assertTrue(net.sender.heard(TransferEvent.Stalled.class).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"sender,port_restricted", "receiver,port_restricted", "sender,full_cone", "receiver,none"})
    void anotherAddressInTheMiddleOnlyDelaysTheFile(String who, String kind) {
        Internet net = between(LARGE, false, kind.equals("none") ? "full_cone" : kind, kind).run(2);
        Internet.Home home = who.equals("sender") ? net.sender : net.receiver;
        if (home.boxes.isEmpty()) {
            home.address = Simulation.address("203.0.113.99", 6000);
        } else {
            home.boxes.getLast().move("203.0.113.99");
        }
        assertArrived(net.run(12), PathKind.INTERNET);
    }

    @Test
    void aRelayedTransferSurvivesNatsThatForget() {
        Internet net = between(LARGE, true, "symmetric", "symmetric").run(8);
        assertFalse(net.target.committed);
        net.sender.boxes.getLast().forget();
        net.run(3);
        assertEquals(1, net.sender.heard(TransferEvent.Searching.class).size());
        assertEquals(List.of(), net.sender.heard(TransferEvent.Stalled.class));
        net.receiver.boxes.getLast().forget();
        assertArrived(net.run(15), PathKind.RELAYED);
    }

    @Test
    void aPeerThatVanishesIsLookedForThenReportedThenGivenUp() {
        Internet net = between(LARGE, true, "port_restricted", "port_restricted").run(2);
        net.receiver.silent = true;
        net.run(3);
        assertEquals(1, net.sender.heard(TransferEvent.Searching.class).size());
        assertTrue(net.sender.heard(TransferEvent.Stalled.class).isEmpty());
        net.run(8);
        assertEquals(1, net.sender.heard(TransferEvent.Stalled.class).size());
        net.run(20);
        assertEquals(FailureReason.SILENT, net.sender.heard(TransferEvent.Failed.class).getFirst().reason());
    }
}
