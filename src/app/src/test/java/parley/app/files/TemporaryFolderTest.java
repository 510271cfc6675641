package parley.app.files;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TemporaryFolderTest {
    @Test
    void itIsRemovedWithAllThatIsInIt() throws Exception {
        TemporaryFolder folder = TemporaryFolder.make("parley-test-");
        Path deep = Files.createDirectories(folder.path().resolve("one").resolve("two"));
        Files.writeString(deep.resolve("three"), "3");
        assertTrue(folder.path().getFileName().toString().startsWith("parley-test-"));
        folder.close();

        assertFalse(Files.exists(folder.path()));
        folder.close();
    }
}
