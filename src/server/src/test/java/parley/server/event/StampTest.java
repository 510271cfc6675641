package parley.server.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the wire writes an instant. */
class StampTest {
    @ParameterizedTest
    @CsvSource({"2026-11-22T15:00:01.123Z,2026-11-22T15:00:01.123Z", "2026-11-22T15:00:01Z,2026-11-22T15:00:01.000Z",
        "2026-11-22T15:00:01.120Z,2026-11-22T15:00:01.120Z", "2026-01-02T03:04:05.007Z,2026-01-02T03:04:05.007Z",
        "2026-11-22T23:59:59.999999999Z,2026-11-22T23:59:59.999Z", "1970-01-01T00:00:00Z,1970-01-01T00:00:00.000Z"})
    void itIsIso8601InUtcWithThreeDigitsOfMilliseconds(Instant instant, String text) {
        assertEquals(text, Stamp.of(instant));
        assertEquals(text, Stamp.of(instant), "and the same again");
    }

    @Test
    void whatIsWrittenIsReadBackByAnyReaderOfIso8601() {
        Instant instant = Instant.parse("2026-11-22T15:00:01.120Z");

        assertEquals(instant, Instant.parse(Stamp.of(instant)));
    }

    @Test
    void neighbouringMillisecondsAreNotMixedUp() {
        Instant first = Instant.ofEpochMilli(1_000_000);
        for (int i = 0; i < 3; i++) {
            assertEquals("1970-01-01T00:16:40.000Z", Stamp.of(first));
            assertEquals("1970-01-01T00:16:40.001Z", Stamp.of(first.plusMillis(1)));
        }
    }

    @Test
    void threadsThatRaceEachGetTheirOwn() throws InterruptedException {
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            Instant base = Instant.ofEpochMilli(1_000L * thread);
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 20_000; i++) {
                    Instant instant = base.plusMillis(i % 3);
                    if (!Instant.parse(Stamp.of(instant)).equals(instant)) {
                        wrong.add(instant.toString());
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertEquals(List.of(), List.copyOf(wrong));
    }
}
