package parley.p2pvideo.transfer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Finds the way to the peer, and finds it again when it is lost: knocks with a ping at every address that the peer named,
 * and at every one from which an authentic ping came. The file's sender alone chooses, and tells the receiver with a
 * nomination: loopback at once, else the best of those that have answered 200 ms after the first answer.
 *
 * <p>Once there is a way, it changes only to an address that has answered a ping: the ping is the challenge and its sealed
 * answer the response of https://www.rfc-editor.org/rfc/rfc9000.html#section-8.2, so that nobody can turn the stream to
 * a third computer by sending a copied datagram from a false address. The number of a ping names the address that it went
 * to, so that a copied answer says nothing of another address.
 */
final class Paths {
    /** Addresses tried at most, those learned from pings among them, the relay not. */
    static final int MOST = 2 * Candidate.MOST;

    /**
     * Ports of one address at which a volley knocks, whoever named them, so that no peer can have many datagrams sent to a
     * computer that has nothing to do with it: more than its own, those of two NATs and a forwarded one no peer has.
     */
    static final int MOST_PORTS = 4;

    private static final int MOST_PONGS = 16;
    /** Of a ping's number: which way it went. */
    private static final int INDEX_BITS = 6;
    /** With relays, of which a server that starts anew may name another. */
    private static final int MOST_WAYS = 1 << INDEX_BITS;
    private static final long CHOICE = 200_000_000L;
    /** An address from which the peer seems to come now is challenged so often, until it answers. */
    private static final long CHALLENGE = 50_000_000L;
    /** A pong that claims to be older is a mistake or a lie, and gives no round trip. */
    private static final long MOST_ROUND_TRIP = 60_000_000_000L;

    /** A probe and where to send it. */
    record Knock(InetSocketAddress to, Probe probe) {
    }

    private final boolean chooses;
    private final RoundTrip roundTrip;
    private final RandomGenerator random;
    private final List<Way> ways = new ArrayList<>();
    private final Deque<Knock> pongs = new ArrayDeque<>();
    private Punching punching;
    private boolean searching = true;
    private boolean anyPingDue = true;
    private Optional<Way> chosen = Optional.empty();
    private Optional<Way> challenged = Optional.empty();
    private long choiceAt = Long.MAX_VALUE;
    private int ids;
    private int nomination = -1;
    private long nominateAt = Long.MAX_VALUE;
    private boolean pingAsked;

    /** {@code chooses} is true on the file's sender. */
    Paths(boolean chooses, List<Candidate> candidates, RoundTrip roundTrip, RandomGenerator random, long now) {
        this.chooses = chooses;
        this.roundTrip = roundTrip;
        this.random = random;
        this.punching = new Punching(now, random);
        add(candidates);
    }

    /** Tries more addresses. */
    void add(List<Candidate> candidates) {
        candidates.forEach(candidate -> way(candidate.socketAddress()));
    }

    /** Tries this address of a relay where nothing else answers. */
    void relay(InetSocketAddress address) {
        if (ways.size() < MOST_WAYS) {
            Way way = find(address).orElseGet(() -> create(address));
            way.kind = PathKind.RELAYED;
            way.pingDue = false;
        }
    }

    /** Every address that may lead to the peer. */
    List<InetSocketAddress> all() {
        return ways.stream().map(way -> way.address()).toList();
    }

    /** Whether there is a way to the peer; while it is looked for again, there is the one before. */
    boolean isChosen() {
        return chosen.isPresent();
    }

    /** The address of the way that is chosen; only when {@link #isChosen}. */
    InetSocketAddress to() {
        return chosen.orElseThrow().address();
    }

    /** What kind of path the chosen way is. */
    Optional<PathKind> kind() {
        return chosen.map(way -> way.kind);
    }

    /** Whether the way is unknown, or lost and looked for again. */
    boolean isSearching() {
        return searching;
    }

    /** The way is lost: looks for one anew, at all addresses. */
    void search(long now) {
        searching = true;
        punching = new Punching(now, random);
        choiceAt = Long.MAX_VALUE;
        nominateAt = Long.MAX_VALUE;
        ways.forEach(way -> way.roundTrip = Long.MAX_VALUE);
    }

    /** Something authentic came from there. */
    void heard(InetSocketAddress from) {
        if (searching && chosen.isPresent() && to().equals(from)) {
            settle(chosen.get());
        }
    }

    /** An authentic probe arrived. */
    void received(long now, InetSocketAddress from, Probe probe) {
        switch (probe.kind()) {
            case Probe.PING -> {
                answer(from, probe);
                way(from);
            }
            case Probe.NOMINATE -> {
                answer(from, probe);
                used(now, from);
            }
            case Probe.PONG -> answered(now, from, probe);
            default -> {
                // Acknowledged like every packet; a later version may mean more by it.
            }
        }
    }

    /**
     * The newest of the peer's packets that is no ping came from there. The first such address is as good as a nomination,
     * which may be late or lost; another one has to answer a challenge first, for then the peer has moved.
     */
    void used(long now, InetSocketAddress from) {
        if (chosen.isEmpty()) {
            if (!chooses) {
                way(from).ifPresent(this::settle);
            }
        } else if (!to().equals(from)) {
            way(from).filter(this::mayFollow).ifPresent(way -> challenge(now, way));
        }
    }

    /** Who chose a direct way does not go back to the relay with a peer that has not heard of that yet. */
    private boolean mayFollow(Way way) {
        return !chooses || !chosen.get().sparesRelayOf(way);
    }

