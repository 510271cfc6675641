package parley.server.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private static final int LAST_BOUND = Histogram.BUCKETS - 2;

    private final Histogram histogram = new Histogram();

    @Test
    void aBoundIsTheLastDurationOfItsBucket() {
        for (int bucket = 0; bucket <= LAST_BOUND; bucket++) {
            long bound = Histogram.bound(bucket);
            assertEquals(bucket, Histogram.bucket(bound), "of " + bound);
            assertEquals(bucket + 1, Histogram.bucket(bound + 1), "of " + (bound + 1));
        }
    }

    @Test
    void boundsAreAtMostAQuarterApartAndMeetEveryPowerOfTwo() {
        for (int bucket = 1; bucket <= LAST_BOUND; bucket++) {
            assertTrue(Histogram.bound(bucket) <= Histogram.bound(bucket - 1) * 1.25, "bucket " + bucket);
        }
        List<Long> bounds = LongStream.rangeClosed(0, LAST_BOUND).map(i -> Histogram.bound((int) i)).boxed().toList();
        for (int i = Histogram.LEAST_EXPONENT; i <= Histogram.LARGEST_EXPONENT; i++) {
            assertTrue(bounds.contains(1L << i), "2^" + i);
        }
    }

    @Test
    void whatIsBeyondEitherEndIsCountedThere() {
        LongStream.of(Long.MIN_VALUE, -1, 0, 1, 256).forEach(histogram::record);
        LongStream.of(1L << 37, Long.MAX_VALUE / 2).forEach(histogram::record);
        Distribution read = histogram.read();
        assertEquals(7, read.count());
        assertEquals(5, read.upTo(Histogram.LEAST_EXPONENT));
        assertEquals(5, read.upTo(Histogram.LARGEST_EXPONENT));
        assertEquals(68.719476736, read.quantile(1));
    }

    @Test
    void negativeDurationsTakeNothingFromTheSum() {
        histogram.record(-5_000_000_000L);
        histogram.record(1_500_000_000L);
        assertEquals(1.5, histogram.read().sum());
    }

    @Test
    void durationsUpToAPowerOfTwoAreCountedExactly() {
        LongStream.of(1023, 1024, 1025, 2048, 2049).forEach(histogram::record);
        assertEquals(2, histogram.read().upTo(10));
        assertEquals(4, histogram.read().upTo(11));
        assertEquals(5, histogram.read().upTo(12));
    }

    @Test
    void aQuantileIsNeverTooLowAndAtMostAQuarterTooHigh() {
        LongStream.rangeClosed(1, 1000).forEach(i -> histogram.record(i * 1000));
        for (double share : new double[] {0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 1}) {
            double exact = Math.ceil(share * 1000) * 1e-6;
            double told = histogram.read().quantile(share);
            assertTrue(told >= exact && told <= exact * 1.25, share + " is " + exact + ", told " + told);
        }
    }

    @Test
    void theMedianOfThreeIsTheSecond() {
        LongStream.of(1 << 10, 1 << 20, 1 << 30).forEach(histogram::record);
        assertEquals(0.001048576, histogram.read().quantile(0.5));
    }

    @Test
    void anEmptyOneHasNoCountAndQuantileZero() {
        assertEquals(0, histogram.read().count());
        assertEquals(0, histogram.read().quantile(0.99));
    }

    @Test
    void severalAreAddedUp() {
        Histogram other = new Histogram();
        histogram.record(1_000);
        other.record(3_000);
        other.record(3_000);
        Distribution both = Distribution.of(List.of(histogram, other));
        assertEquals(3, both.count());
        assertEquals(1, both.upTo(10));
        assertEquals(7e-6, both.sum());
    }

    @Test
    void nothingIsLostWhereThreadsRecordAtOnce() {
        int each = 20_000;
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            for (int t = 0; t < 4; t++) {
                pool.execute(() -> LongStream.range(0, each).forEach(i -> histogram.record(1000)));
            }
        }
        assertEquals(4 * each, histogram.read().count());
        assertEquals(4 * each * 1e-6, histogram.read().sum(), 1e-12);
    }
}
