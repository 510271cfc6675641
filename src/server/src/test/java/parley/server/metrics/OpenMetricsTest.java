package parley.server.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.server.metrics.CommandMetrics.Outcome;

class OpenMetricsTest {
    private final Metrics metrics = new Metrics(2, () -> 0);

    @Test
    void everythingIsThereInTheFormat() {
        metrics.loop(0).increment(Metric.CONNECTIONS);
        metrics.loop(1).add(Metric.BYTES_SENT, 1L << 40);
        metrics.command("wave").end(Outcome.REFUSED, metrics.command("wave").beginTimed(metrics.loop(0)));
        metrics.flushed(1_500_000, 10);
        Exposition read = new Exposition(metrics.openMetrics());

        assertEquals(1, read.value("parley_connections_total", Map.of()));
        assertEquals(1L << 40, read.value("parley_sent_bytes_total", Map.of()));
        assertEquals(0, read.value("parley_logins_total", Map.of("outcome", "failed")));
        assertEquals(1, read.value("parley_command_refusals_total", Map.of("command", "wave")));
        assertEquals(1, read.value("parley_command_seconds_bucket", Map.of("command", "wave", "le", "+Inf")));
        assertEquals(0, read.value("parley_journal_flush_seconds_bucket", Map.of("le", "0.001048576")));
        assertEquals(1, read.value("parley_journal_flush_seconds_bucket", Map.of("le", "0.002097152")));
        assertEquals(0.0015, read.value("parley_journal_flush_seconds_sum", Map.of()));
        assertEquals("bytes", read.families.get("parley_heap_bytes").described.get("UNIT"));
        for (Family family : metrics.families()) {
            Exposition.Group group = read.families.get("parley_" + family.name());
            assertEquals(family.help(), group.described.get("HELP"));
            assertTrue(!group.points.isEmpty(), family.name());
        }
    }

    @Test
    void theTextOfAFamilyIsThis() {
        assertEquals("""
                # TYPE parley_things_bytes counter
                # UNIT parley_things_bytes bytes
                # HELP parley_things_bytes Things.
                parley_things_bytes_total{kind="a"} 3
                parley_things_bytes_total{kind="b"} 0.5
                # EOF
                """, OpenMetrics.text(List.of(new Family("things_bytes", "bytes", "Things.", Family.Type.COUNTER, List.of(
                        new Sample.Value(Map.of("kind", "a"), 3), new Sample.Value(Map.of("kind", "b"), 0.5))))));
    }

    @Test
    void whatALabelOrAHelpHoldsCannotBreakItsLine() {
        String evil = "a\"} 1\nparley_x 2\\n\\";
        String text = OpenMetrics.text(List.of(new Family("x", "", "Say \"x\".\nNo\\more.", Family.Type.GAUGE,
                List.of(new Sample.Value(Map.of("command", evil), 7)))));
        Exposition read = new Exposition(text);
        assertEquals(7, read.value("parley_x", Map.of("command", evil)));
        assertEquals(1, read.families.get("parley_x").points.size());
        assertEquals("Say \\\"x\\\".\\nNo\\\\more.", read.families.get("parley_x").described.get("HELP"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 0.1, 1e-9, 1.024e-6, 123456789.125, 1e15, 1e300, 9.007199254740993E15})
    void numbersAreReadAsTheyWereWritten(double value) {
        String text = OpenMetrics.text(List.of(new Family("x", "", "X.", Family.Type.GAUGE,
                List.of(new Sample.Value(Map.of(), value)))));
        assertEquals(value, new Exposition(text).value("parley_x", Map.of()));
    }

    /** The reader would be of no use if it took everything. */
    @ParameterizedTest
    @ValueSource(strings = {
        "# TYPE a gauge\na 1\n",
        "# TYPE a gauge\na 1\n# EOF\n# EOF\n",
        "# TYPE a gauge\na  1\n# EOF\n",
        "# TYPE a gauge\na one\n# EOF\n",
        "# TYPE a gauge\na{b=\"c\",} 1\n# EOF\n",
        "# TYPE a gauge\na{b=\"\\x\"} 1\n# EOF\n",
        "# TYPE a gauge\na 1\na 1\n# EOF\n",
        "# TYPE a counter\na 1\n# EOF\n",
        "# TYPE a gauge\n# UNIT a bytes\na 1\n# EOF\n",
        "# TYPE a gauge\na 1\n# TYPE b gauge\nb 1\n# TYPE a gauge\n# EOF\n",
        "# TYPE a histogram\na_bucket{le=\"1\"} 1\na_count 1\n# EOF\n",
        "# TYPE a histogram\na_bucket{le=\"1\"} 2\na_bucket{le=\"+Inf\"} 1\na_count 1\n# EOF\n",
        "# TYPE a histogram\na_bucket{le=\"+Inf\"} 1\na_count 2\n# EOF\n"})
    void theReaderRefusesWhatIsNotInTheFormat(String text) {
        assertThrows(AssertionError.class, () -> new Exposition(text));
    }
}
