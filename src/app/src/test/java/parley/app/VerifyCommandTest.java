package parley.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.app.plugins.TestJar;
import parley.app.plugins.TestJar.Kind;

class VerifyCommandTest {
    private static final String PLUGINS = "parley.testkit.plugins";
    private static final String SEEN = "parley.test.plugins";
    private static final String RUNNER = """
            package io.cucumber.core.cli;
            import java.nio.file.*;
            public class Main {
                public static byte run(String[] words, ClassLoader kit) throws Exception {
                    System.setProperty("parley.test.plugins", System.getProperty("parley.testkit.plugins"));
                    for (String word : words) {
                        if (word.startsWith("message:")) {
                            Files.writeString(Path.of(word.substring(8)), "{\\"testCaseStarted\\":{}}\\n");
                        }
                    }
                    return (byte) (Files.readString(Path.of(words[words.length - 1])).contains("fails") ? 1 : 0);
                }
            }
            """;

    @TempDir
    private Path folder;
    private final Output out = new Output();

    @AfterEach
    void forget() {
        System.clearProperty(SEEN);
    }

    @Test
    void scenariosArePlayedWithTheJarAmongThePlugins() throws Exception {
        TestJar.of(Kind.PLAIN, "kit").source("Main", RUNNER).writeTo(folder.resolve("kit").resolve("kit.jar"));
        Path jar = TestJar.of(Kind.PLAIN, "tide").serverHalf("package tide; public class ServerHalf implements"
                + " parley.api.server.ServerPlugin { public void start(parley.api.server.ServerContext server) {} }")
                .writeTo(folder.resolve("tide.jar"));
        Path passes = Files.writeString(folder.resolve("a.feature"), "Scenario: passes");
        Path fails = Files.writeString(folder.resolve("b.feature"), "Scenario: fails");

        assertEquals(ExitStatus.FAILED, verify(jar.toString(), passes.toString(), fails.toString()));
        assertTrue(out.text().contains("ok      features     " + passes), out.text());
        assertTrue(out.text().contains("FAILED  features     " + fails), out.text());
        String[] folders = System.getProperty(SEEN).split(File.pathSeparator);
        assertEquals(folder.resolve("plugins").toAbsolutePath().toString(), folders[0]);
        assertEquals(3, folders.length);
        assertNull(System.getProperty(PLUGINS));
    }

    @Test
    void aJarThatIsNoneFails() throws Exception {
        assertEquals(ExitStatus.FAILED, verify(Files.writeString(folder.resolve("broken.jar"), "no zip").toString()));
        assertTrue(out.text().contains("It cannot be read as a jar"), out.text());
    }

    @Test
    void whatIsNotUnderstoodHasStatus2() {
        Output err = new Output();

        assertEquals(2, Main.run(out.stream(), err.stream(), "verify"));
        assertEquals(2, Main.run(out.stream(), err.stream(), "verify", folder.resolve("nowhere.jar").toString()));
        assertTrue(err.text().startsWith("parley verify: PLUGIN.jar is missing: give a file that exists"), err.text());
        assertEquals(0, Main.run(out.stream(), err.stream(), "verify", "--help"));
        assertTrue(out.text().startsWith("Usage: parley verify PLUGIN.jar [FEATURES]... [OPTION]...\n"), out.text());
    }

    private ExitStatus verify(String... words) throws Exception {
        VerifyCommand command = new VerifyCommand();
        return command.run(command.syntax().parse(List.of(words)),
                new Surroundings(new Installation(folder), out.stream(), out.stream()));
    }
}
