package parley.app.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultLogTest {
    @TempDir
    private Path folder;

    @Test
    void aFaultIsFoundByTheIdThatATextNames() throws Exception {
        Path file = Files.writeString(folder.resolve("errors.log"), """
                E1-1 2026-01-01 /toy failed
                java.lang.IllegalStateException: no
                    at toy.ServerHalf.run(ServerHalf.java:7)
                E1-2 2026-01-01 /toy failed
                java.lang.ArithmeticException
                """);

        assertEquals(List.of("java.lang.IllegalStateException: no", "at toy.ServerHalf.run(ServerHalf.java:7)"),
                FaultLog.upTo(file, "/toy failed, see E1-1.").stack("/toy failed, see E1-1."));
    }

    @Test
    void aTextThatNamesNoFaultIsNotWaitedFor() throws Exception {
        Thread.currentThread().interrupt(); // who waits now is told so

        assertEquals(List.of(), FaultLog.upTo(folder.resolve("errors.log"), "no answer").stack("no answer"));
        assertTrue(Thread.interrupted());
    }
}
