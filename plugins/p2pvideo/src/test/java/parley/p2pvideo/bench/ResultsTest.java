package parley.p2pvideo.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ResultsTest {
    private final Results results = new Results();
    private final Trial whole = trial("whole");
    private final Trial loop = trial("loop");

    private static Trial trial(String name) {
        return new Trial("Part", name, () -> {
            throw new AssertionError("not to be run");
        });
    }

    private void add(Trial trial, double... seconds) {
        for (double each : seconds) {
            results.add(trial, new Figure(1_000_000_000, 90, 100, each, 2 * each));
        }
    }

    @Test
    void bestAndMedianAreOfTheSpeed() {
        add(whole, 4, 1, 2);
        assertEquals(1, results.best(whole).seconds());
        assertEquals(2, results.median(whole).seconds());
        add(whole, 8);
        assertEquals(4, results.median(whole).seconds());
    }

    @Test
    void aRatioComparesWhatWasMeasuredInTheSameRound() {
        add(whole, 4, 40, 4);
        add(loop, 2, 20, 1);
        assertEquals(OptionalDouble.of(0.5), results.ratio("whole", "loop"));
    }

    @Test
    void thereIsNoRatioToWhatWasNotMeasured() {
        add(whole, 1);
        assertEquals(OptionalDouble.empty(), results.ratio("whole", "scp"));
        assertEquals(OptionalDouble.empty(), results.ratio("scp", "whole"));
    }

    @Test
    void aRowHasSpeedPacketsProcessorTimeAndLoss() {
        add(whole, 0.5, 4, 2);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Report(new PrintStream(out, true, StandardCharsets.UTF_8)).rows(List.of(whole), results);
        String row = out.toString(StandardCharsets.UTF_8).lines().toList().getLast();
        assertEquals("whole 2.00 GB/s 500 MB/s 45 4.00 10.0%", row.strip().replaceAll(" +", " "));
    }
}
