package parley.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StageTest {
    @Test
    void theFaultsOfAPluginAreShownWithTheScreens() throws Exception {
        try (Stage stage = new Stage()) {
            Path log = Files.createDirectories(stage.server().data()).resolve("errors.log");
            Files.writeString(log, "E1 /dice\njava.lang.IllegalStateException: boom\n");

            String shown = stage.transcripts();
            assertTrue(shown.endsWith("--- errors.log\nE1 /dice\njava.lang.IllegalStateException: boom\n"), shown);
        }
    }

    @Test
    void ofALongLogTheEndIsShown() throws Exception {
        try (Stage stage = new Stage()) {
            Path log = Files.createDirectories(stage.server().data()).resolve("errors.log");
            Files.writeString(log, IntStream.rangeClosed(1, 101).mapToObj(i -> "line " + i)
                    .collect(Collectors.joining("\n")));

            String shown = stage.transcripts();
            assertTrue(shown.contains("\nline 2\n") && shown.endsWith("\nline 101\n"), shown);
            assertFalse(shown.contains("\nline 1\n"), shown);
        }
    }
}
