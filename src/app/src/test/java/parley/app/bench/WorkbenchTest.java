package parley.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import parley.app.credentials.Account;

/** With a script in the place of the program. */
@DisabledOnOs(OS.WINDOWS)
class WorkbenchTest {
    @TempDir
    private Path folder;
    private Path launcher;

    @BeforeEach
    void program() {
        launcher = folder.resolve("parley");
    }

    @Test
    void aServerHasTheCommandLineOfABenchmarkAndItsPortIsKnown() throws Exception {
        script("""
                echo "$@" > words
                echo "$JDK_JAVA_OPTIONS" > options
                echo "Parley 1, with 1 plugin: wave."
                echo "It listens on port 4321 of 127.0.0.1; Ctrl-C stops it."
                exec sleep 1000
                """);
        try (Workbench bench = Workbench.open(launcher)) {
            List<Account> accounts = bench.accounts(3);
            Child child = bench.server("--any-port");
            Path place = bench.folder();

            assertEquals(4321, child.port());
            assertEquals("server --any-port --host 127.0.0.1 --plain-text --limits off\n",
                    Files.readString(place.resolve("words")));
            assertTrue(Files.readString(place.resolve("options")).endsWith("\"-Djava.io.tmpdir=" + place + "\"\n"));
            assertEquals(List.of(new Account("u0", "p"), new Account("u1", "p"), new Account("u2", "p")), accounts);
            assertEquals(accounts, Account.read(place.resolve("credentials.txt")));
        }
    }

    @Test
    void closingEndsTheProcessesAndRemovesTheFolder() throws Exception {
        script("echo listens on port 1\nexec sleep 1000\n");
        Workbench bench = Workbench.open(launcher);
        Child child = bench.start(List.of("x"));
        Path place = bench.folder();
        assertTrue(child.handle().isAlive());
        bench.close();

        assertFalse(child.handle().isAlive());
        assertFalse(Files.exists(place));
        bench.close();
    }

    @Test
    void aKilledProcessIsGoneWhenThatReturns() throws Exception {
        script("trap '' TERM\necho listens on port 1\nexec sleep 1000\n");
        try (Workbench bench = Workbench.open(launcher)) {
            Child child = bench.start(List.of("x"));
            child.kill();
            assertFalse(child.handle().isAlive());
        }
    }

    @Test
    void aProgramThatDoesNotStartIsToldWithItsLastWords() throws Exception {
        script("echo Plugins are fine.\necho The disk is full. >&2\nexit 1\n");
        try (Workbench bench = Workbench.open(launcher)) {
            IOException failure = assertThrows(IOException.class, () -> bench.start(List.of("bench", "relay")));
            assertEquals("'parley bench relay' could not be started: The disk is full.", failure.getMessage());
        }
    }

    @Test
    void whatAProcessUsesIsKnownWhileItRuns() throws Exception {
        script("echo listens on port 1\nexec sleep 1000\n");
        try (Workbench bench = Workbench.open(launcher)) {
            Child child = bench.start(List.of("x"));
            ProcessUse use = ProcessUse.of(child.handle());
            assertTrue(use.cpuSeconds().isPresent());
            assertTrue(!Files.exists(Path.of("/proc")) || use.residentBytes().getAsLong() > 10_000);
            child.kill();
            assertEquals(ProcessUse.UNKNOWN, ProcessUse.of(child.handle()));
            assertTrue(use.cpuSince(ProcessUse.UNKNOWN).isEmpty());
            assertTrue(ProcessUse.UNKNOWN.cpuSince(use).isEmpty());
        }
    }

    private void script(String commands) throws IOException {
        Files.writeString(launcher, "#!/bin/sh\n" + commands);
        assertTrue(launcher.toFile().setExecutable(true));
    }
}
