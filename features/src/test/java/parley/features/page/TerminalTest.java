package parley.features.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalTest {
    @TempDir
    private Path folder;

    @Test
    void whatCommandsSetStaysAsItWasSet() throws Exception {
        try (Terminal terminal = terminal(20)) {
            terminal.run("mkdir sub\ncd sub\nsaid=\"$WORD\"\n", "");
            terminal.run("echo \"$said there\"\n", "hello there\n");
            assertEquals(folder.toRealPath().resolve("sub"), terminal.folder().toRealPath());
        }
    }

    @Test
    void linesAreExpectedInOrderWithOthersBetweenThem() throws Exception {
        try (Terminal terminal = terminal(20)) {
            terminal.run("printf 'one\\ntwo two\\nthree\\n'\n", "one\nth…e\n");
            assertThrows(AssertionError.class, () -> expect("printf 'one\\ntwo\\n'\n", "two\none\n"));
            assertThrows(AssertionError.class, () -> expect("echo one\n", "one\none\n"));
        }
    }

    @Test
    void whatTheBackgroundSaysIsWaitedFor() throws Exception {
        try (Terminal terminal = terminal(20)) {
            terminal.run("(until [ -e ready ]; do sleep 0.05; done; echo late) &\n", "");
            terminal.run("echo early\ntouch ready\n", "late\n");
        }
    }

    @Test
    void whatWasSeenBeforeDoesNotCount() throws Exception {
        try (Terminal terminal = terminal(1)) {
            terminal.run("echo one\n", "one\n");
            assertThrows(AssertionError.class, () -> terminal.run("echo two\n", "one\n"));
        }
    }

    @Test
    void aCommandThatFailsIsReportedWithWhatItSaid() throws Exception {
        try (Terminal terminal = terminal(20)) {
            AssertionError failure = assertThrows(AssertionError.class,
                    () -> terminal.run("echo what >&2; false\necho never\n", ""));
            assertTrue(failure.getMessage().contains("It was seen:\nwhat\n"), failure.getMessage());
            assertFalse(failure.getMessage().contains("\nnever\n"), failure.getMessage());
        }
    }

    @Test
    void commandsDoNotReadWhatIsTypedNext() throws Exception {
        try (Terminal terminal = terminal(20)) {
            terminal.run("cat\n", "");
            terminal.run("echo still here\n", "still here\n");
        }
    }

    @Test
    void whatRunsInTheBackgroundEndsWithTheTerminal() throws Exception {
        try (Terminal terminal = terminal(20)) {
            terminal.run("sleep 1000 &\necho $! > pid\n", "");
        }
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    }

    private void expect(String commands, String expected) throws IOException, InterruptedException {
        try (Terminal terminal = terminal(1)) {
            terminal.run(commands, expected);
        }
    }

    private Terminal terminal(int patienceSeconds) throws IOException {
        return new Terminal(folder, folder.resolve("typed"), Map.of("WORD", "hello"), Duration.ofSeconds(patienceSeconds));
    }
}
