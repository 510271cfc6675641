package parley.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.app.plugins.TestJar;
import parley.app.plugins.TestJar.Kind;

/** With a runner in Cucumber's place that starts a scenario for each file with one, and fails for one that says so. */
class FeaturesCommandTest {
    private static final String WORDS = "parley.test.words";
    private static final String CREDENTIALS = "parley.testkit.credentials";
    private static final String RUNNER = """
            package io.cucumber.core.cli;
            import java.nio.file.*;
            public class Main {
                public static byte run(String[] words, ClassLoader kit) throws Exception {
                    System.setProperty("parley.test.words", String.join(" ", words));
                    String feature = Files.readString(Path.of(words[words.length - 1]));
                    for (String word : words) {
                        if (word.startsWith("message:")) {
                            Files.writeString(Path.of(word.substring(8)), "{\\"testRunStarted\\":{}}\\n"
                                    + (feature.contains("Scenario") ? "{\\"testCaseStarted\\":{}}\\n" : ""));
                        }
                    }
                    return (byte) (feature.contains("fails") ? 1 : 0);
                }
            }
            """;

    @TempDir
    private Path folder;
    private Path feature;

    @BeforeEach
    void kit() {
        TestJar.of(Kind.PLAIN, "kit").source("Main", RUNNER).writeTo(folder.resolve("kit").resolve("kit.jar"));
        feature = folder.resolve("a.feature");
    }

    @AfterEach
    void forget() {
        System.clearProperty(WORDS);
        System.clearProperty(CREDENTIALS);
    }

    @Test
    void theStatusTellsWhetherAllScenariosPass() throws Exception {
        Files.writeString(feature, "Scenario: passes");
        assertEquals(ExitStatus.OK, play(feature.toString()));

        Files.writeString(feature, "Scenario: fails");
        assertEquals(ExitStatus.FAILED, play(feature.toString()));
    }

    @Test
    void aFileWithoutAScenarioIsAFailure() throws Exception {
        Files.writeString(feature, "Feature: a");

        assertTells("no scenario was found in " + feature + ": give ", feature.toString());
    }

    @Test
    void tagsThatNoScenarioHasAreAFailure() throws Exception {
        Files.writeString(feature, "Feature: a");

        assertTells("no scenario was found in " + feature + " with the tags '@none': ", feature.toString(), "--tags",
                "@none");
    }

    @Test
    void aFolderWithoutAFeatureFileIsAFailureOfWhichTheRunnerHearsNothing() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertTells("no scenario was found in " + empty + ": give ", empty.toString());
        assertEquals("", System.getProperty(WORDS, ""));
    }

    @Test
    void aFeatureFileIsFoundInAFolderOfTheFolder() throws Exception {
        Files.createDirectory(folder.resolve("deep"));
        assertTrue(!PlayedScenarios.mayBeIn(folder));

        Files.writeString(folder.resolve("deep").resolve("b.feature"), "");
        assertTrue(PlayedScenarios.mayBeIn(folder));
    }

    @Test
    void stepsComeFromTheKitAndFromEachPackageNamed() throws Exception {
        Files.writeString(feature, "Scenario: passes");
        play(feature.toString(), "--glue", "org.one", "--glue=two");

        String words = System.getProperty(WORDS);
        assertTrue(words.contains("--glue parley.testkit ") && words.contains("--glue org.one --glue two "), words);
    }

    @Test
    void theKitIsToldOfTheCredentials() throws Exception {
        Files.writeString(feature, "Scenario: passes");
        play(feature.toString(), "--credentials", feature.toString());

        assertEquals(feature.toString(), System.getProperty(CREDENTIALS));
    }

    @Test
    void theTemporaryFileIsRemoved() throws Exception {
        PlayedScenarios played = PlayedScenarios.none();
        Path file = Path.of(played.plugin().substring("message:".length()));
        assertTrue(Files.exists(file));

        played.close();
        assertTrue(Files.notExists(file));
    }

    private void assertTells(String text, String... words) {
        IOException failure = assertThrows(IOException.class, () -> play(words));
        assertTrue(failure.getMessage().startsWith(text), failure::getMessage);
    }

    private ExitStatus play(String... words) throws Exception {
        FeaturesCommand command = new FeaturesCommand();
        return command.run(command.syntax().parse(List.of(words)),
                new Surroundings(new Installation(folder), System.out, System.err));
    }
}
