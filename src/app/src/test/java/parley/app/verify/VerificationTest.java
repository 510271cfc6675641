package parley.app.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.app.verify.Trials.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.app.plugins.TestJar;
import parley.app.plugins.TestJar.Kind;
import parley.app.verify.Trials.Outcome;

/** The order of the checks, and those of the jar itself; the others have tests of their own. */
class VerificationTest {
    private static final String ECHO = "server.command(CommandSpec.of(\"toy\", \"Echo\").text(\"text\").immediately(),"
            + " call -> Reply.of(call.text(\"text\")));";

    @TempDir
    private Path folder;

    @Test
    void aGoodPluginPassesEveryCheck() throws Exception {
        TestJar jar = Trials.server(ECHO).clientHalf("""
                package toy;
                public class ClientHalf implements parley.api.client.ClientPlugin {
                    public void start(parley.api.client.ClientContext client) {}
                }
                """);
        List<List<Path>> played = new ArrayList<>();
        Outcome outcome = verify(jar, folder, List.of(folder), (features, folders) -> {
            assertEquals(folder, features);
            assertTrue(Files.exists(folders.getLast().resolve("toy.jar")));
            return played.add(folders);
        });

        assertTrue(outcome.well(), outcome.text());
        assertEquals(List.of("descriptor", "api", "start", "input", "latency", "reload", "shell", "features"),
                outcome.text().lines().filter(line -> line.startsWith("ok")).map(line -> line.split("\\s+")[1]).toList());
        assertEquals(List.of(folder.resolve("beside")), played.getFirst().subList(0, 1));
        assertTrue(outcome.text().endsWith("8 checks: all is well.\n"), outcome.text());
        assertTrue(outcome.text().contains("\n                       /toy TEXT\u2026\n"), outcome.text());
    }

    @Test
    void allThatIsWrongWithADescriptorIsToldAndNothingElseIsTried() throws Exception {
        Outcome outcome = verify(Trials.server("").describe("api", "9.0").describe("description", " "), folder);

        assertFalse(outcome.well());
        assertTrue(outcome.text().startsWith("FAILED  descriptor   the jar cannot be loaded:\n"), outcome.text());
        assertTrue(outcome.text().contains("It was built against API 9.0") && outcome.text().contains("needs a 'description'"),
                outcome.text());
        assertEquals(7, outcome.text().lines().filter(line -> line.endsWith("the jar cannot be loaded")).count());
        assertTrue(outcome.text().endsWith("8 checks: 1 failed, 7 skipped.\n"), outcome.text());
    }

    @Test
    void aPluginThatAsksForNativeAccessIsNotedOnce() throws Exception {
        Outcome outcome = verify(Trials.server("").source("Native", "class Native { native void call(); }")
                .describe("native-access", "true"), folder);

        assertTrue(outcome.well(), outcome.text());
        assertTrue(outcome.rows("descriptor").get(1).startsWith("note    descriptor   it asks for native access: a fault in"),
                outcome.text());
        assertEquals(1, outcome.rows("api use").size(), outcome.text());
        assertEquals(1, verify(Trials.server(""), folder).rows("descriptor").size());
    }

    @Test
    void classesThatAreMissingAreNamedUpToTen() throws Exception {
        StringBuilder uses = new StringBuilder();
        TestJar jar = Trials.server("");
        for (int i = 10; i < 22; i++) {
            uses.append("Gone%d gone%d;\n".formatted(i, i));
            jar.source("Gone" + i, "class Gone" + i + " {}").without("Gone" + i);
        }
        Outcome outcome = verify(jar.source("Uses", "class Uses { " + uses + " }"), folder);

        assertFalse(outcome.well());
        assertTrue(outcome.rows("api use").getFirst().startsWith("FAILED  api use      12 classes that it refers to"),
                outcome.text());
        assertTrue(outcome.text().contains("\n                       toy.Gone10, referred to by toy.Uses\n"), outcome.text());
        assertTrue(outcome.text().contains("Gone19") && !outcome.text().contains("Gone20"), outcome.text());
        assertTrue(outcome.text().contains("\n                       and 2 more\n"), outcome.text());
    }

