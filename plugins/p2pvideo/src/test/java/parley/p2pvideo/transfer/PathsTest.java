package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PathsTest {
    private static final long MILLI = 1_000_000;
    private static final InetSocketAddress LOOPBACK = Simulation.address("127.0.0.1", 5);
    private static final InetSocketAddress LAN = Simulation.address("192.168.0.7", 5);
    private static final InetSocketAddress FAR = Simulation.address("203.0.113.9", 5);

    private final RoundTrip roundTrip = new RoundTrip();

    private Paths paths(boolean chooses, InetSocketAddress... addresses) {
        List<Candidate> candidates = new ArrayList<>();
        for (InetSocketAddress address : addresses) {
            candidates.add(new Candidate(address.getAddress(), address.getPort()));
        }
        return new Paths(chooses, candidates, roundTrip, new Random(1), 0);
    }

    private static List<Paths.Knock> knocks(Paths paths, long now) {
        List<Paths.Knock> knocks = new ArrayList<>();
        for (Optional<Paths.Knock> next = paths.next(now); next.isPresent(); next = paths.next(now)) {
            knocks.add(next.get());
        }
        return knocks;
    }

    private static void answer(Paths paths, Paths.Knock knock, long now) {
        paths.received(now, knock.to(), new Probe(knock.probe().id(), Probe.PONG, knock.probe().echo()));
    }

    private static Optional<InetSocketAddress> chosen(Paths paths) {
        return paths.isChosen() ? Optional.of(paths.to()) : Optional.empty();
    }

    @Test
    void everyCandidateIsKnockedAtAndAgainAfterAPause() {
        Paths paths = paths(true, LAN, FAR);
        assertEquals(List.of(LAN, FAR), knocks(paths, 0).stream().map(Paths.Knock::to).toList());
        assertTrue(knocks(paths, 30 * MILLI).isEmpty());
        assertTrue(paths.due() >= 40 * MILLI && paths.due() <= 60 * MILLI);
        assertEquals(2, knocks(paths, paths.due()).size());
    }

    @Test
    void aLoopbackAddressThatAnswersIsChosenAtOnce() {
        Paths paths = paths(true, LAN, LOOPBACK);
        answer(paths, knocks(paths, 0).get(1), MILLI);
        List<Paths.Knock> after = knocks(paths, MILLI);
        assertEquals(Optional.of(LOOPBACK), chosen(paths));
        assertEquals(Probe.NOMINATE, after.getFirst().probe().kind());
        assertEquals(MILLI, roundTrip.latest());
    }

    @Test
    void othersWait200MillisecondsForABetterOne() {
        Paths paths = paths(true, FAR, LAN);
        List<Paths.Knock> first = knocks(paths, 0);
        answer(paths, first.get(0), 10 * MILLI);
        knocks(paths, 100 * MILLI);
        assertTrue(chosen(paths).isEmpty());
        answer(paths, first.get(1), 150 * MILLI);
        knocks(paths, 210 * MILLI);
        assertEquals(Optional.of(LAN), chosen(paths));
    }

    @Test
    void aNominationIsRepeatedUntilItIsAnswered() {
        Paths paths = paths(true, LOOPBACK);
        answer(paths, knocks(paths, 0).getFirst(), MILLI);
        Paths.Knock nomination = knocks(paths, MILLI).getFirst();
        assertEquals(1, knocks(paths, paths.due()).size());
        answer(paths, nomination, 50 * MILLI);
        assertEquals(Long.MAX_VALUE, paths.due());
    }

    @Test
    void theReceiverTakesTheNominatedWayOrTheOneThatDataComesOn() {
        Paths nominated = paths(false, LAN);
        nominated.received(0, FAR, new Probe(3, Probe.NOMINATE, 77));
        assertEquals(Optional.of(FAR), chosen(nominated));
        assertEquals(new Paths.Knock(FAR, new Probe(3, Probe.PONG, 77)), nominated.next(0).orElseThrow());
        Paths streamed = paths(false, LAN);
        streamed.used(0, LAN);
        streamed.used(0, FAR);
        assertEquals(Optional.of(LAN), chosen(streamed));
    }

    @Test
    void theReceiverNeverChoosesByItself() {
        Paths paths = paths(false, LOOPBACK);
        answer(paths, knocks(paths, 0).getFirst(), MILLI);
        knocks(paths, 1_000 * MILLI);
        assertTrue(chosen(paths).isEmpty());
    }

    @Test
    void anAddressFromWhichAnAuthenticPingComesIsTriedToo() {
        Paths paths = paths(true, LAN);
        knocks(paths, 0);
        paths.received(MILLI, FAR, new Probe(1, Probe.PING, 5));
        List<Paths.Knock> knocks = knocks(paths, MILLI);
        assertEquals(List.of(FAR, FAR), knocks.stream().map(Paths.Knock::to).toList());
        assertEquals(Probe.PONG, knocks.get(0).probe().kind());
        assertEquals(Probe.PING, knocks.get(1).probe().kind());
    }

    @Test
    void aWayThatIsLostIsLookedForAtAllAddressesAgain() {
        Paths paths = settled(LAN, FAR);
        assertTrue(knocks(paths, 400 * MILLI).isEmpty());
        paths.search(500 * MILLI);
        assertTrue(paths.isSearching());
        List<Paths.Knock> again = knocks(paths, 500 * MILLI);
        assertEquals(List.of(LAN, FAR), again.stream().map(Paths.Knock::to).toList());
        answer(paths, again.get(1), 510 * MILLI);
        knocks(paths, 710 * MILLI);
        assertFalse(paths.isSearching());
        assertEquals(Optional.of(FAR), chosen(paths));
    }

    @Test
    void aWayThatIsLostLateIsKnockedAtAsOftenAsAtFirst() {
        Paths paths = settled(LAN, FAR);
        knocks(paths, 400 * MILLI);
        paths.search(60_000 * MILLI);
        int volleys = 0;
        for (long now = 60_000 * MILLI; now < 61_000 * MILLI; now += MILLI) {
            volleys += knocks(paths, now).isEmpty() ? 0 : 1;
        }
        assertEquals(20, volleys, 3);
    }

    /** The first is chosen and nominated. */
    private Paths settled(InetSocketAddress... addresses) {
        Paths paths = paths(true, addresses);
        answer(paths, knocks(paths, 0).getFirst(), MILLI);
        answer(paths, knocks(paths, 250 * MILLI).getFirst(), 260 * MILLI);
        assertEquals(Optional.of(addresses[0]), chosen(paths));
        assertFalse(paths.isSearching());
        return paths;
    }

    @Test
    void aWordFromTheOldAddressEndsTheSearch() {
        Paths paths = settled(LAN, FAR);
        paths.search(500 * MILLI);
        knocks(paths, 500 * MILLI);
        paths.heard(FAR);
        assertTrue(paths.isSearching());
        paths.heard(LAN);
        assertFalse(paths.isSearching());
        assertTrue(knocks(paths, 600 * MILLI).isEmpty());
    }

    @Test
    void aPeerThatMovedIsFollowedOnlyAfterItHasAnsweredFromThere() {
        Paths paths = settled(LAN);
        paths.used(500 * MILLI, FAR);
        List<Paths.Knock> challenge = knocks(paths, 500 * MILLI);
        assertEquals(List.of(FAR), challenge.stream().map(Paths.Knock::to).toList());
        assertEquals(Optional.of(LAN), chosen(paths));
        answer(paths, challenge.getFirst(), 510 * MILLI);
        assertEquals(Optional.of(FAR), chosen(paths));
    }

    @Test
    void anAnswerThatWasCopiedToAnotherAddressDoesNotCountThere() {
        Paths paths = settled(LAN);
        paths.askForPing();
        Paths.Knock ping = knocks(paths, 490 * MILLI).getFirst();
        assertEquals(LAN, ping.to());
        paths.used(500 * MILLI, FAR);
        knocks(paths, 500 * MILLI);
        paths.received(510 * MILLI, FAR, new Probe(ping.probe().id(), Probe.PONG, ping.probe().echo()));
        assertEquals(Optional.of(LAN), chosen(paths));
    }

    @Test
    void aNewAddressIsChallengedOncePer50MillisecondsWhateverComesFromIt() {
        Paths paths = settled(LAN);
        int challenges = 0;
        for (int i = 0; i < 100; i++) {
            paths.used((500 + i) * MILLI, FAR);
            challenges += knocks(paths, (500 + i) * MILLI).size();
        }
        assertEquals(2, challenges);
    }

    @Test
    void theRelayIsTriedOnlyWhenNothingElseHasAnsweredInTheFirstRound() {
        InetSocketAddress relay = Simulation.address("198.51.100.1", 7);
        Paths paths = paths(true, LAN);
        paths.relay(relay);
        long now = 0;
        while (now < Punching.ROUND) {
            assertEquals(List.of(LAN), knocks(paths, now).stream().map(Paths.Knock::to).toList());
            now = paths.due();
        }
        List<Paths.Knock> late = knocks(paths, now);
        assertEquals(List.of(LAN, relay), late.stream().map(Paths.Knock::to).toList());
        answer(paths, late.get(1), now + MILLI);
        answer(paths, late.get(0), now + 100 * MILLI);
        knocks(paths, now + 210 * MILLI);
        assertEquals(Optional.of(LAN), chosen(paths));
        assertFalse(paths.isRelayed());
    }

    @Test
    void knockingRestsAfterEachOfThreeRounds() {
        Paths paths = paths(true, LAN);
        int volleys = 0;
        long longestPause = 0;
        for (long now = 0; now < Long.MAX_VALUE; ) {
            volleys += knocks(paths, now).size();
            long next = paths.due();
            longestPause = next < Long.MAX_VALUE ? Math.max(longestPause, next - now) : longestPause;
            assertTrue(next - now >= 40 * MILLI);
            now = next;
        }
        assertEquals(300, volleys, 15);
        assertEquals(1_030 * MILLI, longestPause, 60 * MILLI);
    }

    @Test
    void theBetterPathIsChosenWhicheverAnswersFaster() {
        InetSocketAddress six = Simulation.address("2001:db8::9", 5);
        InetSocketAddress local = Simulation.address("fd00::9", 5);
        Paths paths = paths(true, FAR, six, local);
        List<Paths.Knock> first = knocks(paths, 0);
        answer(paths, first.get(0), 5 * MILLI);
        answer(paths, first.get(1), 50 * MILLI);
        answer(paths, first.get(2), 100 * MILLI);
        knocks(paths, 210 * MILLI);
        assertEquals(Optional.of(local), chosen(paths));
        assertEquals(Optional.of(PathKind.LAN), paths.kind());
        assertEquals(PathKind.IPV6, PathKind.of(six.getAddress()));
        assertEquals(PathKind.INTERNET, PathKind.of(FAR.getAddress()));
    }

    @Test
    void thereAreNeverMoreThan32Addresses() {
        Paths paths = paths(true);
        for (int i = 0; i < 100; i++) {
            paths.received(0, Simulation.address("10.0.0." + i, 9), new Probe(1, Probe.PING, 5));
        }
        assertEquals(Paths.MOST, knocks(paths, 0).stream().filter(k -> k.probe().kind() == Probe.PING).count());
    }

    @Test
    void aPongThatLiesAboutItsTimeIsIgnored() {
        Paths paths = paths(true, LOOPBACK);
        Paths.Knock knock = knocks(paths, 0).getFirst();
        for (long echo : new long[] {Long.MAX_VALUE, -70_000 * MILLI, Long.MIN_VALUE}) {
            paths.received(MILLI, knock.to(), new Probe(knock.probe().id(), Probe.PONG, echo));
        }
        knocks(paths, 2 * MILLI);
        assertTrue(chosen(paths).isEmpty());
        assertFalse(roundTrip.isSampled());
    }

    /** Or a hostile peer could name a computer that has nothing to do with it by many ports, all at once or bit by bit. */
    @Test
    void aVolleyGoesToTheNewestPortsOfAnAddressAndToTheWayInUse() {
        InetSocketAddress[] ports = new InetSocketAddress[10];
        for (int i = 0; i < ports.length; i++) {
            ports[i] = Simulation.address("203.0.113.9", 100 + i);
        }
        Paths paths = paths(false, ports);
        knocks(paths, 0);
        paths.add(List.of(new Candidate(LAN.getAddress(), LAN.getPort())));
        knocks(paths, 1);
        List<InetSocketAddress> volley = new ArrayList<>(List.of(ports).subList(10 - Paths.MOST_PORTS, 10));
        volley.add(LAN);
        assertEquals(volley, knocks(paths, paths.due()).stream().map(Paths.Knock::to).toList());
        paths.used(0, ports[0]);
        paths.search(1);
        volley.addFirst(ports[0]);
        assertEquals(volley, knocks(paths, 1).stream().map(Paths.Knock::to).toList());
    }
}
