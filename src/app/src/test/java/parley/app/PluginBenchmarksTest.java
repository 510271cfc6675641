package parley.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import parley.app.plugins.TestJar;
import parley.app.plugins.TestJar.Kind;

/** {@code parley bench NAME} of a plugin that lies in the installation. */
class PluginBenchmarksTest {
    private final Output out = new Output();
    private final Output err = new Output();

    @TempDir
    private Path folder;

    @AfterEach
    void forgetTheFolder() {
        System.clearProperty(Installation.PROPERTY);
    }

    @ParameterizedTest
    @EnumSource
    void aBenchmarkOfAPluginRunsWithTheWordsBehindItsName(Kind kind) {
        install(kind, "out.println(arguments);");

        assertEquals(0, run("bench", "tide", "--waves", "3"), err.text());
        assertEquals("[--waves, 3]\n", out.text());
    }

    @Test
    void theHelpListsItAndItHasAPageOfItsOwn() {
        install(Kind.MODULE, "throw new Error();");

        assertEquals(0, run("bench", "--help"));
        assertTrue(out.text().contains("\n  bench tide     Measure the sea.\n"), out.text());
        assertTrue(out.text().contains("\n  bench chat "), out.text());
        assertEquals(0, run("bench", "tide", "--waves", "--help"));
        assertTrue(out.text().endsWith("Usage: parley bench tide [OPTION]...\n\nMeasure the sea.\n\n  --waves N  how many\n"),
                out.text());
        assertEquals(0, run("bench", "tide", "--version"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2 | parley.api.CommandException(parley.api.ErrorCode.INVALID, \"a is b\") | a is b.",
        "1 | java.io.IOException(\"no sea here\")     | no sea here",
        "1 | InterruptedException()                  | interrupted.",
        "1 | IllegalStateException(\"dry\")           | the benchmark failed: java.lang.IllegalStateException: dry",
    })
    void aFailureIsAnsweredInOneLine(int status, String exception, String answer) {
        install(Kind.MODULE, "throw new " + exception + ";");

        assertEquals(status, run("bench", "tide"));
        assertEquals("parley bench tide: " + answer + "\n", err.text());
        assertEquals(exception.startsWith("Interrupted"), Thread.interrupted());
    }

    @Test
    void whatIsBuiltInIsNotReplaced() {
        TestJar.plugin(Kind.PLAIN, "wave").benchmark("relay", "out.println(arguments);")
                .writeTo(folder.resolve("plugins").resolve("wave.jar"));

        assertEquals(2, run("bench", "relay", "7275"));
        assertEquals("parley bench relay: '7275' is one value too many; 'parley bench relay --help' shows which there are.\n",
                err.text());
    }

    @Test
    void onePluginThatCannotBeUsedDoesNotHideTheOthers() {
        install(Kind.MODULE, "out.println(arguments);");
        TestJar.plugin(Kind.PLAIN, "foam").benchmark("foam", "").source("Bench", """
                public class Bench implements parley.api.Benchmark {
                    public Bench() { throw new IllegalStateException("dry"); }
                    public String name() { return "foam"; }
                    public String summary() { return ""; }
                    public String usage() { return ""; }
                    public void run(java.util.List<String> arguments, java.io.PrintStream out) {}
                }
                """).writeTo(folder.resolve("plugins").resolve("foam.jar"));

        assertEquals(0, run("bench", "tide"));
        assertEquals(2, run("bench", "foam"));
        assertTrue(err.text().contains("foam.jar") && err.text().contains("Its Benchmark failed in its constructor:"),
                err.text());
    }

    @Test
    void oneThatCannotTellItsNameDoesNotHideTheOthers() {
        install(Kind.MODULE, "out.println(arguments);");
        TestJar.plugin(Kind.PLAIN, "foam").benchmark("\" + 1 / 0 + \"", "")
                .writeTo(folder.resolve("plugins").resolve("foam.jar"));

        assertEquals(0, run("bench", "tide"));
        assertEquals(2, run("bench", "foam"));
        assertTrue(err.text().startsWith("The benchmark of foam does not tell its name (java.lang.ArithmeticException: / by"
                + " zero): "), err.text());
    }

    private void install(Kind kind, String body) {
        TestJar.plugin(kind, "wave").benchmark("tide", body).writeTo(folder.resolve("plugins").resolve("wave.jar"));
    }

    private int run(String... words) {
        System.setProperty(Installation.PROPERTY, folder.toString());
        return Main.run(out.stream(), err.stream(), words);
    }
}
