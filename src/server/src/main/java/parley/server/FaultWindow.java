package parley.server;

import java.util.concurrent.TimeUnit;

/** Tells a plugin that fails now and then from one that is broken. Time is passed in, in nanoseconds of any origin. */
final class FaultWindow {
    /** So many faults are too many... */
    static final int MOST = 10;
    /** ...if they come within this time: a minute. */
    static final long WITHIN = TimeUnit.MINUTES.toNanos(1);

    private final long[] times = new long[MOST]; // the last ones, in a ring
    private long count;

    /** Notes a fault. True if with it there are too many. */
    synchronized boolean add(long now) {
        times[(int) (count++ % MOST)] = now;
        return count >= MOST && now - times[(int) (count % MOST)] <= WITHIN;
    }
}
