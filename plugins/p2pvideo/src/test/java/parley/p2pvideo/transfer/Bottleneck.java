package parley.p2pvideo.transfer;

/**
 * A path whose narrowest link carries so many bytes a second, has so many bandwidth-delay products of queue before it,
 * and loses datagrams both ways. The round trip is in nanoseconds, without the queue.
 */
record Bottleneck(long bytesPerSecond, long roundTrip, double loss, double queue) {
    static final int MEGABIT = 125_000;
    /** A queue takes ten whole packets at least. */
    static final int LEAST_QUEUE = 15_000;
    /** Until a transfer has found its rate. */
    private static final int WARM_UP = 4;
    /** Until two flows have found theirs. */
    private static final int SETTLING = 10;

    /** What two flows get of the link, each as a part of what it carries. */
    record Shares(double ours, double theirs) {
        /** Our part of what both get. */
        double share() {
            return ours / (ours + theirs);
        }
    }

    /** What the queue should hold. */
    long queueBytes() {
        return (long) (queue * bytesPerSecond / 1e9 * roundTrip);
    }

    /** Begins a transfer over it that has no end. */
    Simulation start(long seed) {
        SimulatedLink back = SimulatedLink.clean(roundTrip / 2).withLoss(loss);
        SimulatedLink there = back.withBandwidth(bytesPerSecond, Math.max(LEAST_QUEUE, queueBytes())).withMtu(1_500);
        MadeUpFile source = new MadeUpFile(1L << 36, seed);
        return new Simulation(seed, there, back).transfer(source, new VanishingFile(source), 8 << 20);
    }

    static long arrived(Simulation simulation) {
        return simulation.receiver.core.progress(simulation.now).bytes();
    }

    /** Bytes of the file that arrive, over what the link carries, once the transfer has started. */
    double use(long seed, int seconds) {
        Simulation simulation = start(seed).run(WARM_UP);
        long before = arrived(simulation);
        simulation.run(seconds);
        return (double) (arrived(simulation) - before) / seconds / bytesPerSecond;
    }

    /** What each gets beside a CUBIC flow. */
    Shares besideCubic(long seed, int seconds) {
        Simulation simulation = start(seed);
        CubicFlow cubic = new CubicFlow(simulation, simulation.sender, roundTrip / 2);
        cubic.send();
        simulation.run(SETTLING);
        long ours = arrived(simulation);
        long theirs = cubic.bytes;
        simulation.run(seconds);
        double carried = (double) seconds * bytesPerSecond;
        return new Shares((arrived(simulation) - ours) / carried, (cubic.bytes - theirs) / carried);
    }

    /** What a CUBIC flow gets of it alone: of the transfer there are only keep-alives. */
    double ofCubicAlone(long seed, int seconds) {
        Simulation simulation = start(seed);
        simulation.sender.core.pause(simulation.now, true);
        CubicFlow cubic = new CubicFlow(simulation, simulation.sender, roundTrip / 2);
        cubic.send();
        simulation.run(SETTLING);
        long before = cubic.bytes;
        simulation.run(seconds);
        return (double) (cubic.bytes - before) / seconds / bytesPerSecond;
    }
}
