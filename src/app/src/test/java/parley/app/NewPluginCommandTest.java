package parley.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.api.Api;
import parley.app.options.UsageException;
import parley.app.plugins.TestJar;
import parley.app.plugins.TestJar.Kind;

/** With an installation of which there are only the names of the jars. */
class NewPluginCommandTest {
    private final Output out = new Output();

    @TempDir
    private Path folder;
    private Path home;

    @BeforeEach
    void install() throws Exception {
        home = folder.resolve("parley");
        for (String jar : List.of("lib/parley-api-1.2.3.jar", "kit/junit-jupiter-api-6.0.0.jar",
                "kit/cucumber-java-7.0.0.jar")) {
            Files.createDirectories(home.resolve(jar).getParent());
            Files.createFile(home.resolve(jar));
        }
    }

    @Test
    void aProjectIsWrittenThatKnowsTheInstallation() throws Exception {
        assertEquals(ExitStatus.OK, run("dice-roll", folder.toString()));

        String pom = Files.readString(folder.resolve("dice-roll/pom.xml"));
        assertTrue(pom.contains("<parley.home>" + home + "</parley.home>"), pom);
        assertTrue(pom.contains("<parley.version>1.2.3</parley.version>"), pom);
        assertTrue(pom.contains("<junit.version>6.0.0</junit.version>"), pom);
        assertTrue(pom.contains("<cucumber.version>7.0.0</cucumber.version>"), pom);
        assertTrue(Files.exists(folder.resolve("dice-roll/src/main/java/diceroll/DiceRollServer.java")));
        assertTrue(out.text().startsWith("The plugin dice-roll is in the folder " + folder.resolve("dice-roll")), out.text());
    }

    @Test
    void thePackageIsTheAuthorsChoice() throws Exception {
        run("dice", folder.toString(), "--package", "org.example.games");

        assertTrue(Files.exists(folder.resolve("dice/src/main/java/org/example/games/DiceServer.java")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "file"})
    void whatIsThereStaysAsItIs(String what) throws Exception {
        Path there = folder.resolve("dice");
        if (what.equals("folder")) {
            Files.createDirectory(there);
        } else {
            Files.writeString(there, "mine");
        }

        assertFails(there + " is there already, and nothing of it was touched: ", "dice", folder.toString());
        assertTrue(what.equals("folder") ? there.toFile().list().length == 0 : Files.readString(there).equals("mine"));
    }

    @Test
    void anIdOfParleysOwnPluginsIsRefused() {
        TestJar.plugin(Kind.PLAIN, "wave").describe("api", Api.version())
                .writeTo(home.resolve("plugins").resolve("wave.jar"));

        assertFails("Parley comes with a plugin 'wave', which yours would replace: ", "wave", folder.toString());
        assertTrue(Files.notExists(folder.resolve("wave")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Dice                    | NAME is 'Dice': give 1 to 32 lower-case letters, digits and '-',",
        "../dice                 | NAME is '../dice': give ",
        "''                      | NAME is '': give ",
        "dice /nowhere           | DIR is '/nowhere': give a folder that exists",
        "dice --package 1x       | --package is '1x': give the name of a Java package,",
        "dice --package java.x   | the package 'java.x' is the JDK's or Parley's own: give another with --package, such as "
                + "org.example.dices",
        "class                   | the package 'class' has a word of the language Java in it: give another with --package,"})
    void aNameThatCannotBeIsAWrongUse(String words, String text) {
        UsageException refusal = assertThrows(UsageException.class, () -> run(words.split(" ")));
        assertTrue(refusal.getMessage().startsWith(text), refusal::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lib/parley-api-1.2.3.jar", "kit/junit-jupiter-api-6.0.0.jar", "kit/cucumber-java-7.0.0.jar"})
    void anInstallationThatLacksAJarIsAFailure(String jar) throws Exception {
        Files.delete(home.resolve(jar));

        assertFails("there is no " + jar.replaceFirst(".*/(.*)-[0-9.]+jar", "$1") + "-VERSION.jar in ", "dice",
                folder.toString());
        assertTrue(Files.notExists(folder.resolve("dice")));
    }

    private void assertFails(String text, String... words) {
        IOException failure = assertThrows(IOException.class, () -> run(words));
        assertTrue(failure.getMessage().startsWith(text), failure::getMessage);
    }

    private ExitStatus run(String... words) throws Exception {
        NewPluginCommand command = new NewPluginCommand();
        return command.run(command.syntax().parse(List.of(words)),
                new Surroundings(new Installation(home), out.stream(), out.stream()));
    }
}
