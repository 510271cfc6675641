package parley.p2pvideo.transfer;

/**
 * A TCP connection that shares the way from the simulation's sender to its receiver and always has data to send: CUBIC
 * after https://www.rfc-editor.org/rfc/rfc9438.html, with selective acknowledgements and without time-outs. Windows are
 * in segments, times in seconds.
 */
final class CubicFlow {
    private static final int WIRE = 1_500;
    private static final int SEGMENT = 1_448;
    private static final double BETA = 0.7;
    private static final double C = 0.4;
    private static final double ALPHA = 3 * (1 - BETA) / (1 + BETA);

    private final Simulation simulation;
    private final Simulation.Host from;
    private final long delayBack;
    private double window = 10;
    private double threshold = Double.MAX_VALUE;
    private double most;
    private double friendly;
    private double epochWindow;
    private long epochAt = -1;
    private double k;
    private int underWay;
    private long next;
    private long recovery = -1;
    private long until = Long.MAX_VALUE;
    long bytes;

    CubicFlow(Simulation simulation, Simulation.Host from, long delayBack) {
        this.simulation = simulation;
        this.from = from;
        this.delayBack = delayBack;
    }

    /** As {@link #send}, but only up to this time. */
    void sendUntil(long time) {
        until = time;
        send();
    }

    void send() {
        while (underWay < window && simulation.now < until) {
            long number = next++;
            long sentAt = simulation.now;
            long leaves = simulation.enqueue(from, WIRE);
            underWay++;
            boolean full = leaves < 0;
            boolean dropped = full || from.uplink.loss > 0 && simulation.random.nextDouble() < from.uplink.loss;
            long arrives = (full ? Math.max(simulation.now, from.linkFreeAt) : leaves) + from.uplink.delay;
            simulation.at(arrives + delayBack, () -> {
                underWay--;
                if (dropped) {
                    lost(number);
                } else {
                    bytes += SEGMENT;
                    acknowledged((simulation.now - sentAt) / 1e9);
                }
                send();
            });
        }
    }

    private void acknowledged(double roundTrip) {
        if (window < threshold) {
            window++;
            return;
        }
        if (epochAt < 0) {
            epochAt = simulation.now;
            most = Math.max(most, window);
            epochWindow = window;
            friendly = window;
            k = Math.cbrt((most - epochWindow) / C);
        }
        double t = (simulation.now - epochAt) / 1e9;
        friendly += (friendly >= most ? 1 : ALPHA) / window;
        double target = Math.clamp(C * Math.pow(t + roundTrip - k, 3) + most, window, 1.5 * window);
        window = C * Math.pow(t - k, 3) + most < friendly ? Math.max(window, friendly)
                : window + (target - window) / window;
    }

    private void lost(long number) {
        if (number < recovery) {
            return;
        }
        recovery = next;
        most = window < most ? window * (1 + BETA) / 2 : window;
        window = Math.max(2, window * BETA);
        threshold = window;
        epochAt = -1;
    }
}
