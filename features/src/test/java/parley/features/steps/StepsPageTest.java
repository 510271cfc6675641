package parley.features.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.features.steps.StepClass.Step;

class StepsPageTest {
    private static final String RECORD = "parley.steps.record";
    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Path PAGE = MODULE.resolve("STEPS.md");
    private static final Path STEPS = MODULE.resolve("src/main/java/parley/testkit");
    private static final String SOURCE = """
            package a;
            /**
             * What is
             * greeted.
             */
            public final class GreetSteps {
                /** Greets {@code loudly}. */
                @When("{actor} greet(s) {string}")
                public void greets(String name, String words) {}

                /** As {@link #greets}, for {@link #end several}. */
                @Then("{actors} hear(s):")
                public void hears(String names, String lines) {}

                /** No step. */
                @After
                public void end() {}
            }
            """;
    private static final String FEATURE = """
            Feature: Greeting
              Scenario Outline: Somebody
                When <who> greets "<all>"
                And yoda greets "hans"
                But hans and leia hear:
                  \"""
                  hans
                  \"""
            """;

    @TempDir
    private Path folder;

    @Test
    void thePageIsThatOfTheSteps() throws IOException {
        String page = page();
        if (Boolean.getBoolean(RECORD)) {
            Files.writeString(PAGE, page);
        }
        assertEquals(page, Files.exists(PAGE) ? Files.readString(PAGE) : "", "features/STEPS.md is not that of the steps any"
                + " more. To write it: mvn verify -pl features -am -Dtest=StepsPageTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -D" + RECORD + "=true; then commit it.");
    }

    @Test
    void everyStepSaysWhatItDoes() throws IOException {
        for (StepClass type : StepReader.read(STEPS)) {
            assertTrue(!type.purpose().isEmpty() && !type.steps().isEmpty(), type.name());
            type.steps().forEach(step -> assertTrue(!step.comment().isEmpty(), step::sentence));
        }
    }

    @Test
    void whatStandsInBracesIsExplained() throws IOException {
        Pattern braces = Pattern.compile("\\{\\w+}");
        StepReader.read(STEPS).stream().flatMap(type -> type.steps().stream())
                .flatMap(step -> braces.matcher(step.sentence()).results()).map(MatchResult::group)
                .forEach(name -> assertTrue(StepsPage.INTRODUCTION.contains("| `" + name + "` |"), name));
    }

    @Test
    void stepsAreReadInTheOrderOfTheSourceWithTheCommentsOnThem() throws IOException {
        Files.writeString(folder.resolve("GreetSteps.java"), SOURCE);

        assertEquals(List.of(new StepClass("GreetSteps", "What is greeted.", List.of(
                new Step("When", "{actor} greet(s) {string}", "Greets `loudly`."),
                new Step("Then", "{actors} hear(s):", "As `{actor} greet(s) {string}`, for several.")))),
                StepReader.read(folder));
    }

    @Test
    void theFirstUseThatNoTableFillsInIsTheExample() throws IOException {
        Examples examples = examples();

        assertEquals(Optional.of(List.of("yoda greets \"hans\"")), examples.of("{actor} greet(s) {string}"));
        assertEquals(Optional.empty(), examples.of("{actor} leave(s)"));
    }

    @Test
    void anExampleHasTheTextThatTheStepTakes() throws IOException {
        assertEquals(Optional.of(List.of("hans and leia hear:", "\"\"\"", "hans", "\"\"\"")),
                examples().of("{actors} hear(s):"));
    }

    @Test
    void thePageHasASectionForEachClass() throws IOException {
        Files.writeString(folder.resolve("GreetSteps.java"), SOURCE);
        String page = StepsPage.of(StepReader.read(folder), examples());

        assertTrue(page.endsWith("""

                ## Greet

                What is greeted.

                **When** `{actor} greet(s) {string}` \s
                Greets `loudly`.
                ```gherkin
                When yoda greets "hans"
                ```

                **Then** `{actors} hear(s):` \s
                As `{actor} greet(s) {string}`, for several.
                ```gherkin
                Then hans and leia hear:
                  \"""
                  hans
                  \"""
                ```
                """), page);
    }

    private Examples examples() throws IOException {
        return new Examples(List.of(Files.writeString(folder.resolve("greet.feature"), FEATURE)));
    }

    /** In the order in which the page of the package names the classes. */
    private static String page() throws IOException {
        String order = Files.readString(STEPS.resolve("package-info.java"));
        List<StepClass> classes = StepReader.read(STEPS).stream()
                .sorted(Comparator.comparingInt(type -> order.indexOf("." + type.name() + "}"))).toList();
        Stream<Path> features = Stream.concat(features(MODULE, 1), features(MODULE.resolveSibling("plugins"), 2));
        return StepsPage.of(classes, new Examples(features.toList()));
    }

    private static Stream<Path> features(Path folder, int depth) throws IOException {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> file.toString().endsWith(".feature")).sorted().toList().stream();
        }
    }
}
