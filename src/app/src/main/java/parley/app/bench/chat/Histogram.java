package parley.app.bench.chat;

/**
 * Counts durations in 128 buckets to each power of two, so that what it tells is within 0.8 % of what was recorded, in
 * 64 KiB however many there are. Source of the idea: HdrHistogram (Gil Tene).
 */
final class Histogram {
    private static final int FINE_BITS = 7;
    private static final int FINE = 1 << FINE_BITS;

    private final long[] buckets = new long[(Long.SIZE - FINE_BITS) * FINE];
    private long recorded;

    /** Counts a duration in nanoseconds; one below 0 counts as 0. */
    void record(long nanos) {
        buckets[bucket(Math.max(0, nanos))]++;
        recorded++;
    }

    /** The duration, in nanoseconds, that a share of those recorded, from 0 to 1, do not exceed; 0 without any. */
    double quantile(double share) {
        long rank = (long) Math.ceil(share * recorded);
        long passed = 0;
        for (int i = 0; i < buckets.length; i++) {
            passed += buckets[i];
            if (passed >= rank && passed > 0) {
                return middle(i);
            }
        }
        return 0;
    }

    /** Below FINE a bucket for each value; from there on the exponent, then the bits behind the first. */
    private static int bucket(long nanos) {
        int exponent = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(nanos) - 1 - FINE_BITS);
        return exponent * FINE + (int) (nanos >>> exponent);
    }

    private static double middle(int bucket) {
        int exponent = Math.max(0, bucket / FINE - 1);
        long first = (long) (bucket - exponent * FINE) << exponent;
        return first + ((1L << exponent) - 1) / 2.0;
    }
}
