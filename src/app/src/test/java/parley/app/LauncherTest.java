package parley.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script {@code bin/parley}, with a Java in its place that tells how it was started. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final Path SCRIPT = Path.of(System.getProperty("basedir", "")).resolve("src/dist/bin/parley");
    private static final String JAVA = """
            #!/bin/sh
            echo "pid $$"
            echo "text ${LC_ALL-none}"
            for word; do echo "$word"; done
            exit 7
            """;

    @TempDir
    private Path folder;
    private Path home;

    @BeforeEach
    void install() throws Exception {
        home = Files.createDirectories(folder.toRealPath().resolve("a folder/with 'parley'"));
        Path java = Files.createDirectories(home.resolve("runtime/bin")).resolve("java");
        Path script = Files.createDirectories(home.resolve("bin")).resolve("parley");
        Files.writeString(java, JAVA);
        Files.copy(SCRIPT, script);
        assertTrue(java.toFile().setExecutable(true) && script.toFile().setExecutable(true));
    }

    @Test
    void itBecomesTheJavaBesideItAndHandsEveryWordOn() throws Exception {
        Run run = run(home.resolve("bin/parley"), "server", "two words", "", "--x='*'");

        assertEquals(7, run.status);
        assertTrue(run.lines.contains("pid " + run.pid), run.lines::toString);
        assertEquals(List.of("-m", "parley.app/parley.app.Main", "server", "two words", "", "--x='*'"),
                run.lines.subList(run.lines.size() - 6, run.lines.size()));
        assertTrue(run.lines.containsAll(List.of("-Dparley.home=" + home, "--module-path", home + "/lib",
                "--add-modules", "ALL-SYSTEM", "--enable-native-access=org.jline,parley.app")), run.lines::toString);
    }

    @Test
    void itIsFoundThroughLinks() throws Exception {
        Path near = Files.createSymbolicLink(home.resolve("bin/near"), Path.of("parley"));
        Path far = Files.createSymbolicLink(folder.resolve("far"), near);

        assertTrue(run(far, "server").lines.contains("-Dparley.home=" + home));
    }

    @ParameterizedTest
    @CsvSource({"'', C.UTF-8", "C, C.UTF-8", "POSIX, C.UTF-8", "de_DE.UTF-8, none", "en_GB.ISO-8859-1, none"})
    void textIsUtf8WhereNoLanguageIsSet(String language, String expected) throws Exception {
        assertTrue(run(Map.of("LANG", language), home.resolve("bin/parley")).lines.contains("text " + expected));
    }

    @Test
    void theCacheIsUsedByAClientInThePlaceThatItWasMadeFor() throws Exception {
        Files.createDirectories(home.resolve("cache"));
        Files.writeString(home.resolve("cache/made-for"), home + "\nsome.jar 1\n");
        String flag = "-XX:AOTCache=" + home.resolve("cache/client.aot");

        assertTrue(run(home.resolve("bin/parley"), "client").lines.contains(flag));
        assertTrue(run(home.resolve("bin/parley"), "server").lines.stream().noneMatch(flag::equals));
        Files.writeString(home.resolve("cache/made-for"), home + "/elsewhere\n");
        assertTrue(run(home.resolve("bin/parley"), "client").lines.stream().noneMatch(flag::equals));
    }

    private Run run(Path script, String... words) throws IOException, InterruptedException {
        return run(Map.of(), script, words);
    }

    private Run run(Map<String, String> environment, Path script, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> lines = process.inputReader().readAllLines();
        return new Run(process.waitFor(), process.pid(), lines);
    }

    private record Run(int status, long pid, List<String> lines) {}
}
