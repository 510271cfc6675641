package parley.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisabledListTest {
    @TempDir
    private Path folder;

    @Test
    void itsFolderIsMadeWhenThereIsSomethingToKeep() throws Exception {
        Path file = folder.resolve("home").resolve("disabled-plugins.txt");
        DisabledList list = new DisabledList(file);
        list.read();
        list.add("wave");

        assertEquals(List.of("wave"), Files.readAllLines(file));
        DisabledList again = new DisabledList(file);
        again.read();
        assertTrue(again.contains("wave"));
    }
}
