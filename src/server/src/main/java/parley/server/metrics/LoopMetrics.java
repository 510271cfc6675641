package parley.server.metrics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What one loop counts. Only its thread writes, with plain additions to an array: no fence, no atomic instruction, no
 * line of cache that another loop writes too. Others read while it goes on.
 *
 * <p>That race is meant. An opaque read is atomic and is not left out or repeated by the compiler; a plain write of a
 * {@code long} is atomic on every 64-bit JVM, and reaches memory at the latest when the loop enters its selector, which
 * no compiler sees through. So a reader gets each number as it was at some moment of the last round; two numbers need
 * not be of the same moment.
 */
public final class LoopMetrics {
    /** Calls of which one is timed. A power of two. */
    static final int SAMPLED = 64;
    /** Longs in 128 bytes: processors fetch two lines of 64 at once. */
    private static final int PAD = 16;
    private static final int RANDOM = PAD + Metric.values().length;
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    private final int index;
    private final long[] cells = new long[RANDOM + 1 + PAD];
    private final Histogram busy = new Histogram();

    LoopMetrics(int index) {
        this.index = index;
        cells[RANDOM] = 0x9E37_79B9_7F4A_7C15L * (index + 1); // anything but 0
    }

    /** Adds one. Only for the loop's thread. */
    public void increment(Metric metric) {
        cells[PAD + metric.ordinal()]++;
    }

    /** Adds an amount, which is negative where a gauge goes down. Only for the loop's thread. */
    public void add(Metric metric, long amount) {
        cells[PAD + metric.ordinal()] += amount;
    }

    /** Ends a round in which the loop was at work for some nanoseconds, its wait in the selector left out. */
    public void round(long busyNanos) {
        busy.record(busyNanos);
    }

    /**
     * Whether to time the call that begins now: one in {@value #SAMPLED} at random, so that no rhythm of the clients
     * always hides the same calls. Marsaglia, "Xorshift RNGs" (2003), shifts 13, 7, 17.
     */
    boolean samples() {
        long random = cells[RANDOM];
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        cells[RANDOM] = random;
        return (random & SAMPLED - 1) == 0;
    }

    /** Which loop it is of, from 0. */
    int index() {
        return index;
    }

    /** The number as it stood a moment ago. Safe from any thread. */
    long value(Metric metric) {
        return (long) CELL.getOpaque(cells, PAD + metric.ordinal());
    }

    /** How long rounds took. Safe from any thread. */
    Histogram busy() {
        return busy;
    }
}
