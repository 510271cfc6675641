package parley.p2pvideo.transfer;

import java.util.random.RandomGenerator;

/**
 * Decides how much may be under way and how fast it leaves, by a model of the path: its bandwidth is the most that
 * arrived a second in the last ten rounds, its length the least round trip of the last ten seconds. It asks the path for
 * more at times, and lets the queue that this builds drain at once. After BBR
 * (https://datatracker.ietf.org/doc/html/draft-cardwell-iccrg-bbr-congestion-control-02); loss is judged by {@link
 * LossGuard}.
 *
 * <p>It hears of every data packet: when it was sent, when it arrived, whether it was lost. Bytes are payload bytes,
 * times nanoseconds, rates bytes a second.
 */
final class CongestionControl {
    /** The first window, in datagrams, and the least until the path's bandwidth is known. */
    static final int FIRST_DATAGRAMS = 32;
    /** The window never gets smaller than this: BBR's BBRMinPipeCwnd. */
    static final int LEAST_DATAGRAMS = 4;
    /** The most datagrams in a burst. */
    static final int MOST_BURST_DATAGRAMS = 256;

    /** 4 ln 2: the least gain that doubles the rate in a round trip (BBRStartupPacingGain). */
    private static final double STARTUP_GAIN = 2.77;
    private static final double DRAIN_GAIN = 1 / STARTUP_GAIN;
    private static final double WINDOW_GAIN = 1.75;
    private static final double[] CYCLE = {1.25, 0.75, 1, 1, 1, 1, 1, 1};
    /** The phase that drains the queue goes on until it has done so, or so many times its usual length. */
    private static final int MOST_DRAINING = 4;
    /** Startup ends after so many rounds that grew by less than a quarter. */
    private static final int STALE_ROUNDS = 3;
    private static final double GROWTH = 1.25;
    private static final long LEAST_VALID = 10_000_000_000L;
    private static final long PROBE_ROUND_TRIP = 200_000_000L;
    private static final double PROBE_ROUND_TRIP_GAIN = 0.5;
    /** Within less, the operating system's scheduling moves rates more than the path does. */
    static final long LEAST_ROUND = 10_000_000L;
    /** A round trip below this is shorter than the time until a thread of a busy computer runs. */
    private static final long NEARBY = 1_000_000L;
    /** The path is taken to be so long then; what it cannot hold stands in the receiver's socket buffer. */
    private static final long NEARBY_DELAY = 10_000_000L;

    private enum Phase { STARTUP, DRAIN, PROBE_BANDWIDTH, PROBE_ROUND_TRIP }

    private final long receiveBuffer;
    private final RandomGenerator random;
    private final DeliveryRate delivery = new DeliveryRate();
    private final RoundMaximum bandwidth = new RoundMaximum();
    private final LossGuard guard = new LossGuard();
    private Phase phase = Phase.STARTUP;
    private int datagram;
    private double window;
    private long fullBandwidth;
    private int stale;
    private boolean full;
    private long roundFrom;
    private long roundEnds;
    private long rounds;
    private int cycle;
    private long cycleFrom;
    private long least = RoundTrip.INITIAL;
    private long leastAt;
    private int samples;
    private long restUntil;
    private long restRound;
    private boolean resting;

    /**
     * Starts with a small window.
     *
     * @param now           nanoseconds
     * @param datagram      bytes of a datagram
     * @param receiveBuffer bytes that the peer's socket buffer takes
     * @param random        spreads the probing of several transfers
     */
    CongestionControl(long now, int datagram, long receiveBuffer, RandomGenerator random) {
        this.receiveBuffer = receiveBuffer;
        this.random = random;
        this.leastAt = now;
        setDatagram(datagram);
        this.window = first();
    }

    /** Datagrams have another size now. */
    void setDatagram(int bytes) {
        datagram = bytes;
        window = Math.max(window, first());
    }

    private long first() {
        return Math.min((long) FIRST_DATAGRAMS * datagram, Math.max(datagram, receiveBuffer / 4));
    }

    /** A packet was sent; {@code underWay} includes it. */
    void sent(long now, long packet, int bytes, long underWay) {
        delivery.sent(now, packet, underWay == bytes);
        guard.sent(underWay);
    }

    /** A packet arrived; {@code late} if it had been reported lost. */
    void arrived(long now, long packet, int bytes, long sentAt, boolean late) {
        delivery.arrived(now, packet, bytes, sentAt);
        guard.arrived(bytes, late);
        if (phase == Phase.STARTUP && window < STARTUP_GAIN * delay() + burst()) {
            window += bytes;
        }
    }

    /** A packet was lost. */
    void lost(int bytes) {
        guard.lost(bytes);
    }

    /** There is less to send than the window and the rate allow: what arrives now says nothing about the path. */
    void limited(long underWay) {
        delivery.limit(underWay);
    }

    /** The path has changed for a reason that is known: earlier loss says nothing about it. */
    void forgetLoss() {
        guard.reset();
    }

    /** An acknowledgement was worked off; the round trip is up to date. */
    void acknowledged(long now, RoundTrip roundTrip, long underWay) {
        measure(now, roundTrip);
        long sample = delivery.sample(now);
        if (!delivery.isLimited() || sample > bandwidth.get()) {
            bandwidth.add(sample);
        }
        if (sample > 0 && delivery.base() >= roundEnds && now >= roundFrom + LEAST_ROUND) {
            endRound(now);
        }
        switch (phase) {
            case STARTUP -> phase = full ? Phase.DRAIN : phase;
            case DRAIN -> leaveDrain(now, underWay);
            case PROBE_BANDWIDTH -> cycle(now, underWay);
            case PROBE_ROUND_TRIP -> rest(now, underWay);
        }
    }

