package parley.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.app.Main;

/** The benchmarks of the built program, short: it starts itself in processes of their own. */
class BenchTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"process", "power"})
    void aServerThatIsKilledUnderLoadLosesNothing(String durability) {
        assertEquals(0, run("bench", "crash", "--rounds", "2", "--seconds-per-round", "1", "--seed", "1", "--durability",
                durability), this::said);
        assertTrue(said().contains("\nNothing is lost: "), this::said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--users 20 --window 4", "--users 20 --labels", "--groups 3 --members 4 --window 2 --labels"})
    void whatAServerCarriesIsMeasured(String scenario) {
        assertEquals(0, run(("bench chat --warm-up 0 --seconds 1 " + scenario).split(" ")), this::said);
        assertTrue(said().contains(" % of a bare relay.\n"), this::said);
    }

    @Test
    void aServerThatNeedNotBeComparedIsMeasuredAlone() {
        assertEquals(0, run("bench", "chat", "--warm-up", "0", "--seconds", "1", "--users", "2", "--no-bound"), this::said);
        assertTrue(!said().contains("relay"), this::said);
    }

    @Test
    void howFastFilesGoIsMeasuredByThePluginThatSendsThem() {
        assertEquals(0, run("bench", "--help"), this::said);
        assertTrue(said().contains("\n  bench transfer "), this::said);
        assertEquals(0, run("bench", "transfer", "--size", "1M", "--rounds", "1"), this::said);
        assertTrue(said().contains("\n  whole, 1,472 B / UDP loop, 1,472 B "), this::said);
    }

    private int run(String... words) {
        return Main.run(new PrintStream(out), new PrintStream(err), words);
    }

    private String said() {
        return (out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8)).replace("\r", "");
    }
}