    private void challenge(long now, Way way) {
        challenged = Optional.of(way);
        if (now - way.challengedAt >= CHALLENGE) {
            way.challengedAt = now;
            way.pingDue = true;
            anyPingDue = true;
        }
    }

    /** Asks for a ping to the peer, now. */
    void askForPing() {
        pingAsked = true;
    }

    private void answer(InetSocketAddress from, Probe probe) {
        if (pongs.size() < MOST_PONGS) {
            pongs.add(new Knock(from, new Probe(probe.id(), Probe.PONG, probe.echo())));
        }
    }

    private void answered(long now, InetSocketAddress from, Probe probe) {
        long measured = now - probe.echo();
        if (measured < 0 || measured > MOST_ROUND_TRIP) {
            return;
        }
        if (probe.id() == nomination) {
            nominateAt = Long.MAX_VALUE;
        }
        find(from).filter(way -> way.index() == indexOf(probe.id())).ifPresent(way -> answered(now, way, measured));
    }

    private void answered(long now, Way way, long measured) {
        way.pingDue = false;
        way.roundTrip = Math.min(way.roundTrip, measured);
        if (chosen.isEmpty() || !roundTrip.isSampled()) {
            roundTrip.sample(measured, 0);
        }
        if (challenged.equals(Optional.of(way))) {
            settle(way);
        } else if (searching || way.sparesRelayOf(chosen.get())) {
            choiceAt = Math.min(choiceAt, way.kind == PathKind.LOOPBACK ? now : now + CHOICE);
        }
    }

    private void settle(Way way) {
        chosen = Optional.of(way);
        challenged = Optional.empty();
        searching = false;
        choiceAt = Long.MAX_VALUE;
    }

    /** The way with this address, a new one if there is room for it. */
    private Optional<Way> way(InetSocketAddress address) {
        return find(address).or(() -> ways.size() < MOST ? Optional.of(create(address)) : Optional.empty());
    }

    private Optional<Way> find(InetSocketAddress address) {
        for (Way way : ways) {
            if (way.address().equals(address)) {
                return Optional.of(way);
            }
        }
        return Optional.empty();
    }

    private Way create(InetSocketAddress address) {
        Way way = new Way(address, ways.size());
        ways.add(way);
        anyPingDue = true;
        return way;
    }

    private int id(Way way) {
        return ids++ << INDEX_BITS | way.index();
    }

    private static int indexOf(int id) {
        return id & MOST_WAYS - 1;
    }

    /** The next probe to send now, if any. */
    Optional<Knock> next(long now) {
        choose(now);
        if (!pongs.isEmpty()) {
            return Optional.of(pongs.remove());
        }
        if (now >= nominateAt) {
            nominateAt = now + roundTrip.probeTimeout(0);
            return Optional.of(new Knock(to(), new Probe(nomination, Probe.NOMINATE, now)));
        }
        if (pingAsked && chosen.isPresent()) {
            pingAsked = false;
            return Optional.of(ping(now, chosen.get()));
        }
        if (isPunching() && punching.take(now)) {
            volley(now);
        }
        return anyPingDue ? nextPing(now) : Optional.empty();
    }

    /** At each address at the newest ports: older ones a NAT has forgotten, or a hostile peer has made up. */
    private void volley(long now) {
        Map<InetAddress, Integer> ports = new HashMap<>();
        for (Way way : ways.reversed()) {
            boolean newest = ports.merge(way.address().getAddress(), 1, Integer::sum) <= MOST_PORTS;
            boolean worth = newest || chosen.equals(Optional.of(way));
            way.pingDue = way.isRelayed() ? searching && now >= relayFrom() : worth;
        }
        anyPingDue = true;
    }

    private Optional<Knock> nextPing(long now) {
        for (Way way : ways) {
            if (way.pingDue) {
                way.pingDue = false;
                return Optional.of(ping(now, way));
            }
        }
        anyPingDue = false;
        return Optional.empty();
    }

    private Knock ping(long now, Way way) {
        return new Knock(way.address(), new Probe(id(way), Probe.PING, now));
    }

    /** While a relay is used, a direct way is still looked for, until the last volley. */
    private boolean isPunching() {
        return searching || isRelayed();
    }

    private void choose(long now) {
        if (!chooses || now < choiceAt) {
            return;
        }
        Way best = ways.stream().filter(Way::hasAnswered)
                .min(Comparator.<Way, PathKind>comparing(way -> way.kind).thenComparingLong(way -> way.roundTrip))
                .orElseThrow();
        settle(best);
        nomination = id(best);
        nominateAt = now;
    }

    /** When {@link #next} has something to say again. */
    long due() {
        if (!pongs.isEmpty() || anyPingDue || pingAsked && chosen.isPresent()) {
            return Long.MIN_VALUE;
        }
        long due = isPunching() ? Math.min(nominateAt, punching.due()) : nominateAt;
        return chooses ? Math.min(due, choiceAt) : due;
    }

    /** Whether the chosen way goes through the relay. */
    boolean isRelayed() {
        return chosen.isPresent() && chosen.get().isRelayed();
    }

    /** From when on the relay has to know this side; the end of time if it is not needed. */
    long relayFrom() {
        if (isRelayed()) {
            return Long.MIN_VALUE;
        }
        if (!searching) {
            return Long.MAX_VALUE;
        }
        boolean alone = ways.stream().allMatch(Way::isRelayed);
        return alone ? Long.MIN_VALUE : punching.firstRoundEnds();
    }
}
