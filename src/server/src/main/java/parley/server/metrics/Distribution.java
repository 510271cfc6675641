package parley.server.metrics;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a {@link Histogram} had counted when it was read. Immutable. */
public final class Distribution {
    private final long[] counts;
    private final long sumNanos;

    /** Takes the array over. */
    Distribution(long[] counts, long sumNanos) {
        this.counts = counts;
        this.sumNanos = sumNanos;
    }

    /** That of several together. */
    static Distribution of(List<Histogram> histograms) {
        long[] counts = new long[Histogram.BUCKETS];
        long sum = 0;
        for (Histogram histogram : histograms) {
            Distribution one = histogram.read();
            for (int i = 0; i < counts.length; i++) {
                counts[i] += one.counts[i];
            }
            sum += one.sumNanos;
        }
        return new Distribution(counts, sum);
    }

    /** How many durations there are. */
    long count() {
        long count = 0;
        for (long inBucket : counts) {
            count += inBucket;
        }
        return count;
    }

    /** How many were no longer than 2<sup>exponent</sup> nanoseconds, exactly. */
    long upTo(int exponent) {
        int last = Histogram.bucket(1L << exponent);
        long count = 0;
        for (int i = 0; i <= last; i++) {
            count += counts[i];
        }
        return count;
    }

    /** All durations together, in seconds. */
    double sum() {
        return seconds(sumNanos);
    }

    /**
     * A duration in seconds that so many were not longer than, from 0 to 1 of all: at most a quarter too high. 0 if
     * there are none; those of 69 s and more are taken for 69 s.
     */
    public double quantile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * count()));
        long counted = 0;
        for (int i = 0; i < counts.length; i++) {
            counted += counts[i];
            if (counted >= rank) {
                return seconds(Histogram.bound(Math.min(i, counts.length - 2)));
            }
        }
        return 0;
    }

    private static double seconds(long nanos) {
        return nanos / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
