package parley.p2pvideo.transfer;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Finds the way to the peer: knocks with a ping at every address that the peer named, and at every one from which an
 * authentic ping came. The file's sender alone chooses: a loopback address at once, else the best of those that have
 * answered 200 ms after the first answer, and tells the receiver with a nomination.
 */
final class Paths {
    /** Addresses tried at most, those learned from pings among them. */
    static final int MOST = 2 * Candidate.MOST;

    private static final int MOST_PONGS = 16;
    private static final long FIRST_INTERVAL = 50_000_000L;
    private static final long MOST_INTERVAL = 1_000_000_000L;
    private static final long CHOICE = 200_000_000L;
    /** A pong that claims to be older is a mistake or a lie, and gives no round trip. */
    private static final long MOST_ROUND_TRIP = 60_000_000_000L;

    /** A probe and where to send it. */
    record Knock(InetSocketAddress to, Probe probe) {
    }

    private static final class Way {
        private final InetSocketAddress address;
        private final int rank;
        private long roundTrip = Long.MAX_VALUE;
        private boolean pingDue = true;

        private Way(InetSocketAddress address) {
            this.address = address;
            this.rank = Candidate.rank(address.getAddress());
        }
    }

    private final boolean chooses;
    private final RoundTrip roundTrip;
    private final RandomGenerator random;
    private final List<Way> ways = new ArrayList<>();
    private final Deque<Knock> pongs = new ArrayDeque<>();
    private long interval = FIRST_INTERVAL;
    private long volleyAt;
    private long choiceAt = Long.MAX_VALUE;
    private int ids;
    private Optional<InetSocketAddress> chosen = Optional.empty();
    private int nomination = -1;
    private long nominateAt = Long.MAX_VALUE;
    private boolean pingAsked;

    /** {@code chooses} is true on the file's sender. */
    Paths(boolean chooses, List<Candidate> candidates, RoundTrip roundTrip, RandomGenerator random, long now) {
        this.chooses = chooses;
        this.roundTrip = roundTrip;
        this.random = random;
        this.volleyAt = now;
        add(candidates);
    }

    /** Tries more addresses. */
    void add(List<Candidate> candidates) {
        candidates.forEach(candidate -> way(candidate.socketAddress()));
    }

    /** Every address that may lead to the peer. */
    List<InetSocketAddress> all() {
        return ways.stream().map(way -> way.address).toList();
    }

    /** The way to the peer, once it is chosen. */
    Optional<InetSocketAddress> chosen() {
        return chosen;
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
                used(from);
            }
            case Probe.PONG -> answered(now, from, probe);
            default -> {
                // Acknowledged like every packet; a later version may mean more by it.
            }
        }
    }

    /** The peer sends data this way: as good as a nomination, which may be late or lost. */
    void used(InetSocketAddress from) {
        if (!chooses && chosen.isEmpty()) {
            chosen = Optional.of(from);
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
        way(from).ifPresent(way -> {
            way.pingDue = false;
            way.roundTrip = Math.min(way.roundTrip, measured);
            if (chosen.isEmpty()) {
                roundTrip.sample(measured, 0);
                choiceAt = Math.min(choiceAt, way.rank == 0 ? now : now + CHOICE);
            }
        });
    }

    /** The way with this address, a new one if there is room for it. */
    private Optional<Way> way(InetSocketAddress address) {
        for (Way way : ways) {
            if (way.address.equals(address)) {
                return Optional.of(way);
            }
        }
        if (ways.size() == MOST) {
            return Optional.empty();
        }
        Way way = new Way(address);
        ways.add(way);
        return Optional.of(way);
    }

    /** The next probe to send now, if any. */
    Optional<Knock> next(long now) {
        choose(now);
        if (!pongs.isEmpty()) {
            return Optional.of(pongs.remove());
        }
        if (chosen.isPresent()) {
            return toChosen(now);
        }
        if (now >= volleyAt) {
            ways.forEach(way -> way.pingDue = true);
            volleyAt = now + interval * (80 + random.nextInt(41)) / 100;
            interval = Math.min(interval * 3 / 2, MOST_INTERVAL);
        }
        for (Way way : ways) {
            if (way.pingDue) {
                way.pingDue = false;
                return Optional.of(new Knock(way.address, new Probe(ids++, Probe.PING, now)));
            }
        }
        return Optional.empty();
    }

    private Optional<Knock> toChosen(long now) {
        if (now >= nominateAt) {
            nominateAt = now + roundTrip.probeTimeout(0);
            return Optional.of(new Knock(chosen.get(), new Probe(nomination, Probe.NOMINATE, now)));
        }
        if (pingAsked) {
            pingAsked = false;
            return Optional.of(new Knock(chosen.get(), new Probe(ids++, Probe.PING, now)));
        }
        return Optional.empty();
    }

    private void choose(long now) {
        if (!chooses || chosen.isPresent() || now < choiceAt) {
            return;
        }
        chosen = ways.stream().filter(way -> way.roundTrip < Long.MAX_VALUE)
                .min(Comparator.<Way>comparingInt(way -> way.rank).thenComparingLong(way -> way.roundTrip))
                .map(way -> way.address);
        nomination = ids++;
        nominateAt = now;
    }

    /** When {@link #next} has something to say again. */
    long due() {
        if (!pongs.isEmpty() || pingAsked && chosen.isPresent()) {
            return Long.MIN_VALUE;
        }
        if (chosen.isPresent()) {
            return nominateAt;
        }
        boolean waiting = ways.stream().anyMatch(way -> way.pingDue);
        return waiting ? Long.MIN_VALUE : chooses ? Math.min(volleyAt, choiceAt) : volleyAt;
    }
}