    private void measure(long now, RoundTrip roundTrip) {
        boolean expired = now > leastAt + LEAST_VALID;
        if (roundTrip.samples() > samples) {
            boolean first = samples == 0;
            samples = roundTrip.samples();
            guard.measured(roundTrip.latest());
            if (first || expired || roundTrip.latest() <= least) {
                least = roundTrip.latest();
            }
            if (roundTrip.latest() <= least + slack()) {
                leastAt = now;
            }
        }
        if (expired && phase != Phase.PROBE_ROUND_TRIP) {
            phase = Phase.PROBE_ROUND_TRIP;
            resting = false;
        }
    }

    /** How much above the least a round trip may be and confirm it: a little, and the time that a datagram takes. */
    private long slack() {
        return least / 32 + (long) (datagram * 1e9 / Math.max(datagram, bandwidth.get()));
    }

    private void endRound(long now) {
        rounds++;
        roundFrom = now;
        roundEnds = delivery.arrived();
        boolean congested = guard.endRound(least, (long) (WINDOW_GAIN * delay()) + burst());
        full |= congested;
        if (delivery.isLimited()) {
            // The path was not asked for what it can do: what is known of it stays.
            return;
        }
        if (!full) {
            long rate = bandwidth.get();
            if (rate >= fullBandwidth * GROWTH) {
                fullBandwidth = rate;
                stale = 0;
            } else {
                stale++;
            }
        }
        full |= stale >= STALE_ROUNDS;
        bandwidth.nextRound();
    }

    private void leaveDrain(long now, long underWay) {
        if (underWay <= delay()) {
            // Anywhere but at the phase that drains: there is nothing to drain.
            startCycle(now, 2 + random.nextInt(CYCLE.length - 2));
        }
    }

    private void startCycle(long now, int at) {
        phase = Phase.PROBE_BANDWIDTH;
        cycle = at;
        cycleFrom = now;
    }

    private void cycle(long now, long underWay) {
        boolean elapsed = now >= cycleFrom + Math.max(least, LEAST_ROUND);
        boolean over = switch (cycle) {
            case 0 -> elapsed && (guard.hasLost() || delivery.isLimited() || underWay >= CYCLE[0] * delay()
                    || underWay + datagram >= window());
            case 1 -> underWay <= delay() + datagram || now >= cycleFrom + MOST_DRAINING * Math.max(least, LEAST_ROUND);
            default -> elapsed;
        };
        if (over) {
            startCycle(now, (cycle + 1) % CYCLE.length);
        }
    }

    /** Lets so little be under way that the queue, if any, drains, and the round trip shows the path alone. */
    private void rest(long now, long underWay) {
        delivery.limit(underWay);
        if (!resting && underWay <= window()) {
            resting = true;
            restUntil = now + PROBE_ROUND_TRIP;
            restRound = rounds;
        } else if (resting && now >= restUntil && rounds > restRound) {
            leastAt = now;
            if (full) {
                startCycle(now, 2 + random.nextInt(CYCLE.length - 2));
            } else {
                phase = Phase.STARTUP;
            }
        }
    }

    /** Bytes that the path itself holds: bandwidth times delay. */
    private double delay() {
        return bandwidth.get() / 1e9 * (least < NEARBY ? NEARBY_DELAY : least);
    }

    /** The most bytes under way. */
    long window() {
        double wanted = switch (phase) {
            case STARTUP -> window;
            case DRAIN, PROBE_BANDWIDTH -> WINDOW_GAIN * delay() + burst();
            case PROBE_ROUND_TRIP -> PROBE_ROUND_TRIP_GAIN * delay();
        };
        double most = least < NEARBY ? Math.min(receiveBuffer / 2.0, guard.cap()) : guard.cap();
        return (long) Math.max((double) LEAST_DATAGRAMS * datagram, Math.min(wanted, most));
    }

    /** How fast data may leave, given the round trip for the time before anything is known. */
    long rate(RoundTrip roundTrip) {
        double first = first() * 1e9 / roundTrip.smoothed();
        return (long) switch (phase) {
            case STARTUP -> Math.max(first, STARTUP_GAIN * bandwidth.get());
            case DRAIN -> DRAIN_GAIN * bandwidth.get();
            case PROBE_BANDWIDTH -> CYCLE[cycle] * bandwidth.get();
            case PROBE_ROUND_TRIP -> bandwidth.get();
        };
    }

    /** A millisecond's worth, within what the receiver's socket buffer can take at once; at least one datagram. */
    long burst() {
        return burst(bandwidth.get());
    }

    /** As {@link #burst()}, at another rate. */
    long burst(long rate) {
        return bounded(rate / 1_000);
    }

    /** What may leave at once after the thread came late: ten milliseconds' worth, within the bounds of a burst. */
    long catchUp(long rate) {
        return bounded(rate / 100);
    }

    private long bounded(long bytes) {
        long most = Math.min((long) MOST_BURST_DATAGRAMS * datagram, receiveBuffer / 4);
        return Math.max(datagram, Math.min(bytes, most));
    }
}
