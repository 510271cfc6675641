package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which stored events have gone to a socket, told from the bytes that went. */
class SentEventsTest {
    private final SentEvents sent = new SentEvents();

    @Test
    void anEventHasGoneOnceItsLastByteHas() {
        sent.added(7, 100);
        assertEquals(0, sent.gone());
        sent.wrote(99, 1);
        assertEquals(0, sent.gone());
        sent.wrote(1, 0);
        assertEquals(7, sent.gone());
    }

    @Test
    void whatIsAddedBehindItDoesNotMatter() {
        sent.added(7, 100);
        sent.wrote(100, 50);

        assertEquals(7, sent.gone());
    }

    @Test
    void ofSeveralOnTheirWayOneIsLookedAtAtATimeAndTheLastOnceNothingWaits() {
        sent.added(7, 100);
        sent.added(8, 200);
        sent.wrote(150, 50);
        assertEquals(7, sent.gone());
        sent.added(9, 150);
        sent.wrote(149, 1);
        assertEquals(7, sent.gone());
        sent.wrote(1, 0);
        assertEquals(9, sent.gone());
    }

    @Test
    void whatNeedsNoByteHasGoneAtOnceIfNothingWaits() {
        sent.added(7, 0);

        assertEquals(7, sent.gone());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neverMoreThanHasGoneIsSaidAndAllOnceAllHas(long seed) {
        Random random = new Random(seed);
        Deque<long[]> waiting = new ArrayDeque<>(); // id and the bytes up to its end
        long added = 0;
        long written = 0;
        long gone = 0;
        for (int id = 1; id <= 1_000; id++) {
            added += 1 + random.nextInt(100);
            waiting.add(new long[] {id, added});
            sent.added(id, (int) (added - written));
            int bytes = random.nextInt((int) (added - written) + 1);
            written += bytes;
            sent.wrote(bytes, (int) (added - written));
            while (!waiting.isEmpty() && waiting.peek()[1] <= written) {
                gone = waiting.poll()[0];
            }
            assertTrue(sent.gone() <= gone, sent.gone() + " of " + gone);
            assertTrue(written < added || sent.gone() == gone);
        }
        sent.wrote((int) (added - written), 0);

        assertEquals(1_000, sent.gone());
    }
}