    @Test
    void ofAPluginThatItRequiresItMayUseWhatThatExportsOnly() throws Exception {
        Path other = TestJar.of(Kind.PLAIN, "other").source("Door", "public class Door {}").exports("other")
                .source("Cellar", "package other.cellar; public class Cellar {}")
                .serverHalf("package other; public class ServerHalf implements parley.api.server.ServerPlugin {"
                        + " public void start(parley.api.server.ServerContext server) {} }")
                .writeTo(folder.resolve("beside").resolve("other.jar"));
        TestJar jar = TestJar.of(Kind.PLAIN, "toy").requiresPlugin("other", other)
                .serverHalf("package toy; public class ServerHalf implements parley.api.server.ServerPlugin {"
                        + " other.Door door; other.cellar.Cellar cellar;"
                        + " public void start(parley.api.server.ServerContext server) {} }");
        Outcome outcome = verify(jar, folder);

        assertTrue(outcome.rows("descriptor").getFirst().endsWith("on top of other 1.0.0"), outcome.text());
        assertTrue(outcome.text().contains("1 class that it refers to"), outcome.text());
        assertTrue(outcome.text().contains("  other.cellar.Cellar, referred to by toy.ServerHalf"), outcome.text());
    }

    @Test
    void whatMakesABadNeighbourIsNoted() throws Exception {
        Outcome outcome = verify(Trials.server("")
                .source("Threads", "class Threads { Object o = new Thread(() -> { }); }")
                .source("Virtual", "class Virtual { Object o = Thread.ofVirtual(); }")
                .source("Pool", "class Pool { Object o = java.util.concurrent.Executors.newCachedThreadPool(); }")
                .source("Streams", "class Streams { Object o = System.out; }")
                .source("Native", "class Native { native void call(); }"), folder);

        assertTrue(outcome.well(), outcome.text());
        List<String> rows = outcome.rows("api use");
        assertEquals(4, rows.size(), outcome.text());
        assertTrue(rows.get(1).startsWith("note    api use      it starts threads of its own"), outcome.text());
        assertTrue(outcome.text().contains("toy.Pool\n") && outcome.text().contains("toy.Threads\n")
                && outcome.text().contains("toy.Virtual\n"), outcome.text());
        assertTrue(rows.get(2).contains("input or output") && rows.get(3).contains("native code"), outcome.text());
    }

    @Test
    void codeThatCouldEndTheProgramIsNotRun() throws Exception {
        Outcome outcome = verify(Trials.server("System.exit(3);"), folder);

        assertFalse(outcome.well());
        assertTrue(outcome.rows("api use").get(1).startsWith("FAILED  api use      it ends the whole program: "),
                outcome.text());
        assertTrue(outcome.rows("start").getFirst().startsWith("skipped start        it could end this program"),
                outcome.text());
    }

    @Test
    void scenariosThatFailAndThatCannotBePlayedFail() throws Exception {
        assertTrue(verify(Trials.server(""), folder, List.of(folder), (features, folders) -> false)
                .rows("features").getFirst().startsWith("FAILED  features     " + folder + ": not every scenario"));
        assertTrue(verify(Trials.server(""), folder, List.of(folder), (features, folders) -> {
            throw new IOException("there is no kit.");
        }).rows("features").getFirst().startsWith("FAILED  features     it could not be carried out: there is no kit."));
    }

    @Test
    void nothingIsLeftAmongTheTemporaryFiles() throws Exception {
        List<Path> seen = new ArrayList<>();
        verify(Trials.server(ECHO), folder, List.of(folder), (features, folders) -> seen.add(folders.getLast()));

        assertTrue(Files.notExists(seen.getFirst().getParent()));
    }

    @Test
    void aPluginsWordsCannotSteerTheTerminal() throws Exception {
        Outcome outcome = verify(Trials.server("throw new IllegalStateException(\"\\u001b[2J\");"), folder);

        assertTrue(outcome.text().contains("[2J") && outcome.text().indexOf('\u001b') < 0, outcome.text());
    }
}
