package parley.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.app.Main;

/** The project that {@code parley new-plugin} writes, with the built program. */
class NewPluginTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern PLUGIN =
            Pattern.compile("<artifactId>(maven-\\w+-plugin)</artifactId>\\s*<version>([^<]+)</version>");
    private static final String JUNIT = "<junit.version>";
    private static final String CUCUMBER = "<cucumber.version>";
    private static final long PATIENCE_SECONDS = 120;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void theProjectBuildsPlaysItsFeatureAndDropsItsJar() throws Exception {
        Path maven = Maven.orSkip();
        write("dice-roll");
        Path drop = folder.resolve("drop");

        build(maven, folder.resolve("dice-roll"), "-Dparley.plugins=" + drop);
        assertTrue(Files.readString(folder.resolve("dice-roll/target/surefire-reports/diceroll.FeaturesTest.txt"))
                .contains("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0"));
        assertEquals(-1, Files.mismatch(folder.resolve("dice-roll/target/dice-roll.jar"), drop.resolve("dice-roll.jar")));
        assertEquals(0, run("plugins", "--plugins", drop.toString()), said());
        assertTrue(said().contains("\ndice-roll    1.0.0     running   server client /dice-roll"), said());
    }

    /** Then what this build used and what a new project uses is downloaded once. */
    @Test
    void theProjectUsesTheVersionsThatParleyIsBuiltWith() throws Exception {
        write("dice");
        String ours = Files.readString(ROOT.resolve("pom.xml"));
        String theirs = Files.readString(folder.resolve("dice/pom.xml"));
        List<String> used = PLUGIN.matcher(theirs).results().map(NewPluginTest::version).toList();

        assertEquals(5, used.size(), used::toString);
        assertEquals(List.of(), used.stream().filter(version ->
                PLUGIN.matcher(ours).results().map(NewPluginTest::version).noneMatch(version::equals)).toList());
        assertEquals(after(ours, JUNIT), after(theirs, JUNIT));
        assertEquals(after(ours, CUCUMBER), after(theirs, CUCUMBER));
    }

    @Test
    void whatItsReadmeNamesIsThere() throws Exception {
        write("dice");
        String readme = Files.readString(folder.resolve("dice/README.md"));
        List<String> named = Pattern.compile("`PARLEY/([^` ]+)").matcher(readme).results()
                .map(place -> place.group(1)).toList();

        assertEquals(List.of("bin/parley", "kit/api", "kit/STEPS.md"), named);
        named.forEach(place -> assertTrue(Files.exists(ROOT.resolve("target/parley").resolve(place)), place));
        assertTrue(Files.exists(ROOT.resolve("target/parley/kit/api/module-info.java")));
    }

    private void write(String name) {
        assertEquals(0, run("new-plugin", name, folder.toString()), said());
    }

    private int run(String... words) {
        return Main.run(new PrintStream(said), new PrintStream(said), words);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8).replace("\r", "");
    }

    private void build(Path maven, Path project, String drop) throws IOException, InterruptedException {
        Path log = folder.resolve("maven.log");
        List<String> command = new ArrayList<>(List.of(maven.toString(), "-q", "verify", drop));
        command.addAll(Maven.offline());
        Process build = new ProcessBuilder(command)
                .directory(project.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            assertTrue(build.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> "Maven does not end.\n" + read(log));
            assertEquals(0, build.exitValue(), () -> read(log));
        } finally {
            build.descendants().forEach(ProcessHandle::destroyForcibly);
            build.destroyForcibly();
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String version(MatchResult plugin) {
        return plugin.group(1) + " " + plugin.group(2);
    }

    private static String after(String pom, String tag) {
        return pom.substring(pom.indexOf(tag) + tag.length()).replaceFirst("(?s)<.*", "");
    }
}
