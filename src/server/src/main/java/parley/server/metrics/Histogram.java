package parley.server.metrics;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts durations in fixed buckets, four to each doubling from 256 ns to 69 s, so that a quantile is at most a quarter
 * too high. Allocates nothing when it records. Thread-safe.
 */
public final class Histogram {
    /** All up to 2<sup>8</sup> ns are in the first bucket. */
    static final int LEAST_EXPONENT = 8;
    /** All beyond 2<sup>36</sup> ns are in the last one. */
    static final int LARGEST_EXPONENT = 36;
    private static final int SPLIT_BITS = 2;
    private static final int SPLIT = 1 << SPLIT_BITS;
    /** How many buckets there are. */
    static final int BUCKETS = 1 + (LARGEST_EXPONENT - LEAST_EXPONENT) * SPLIT + 1;

    private final AtomicLongArray cells = new AtomicLongArray(BUCKETS + 1); // the last is the sum

    /** Makes an empty one. */
    public Histogram() {}

    /** Counts a duration in nanoseconds. A negative one, as of a clock that was wrong, counts as 0. */
    public void record(long nanos) {
        cells.getAndIncrement(bucket(nanos));
        cells.getAndAdd(BUCKETS, Math.max(0, nanos));
    }

    /** What was counted until now. */
    Distribution read() {
        long[] counts = new long[BUCKETS];
        for (int i = 0; i < BUCKETS; i++) {
            counts[i] = cells.get(i);
        }
        return new Distribution(counts, cells.get(BUCKETS));
    }

    /** The bucket of a duration: the first whose {@link #bound} is not below it. */
    static int bucket(long nanos) {
        if (nanos <= 1L << LEAST_EXPONENT) {
            return 0;
        }
        long below = nanos - 1; // so that a bound is in the bucket that it ends
        int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(below);
        if (exponent >= LARGEST_EXPONENT) {
            return BUCKETS - 1;
        }
        int part = (int) (below >>> exponent - SPLIT_BITS) & SPLIT - 1;
        return 1 + (exponent - LEAST_EXPONENT) * SPLIT + part;
    }

    /** The longest duration in a bucket, in nanoseconds; that of the last bucket has no meaning. */
    static long bound(int bucket) {
        if (bucket == 0) {
            return 1L << LEAST_EXPONENT;
        }
        int exponent = LEAST_EXPONENT + (bucket - 1) / SPLIT;
        int part = (bucket - 1) % SPLIT;
        return (long) (SPLIT + part + 1) << exponent - SPLIT_BITS;
    }
}
