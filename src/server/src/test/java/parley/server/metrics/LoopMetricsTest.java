package parley.server.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopMetricsTest {
    private final LoopMetrics loop = new LoopMetrics(0);

    @Test
    void eachMetricIsCountedForItself() {
        for (Metric metric : Metric.values()) {
            loop.add(metric, 10 + metric.ordinal());
            loop.increment(metric);
        }
        for (Metric metric : Metric.values()) {
            assertEquals(11 + metric.ordinal(), loop.value(metric), metric.name());
        }
    }

    @Test
    void whatIsTakenAwayCountsBackwards() {
        loop.add(Metric.OUTBOX_BYTES, 100);
        loop.add(Metric.OUTBOX_BYTES, -60);
        assertEquals(40, loop.value(Metric.OUTBOX_BYTES));
    }

    @Test
    void anotherThreadSeesWhatIsCounted() throws InterruptedException {
        Thread counting = Thread.ofPlatform().name("counting").start(() -> loop.increment(Metric.LINES_RECEIVED));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (loop.value(Metric.LINES_RECEIVED) == 0) {
            assertTrue(System.nanoTime() - deadline < 0, "not seen within ten seconds");
            Thread.onSpinWait();
        }
        counting.join();
    }

    /** The order of random numbers is the same every time, so this is no gamble. */
    @Test
    void oneCallInSixtyFourIsSampledWithoutARhythm() {
        boolean[] sampled = new boolean[64_000];
        for (int i = 0; i < sampled.length; i++) {
            sampled[i] = loop.samples();
        }
        long all = IntStream.range(0, sampled.length).filter(i -> sampled[i]).count();
        assertTrue(all > 900 && all < 1100, all + " of 64,000");
        for (int place = 0; place < 8; place++) { // as of eight commands that every client sends in turn
            int at = place;
            long there = IntStream.range(0, sampled.length).filter(i -> i % 8 == at && sampled[i]).count();
            assertTrue(there > 80 && there < 170, there + " of 8,000 at place " + place);
        }
    }

    @Test
    void twoLoopsDoNotSampleTheSameCalls() {
        LoopMetrics other = new LoopMetrics(1);
        StringBuilder first = new StringBuilder();
        StringBuilder second = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            first.append(loop.samples() ? 'x' : '.');
            second.append(other.samples() ? 'x' : '.');
        }
        assertNotEquals(first.toString(), second.toString());
    }
}
