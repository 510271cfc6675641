package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static RandomGenerator always(double value) {
        return new Random() {
            private static final long serialVersionUID = 1L;

            @Override
            public double nextDouble() {
                return value;
            }
        };
    }

    private static List<Long> millis(Backoff backoff, int count) {
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pauses.add(backoff.next().toMillis());
        }
        return pauses;
    }

    @Test
    void pausesDoubleUpToThirtySeconds() {
        assertEquals(List.of(1000L, 2000L, 4000L, 8000L, 16_000L, 30_000L, 30_000L),
                millis(new Backoff(always(0.5)), 7));
    }

    @Test
    void aPauseVariesByAQuarterEitherWay() {
        assertEquals(List.of(750L, 1500L), millis(new Backoff(always(0)), 2));
        assertEquals(List.of(1250L, 2500L), millis(new Backoff(always(1)), 2));
    }

    @Test
    void twoClientsDoNotPauseAlike() {
        assertNotEquals(millis(new Backoff(new Random(1)), 3), millis(new Backoff(new Random(2)), 3));
    }

    @Test
    void afterAResetThePausesBeginAnew() {
        Backoff backoff = new Backoff(always(0.5));
        millis(backoff, 6);
        assertTrue(backoff.isLongest());
        backoff.reset();
        assertFalse(backoff.isLongest());
        assertEquals(1000, backoff.next().toMillis());
    }
}
