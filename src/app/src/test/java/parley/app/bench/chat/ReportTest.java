package parley.app.bench.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import parley.app.bench.ProcessUse;

class ReportTest {
    private static final Duration TEN = Duration.ofSeconds(10);
    private static final int USERS = 1_000;

    @Test
    void everyNumberHasAUnitAndNoLineIsOver80Columns() {
        String text = print(true, measurement(20_000_000, 9.4), Optional.of(measurement(25_000_000, 5)));

        assertEquals("""
                                                             server           bare relay
                  deliveries                           2,000,000 /s         2,500,000 /s
                  latency, median                           3.01 ms              3.01 ms
                  latency, p99                              3.01 ms              3.01 ms
                  latency, p99.9                            3.01 ms              3.01 ms
                  acknowledged                            70,000 /s
                  CPU per million deliveries                 0.25 s               0.20 s
                  CPU                                50 % of a core       50 % of a core
                  CPU of the generator               94 % of a core       50 % of a core
                  all log-ins                                0.40 s               0.40 s
                  CPU for all log-ins                        0.30 s               0.30 s
                  memory before log-ins                    64.0 MiB             64.0 MiB
                  memory after log-ins                     72.0 MiB             72.0 MiB
                  memory of a session                   8,389 bytes          8,389 bytes
                The server reaches 80 % of a bare relay.
                """, text);
        assertTrue(text.lines().allMatch(line -> line.length() <= 80), text);
    }

    @Test
    void withoutALabelNothingIsAcknowledgedAndWithoutARelayThereIsNoRatio() {
        String text = print(false, measurement(1, 1), Optional.empty());

        assertFalse(text.contains("acknowledged") || text.contains("relay"), text);
    }

    @Test
    void aGeneratorWithoutTimeLeftIsMentioned() {
        assertTrue(print(false, measurement(1, 9.5), Optional.empty()).contains("The generator had no time left"));
    }

    @Test
    void whatTheSystemDoesNotTellIsUnknown() {
        Histogram none = new Histogram();
        String text = print(false, new Measurement(1, OptionalDouble.empty(), ProcessUse.UNKNOWN, ProcessUse.UNKNOWN, 1, 0,
                0, OptionalDouble.empty(), OptionalDouble.empty(), none, Optional.empty()), Optional.empty());

        assertEquals(7, text.lines().filter(line -> line.endsWith(" unknown")).count(), text);
    }

    private static String print(boolean labelled, Measurement server, Optional<Measurement> relay) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Report(new PrintStream(out), server, relay)
                .print(new ChatPlan(new Scenario.Pairs(USERS, 1), labelled, TEN, TEN, true));
        return out.toString().replace(System.lineSeparator(), "\n");
    }

    private static Measurement measurement(long delivered, double generatorCpu) {
        Histogram latency = new Histogram();
        latency.record(3_000_000);
        return new Measurement(0.4, OptionalDouble.of(0.3), memory(64), memory(72), 10, delivered, 700_000,
                OptionalDouble.of(5), OptionalDouble.of(generatorCpu), latency, Optional.empty());
    }

    private static ProcessUse memory(int mebibytes) {
        return new ProcessUse(OptionalDouble.of(1), OptionalLong.of(mebibytes * 1_048_576L));
    }
}
