package parley.app.bench.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private final Histogram histogram = new Histogram();

    @Test
    void withoutAnyItTellsNothing() {
        assertEquals(0, histogram.quantile(0.5));
    }

    @Test
    void smallDurationsAreExact() {
        for (int i = 1; i <= 100; i++) {
            histogram.record(i);
        }

        assertEquals(50, histogram.quantile(0.5));
        assertEquals(99, histogram.quantile(0.99));
        assertEquals(100, histogram.quantile(1));
        assertEquals(1, histogram.quantile(0));
    }

    @Test
    void everyDurationIsToldWithin8PerThousand() {
        for (long nanos = 1; nanos > 0 && nanos < Long.MAX_VALUE / 3; nanos += 1 + nanos / 3) {
            Histogram one = new Histogram();
            one.record(nanos);
            assertEquals(nanos, one.quantile(0.5), 0.008 * nanos);
        }
    }

    @Test
    void extremesHaveAPlace() {
        histogram.record(-5);
        histogram.record(Long.MAX_VALUE);

        assertEquals(0, histogram.quantile(0.5));
        assertEquals(Long.MAX_VALUE, histogram.quantile(1), 0.008 * Long.MAX_VALUE);
    }

    @Test
    void quantilesAreThoseOfTheSortedDurations() {
        SplittableRandom random = new SplittableRandom(1);
        long[] all = random.longs(10_000, 1_000, 100_000_000).toArray();
        Arrays.stream(all).forEach(histogram::record);
        Arrays.sort(all);

        assertEquals(all[4_999], histogram.quantile(0.5), 0.01 * all[4_999]);
        assertEquals(all[9_899], histogram.quantile(0.99), 0.01 * all[9_899]);
        assertEquals(all[9_989], histogram.quantile(0.999), 0.01 * all[9_989]);
    }
}
