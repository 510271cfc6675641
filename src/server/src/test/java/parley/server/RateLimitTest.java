package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** So many at once, so many a second after that. */
class RateLimitTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long FIFTIETH = SECOND / 50;

    @ParameterizedTest
    @ValueSource(longs = {0, -5, Long.MAX_VALUE, Long.MIN_VALUE})
    void theBurstPassesAtOnceAndTheNextWaits(long start) {
        RateLimit rate = new RateLimit(50, 200, start);
        for (int i = 0; i < 200; i++) {
            assertEquals(0, rate.take(start), "line " + i);
        }

        assertEquals(FIFTIETH, rate.take(start));
        assertEquals(FIFTIETH / 2, rate.take(start + FIFTIETH / 2), "asking takes nothing");
        assertEquals(0, rate.take(start + FIFTIETH));
        assertEquals(FIFTIETH, rate.take(start + FIFTIETH));
    }

    @Test
    void afterAPauseNoMoreThanTheBurstPasses() {
        RateLimit rate = new RateLimit(50, 3, 0);
        for (int i = 0; i < 3; i++) {
            assertEquals(0, rate.take(1_000 * SECOND));
        }

        assertEquals(FIFTIETH, rate.take(1_000 * SECOND));
    }

    @Test
    void whatIsEarnedWhileLessThanAWholeLineCounts() {
        RateLimit rate = new RateLimit(2, 1, 0);
        assertEquals(0, rate.take(0));
        for (long tenth = 1; tenth < 5; tenth++) {
            assertTrue(rate.take(tenth * SECOND / 10) > 0);
        }

        assertEquals(0, rate.take(SECOND / 2));
    }

    @ParameterizedTest
    @CsvSource({"50,200", "1,1", "3,2", "7,5", "1000,10"})
    void whoWaitsAsLongAsToldPassesAndNoFasterThanTheRate(int perSecond, int burst) {
        RateLimit rate = new RateLimit(perSecond, burst, 0);
        Random random = new Random(1);
        long now = 0;
        int passed = 0;
        for (int i = 0; i < 5_000; i++) {
            long wait = rate.take(now);
            if (wait == 0) {
                passed++;
                now += random.nextLong(SECOND / (2L * perSecond));
            } else {
                now += wait;
                assertTrue(rate.take(now) <= 1, "to the nanosecond of rounding");
                passed += rate.take(now + 1) == 0 ? 1 : 0;
            }
        }

        assertTrue(passed <= burst + now / (double) SECOND * perSecond + 1, passed + " in " + now + " ns");
    }

    @Test
    void withoutALimitAllPass() {
        Limits off = Limits.off();
        RateLimit rate = new RateLimit(off.rate(), off.burst(), 0);
        for (int i = 0; i < 100_000; i++) {
            assertEquals(0, rate.take(0));
        }
    }
}
