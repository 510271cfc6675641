package parley.server.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import parley.api.server.Figure;
import parley.api.server.Figure.Kind;
import parley.server.metrics.CommandMetrics.Outcome;

class MetricsTest {
    private final AtomicLong clock = new AtomicLong(77);
    private final Metrics metrics = new Metrics(2, clock::get);

    private Figure figure(String name, Map<String, String> labels) {
        List<Figure> found = metrics.figures().stream()
                .filter(f -> f.name().equals(name) && f.labels().equals(labels)).toList();
        assertEquals(1, found.size(), name + labels + " in " + metrics.figures());
        return found.getFirst();
    }

    private double value(String name) {
        return figure(name, Map.of()).value();
    }

    @Test
    void aNumberIsWhatAllLoopsAndOtherThreadsCountedAndWhatIsReadElsewhere() {
        metrics.loop(0).add(Metric.ERRORS, 1);
        metrics.loop(1).add(Metric.ERRORS, 20);
        metrics.add(Metric.ERRORS, 300);
        metrics.readFrom(Metric.ERRORS, () -> 4_000);
        metrics.readFrom(Metric.ERRORS, () -> 50_000);
        assertEquals(54_321, metrics.value(Metric.ERRORS));
        assertEquals(54_321, value("errors"));
    }

    @Test
    void aGaugeThatIsReadBetweenTwoLoopsIsNotNegative() {
        metrics.loop(0).add(Metric.CONNECTIONS_OPEN, -1);
        assertEquals(0, metrics.value(Metric.CONNECTIONS_OPEN));
    }

    @Test
    void aCommandKeepsItsNumbersWhenItsPluginIsReplaced() {
        assertSame(metrics.command("wave"), metrics.command("wave"));
        assertNotSame(metrics.command("wave"), metrics.command("help"));
    }

    @Test
    void figuresTellOfEachCommand() {
        CommandMetrics wave = metrics.command("wave");
        metrics.command("help");
        for (int i = 0; i < 100; i++) {
            long begun = wave.beginTimed(metrics.loop(0));
            clock.addAndGet(i == 0 ? 1_000_000 : 1_000);
            wave.end(i < 5 ? Outcome.REFUSED : i < 7 ? Outcome.FAILED : Outcome.DONE, begun);
        }
        assertEquals(100, figure("command_calls", Map.of("command", "wave")).value());
        assertEquals(5, figure("command_refusals", Map.of("command", "wave")).value());
        assertEquals(2, figure("command_failures", Map.of("command", "wave")).value());
        assertEquals(100, figure("command_seconds_count", Map.of("command", "wave")).value());
        assertEquals(1.099e-3, figure("command_seconds_sum", Map.of("command", "wave")).value(), 1e-9);
        assertEquals(1.024e-6, figure("command_seconds", Map.of("command", "wave", "quantile", "0.5")).value());
        assertEquals(1.024e-6, figure("command_seconds", Map.of("command", "wave", "quantile", "0.99")).value());
        assertEquals(0, figure("command_calls", Map.of("command", "help")).value());
        assertTrue(metrics.figures().stream().noneMatch(f -> f.name().equals("command_seconds")
                && f.labels().containsValue("help")), "a quantile of nothing");
    }

    @Test
    void figuresTellOfFlushesAndRounds() {
        metrics.flushed(2_000, 500);
        metrics.flushed(2_000, 700);
        metrics.loop(0).round(4_000);
        metrics.loop(1).round(4_000);
        assertEquals(1_200, value("journal_bytes"));
        assertEquals(2, value("journal_flush_seconds_count"));
        assertEquals(4e-6, value("journal_flush_seconds_sum"));
        assertEquals(2, value("loop_busy_seconds_count"));
        assertEquals(2.048e-6, figure("journal_flush_seconds", Map.of("quantile", "0.99")).value());
    }

    @Test
    void figuresTellOfTheProcess() {
        clock.addAndGet(Duration.ofMinutes(2).toNanos());
        assertEquals(120, value("uptime_seconds"));
        assertTrue(value("heap_bytes") > 100_000);
        assertTrue(value("gc_pause_seconds") >= 0);
        double age = System.currentTimeMillis() / 1e3 - value("process_start_time_seconds");
        assertTrue(age > 0 && age < Duration.ofDays(1).toSeconds(), "started " + age + " s ago");
    }

    @Test
    void logInsAreOneFamilyByOutcome() {
        metrics.loop(0).increment(Metric.LOGINS_BLOCKED);
        assertEquals(1, figure("logins", Map.of("outcome", "blocked")).value());
        assertEquals(0, figure("logins", Map.of("outcome", "ok")).value());
        assertEquals(Kind.COUNTER, figure("logins", Map.of("outcome", "failed")).kind());
        assertEquals(Kind.GAUGE, figure("users_online", Map.of()).kind());
    }

    @Test
    void figuresOfOneNameStandTogetherAndNoneIsThereTwice() {
        metrics.command("wave");
        metrics.command("help");
        Set<String> done = new HashSet<>();
        Set<String> seen = new HashSet<>();
        String last = "";
        for (Figure figure : metrics.figures()) {
            assertTrue(seen.add(figure.name() + figure.labels()), figure + " twice");
            String family = figure.name().replaceFirst("_(count|sum)$", "");
            assertTrue(family.equals(last) || done.add(family), figure + " stands apart");
            last = family;
        }
    }
}
