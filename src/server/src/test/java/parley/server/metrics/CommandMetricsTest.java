package parley.server.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import parley.server.metrics.CommandMetrics.Outcome;

class CommandMetricsTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 500); // which overflows during a call
    private final Metrics metrics = new Metrics(2, clock::get);
    private final CommandMetrics wave = metrics.command("wave");

    private void call(LoopMetrics loop, Outcome outcome, long nanos) {
        long begun = wave.beginTimed(loop);
        clock.addAndGet(nanos);
        wave.end(outcome, begun);
    }

    @Test
    void callsOfEveryLoopAndWhatCameOfThemAreCounted() {
        call(metrics.loop(0), Outcome.DONE, 1);
        call(metrics.loop(1), Outcome.REFUSED, 1);
        call(metrics.loop(1), Outcome.REFUSED, 1);
        call(metrics.loop(1), Outcome.FAILED, 1);
        assertEquals(4, wave.calls());
        assertEquals(2, wave.refusals());
        assertEquals(1, wave.failures());
    }

    @Test
    void aTimedCallIsMeasuredFromItsBeginningToItsEnd() {
        call(metrics.loop(0), Outcome.DONE, 3_000);
        assertEquals(1, wave.latency().count());
        assertEquals(3e-6, wave.latency().sum());
    }

    @Test
    void aCallThatBeginsWhileItsEndIsAwaitedIsMeasuredForItself() {
        long first = wave.beginTimed(metrics.loop(0));
        clock.addAndGet(1_000);
        long second = wave.beginTimed(metrics.loop(1));
        clock.addAndGet(1_000);
        wave.end(Outcome.DONE, first);
        wave.end(Outcome.FAILED, second);
        assertEquals(3e-6, wave.latency().sum());
    }

    @Test
    void allCallsAreCountedButOneInSixtyFourIsTimed() {
        clock.set(0);
        for (int i = 0; i < 6_400; i++) {
            long begun = wave.begin(metrics.loop(0));
            clock.addAndGet(1_000);
            wave.end(Outcome.DONE, begun);
        }
        long timed = wave.latency().count();
        assertEquals(6_400, wave.calls());
        assertTrue(timed > 70 && timed < 130, timed + " timed");
        assertEquals(timed * 1e-6, wave.latency().sum(), 1e-12);
    }
}
