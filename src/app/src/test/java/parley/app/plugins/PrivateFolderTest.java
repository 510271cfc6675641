package parley.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {
    @TempDir
    private Path temporary;

    @Test
    void whatAKilledProcessLeftBehindIsRemovedByTheNext() throws Exception {
        Path left = Files.createDirectory(temporary.resolve("parley-plugins-123"));
        Files.writeString(left.resolve("lock"), "");
        Files.writeString(left.resolve("1-wave.jar"), "");

        PrivateFolder.in(temporary).close();

        assertFalse(Files.exists(left));
    }

    @Test
    void whatIsInUseStays() throws Exception {
        try (PrivateFolder one = PrivateFolder.in(temporary)) {
            Path copy = one.copy(Files.writeString(temporary.resolve("wave.jar"), "content"));

            PrivateFolder.in(temporary).close();

            assertEquals("content", Files.readString(copy));
        }
    }

    @Test
    void aFolderThatIsJustBeingMadeStays() throws Exception {
        Path fresh = Files.createDirectory(temporary.resolve("parley-plugins-124"));

        PrivateFolder.in(temporary).close();

        assertTrue(Files.exists(fresh));
    }

    @Test
    void copiesOfOneNameDoNotMeet() throws Exception {
        Path jar = Files.writeString(temporary.resolve("wave.jar"), "one");
        try (PrivateFolder copies = PrivateFolder.in(temporary)) {
            Path one = copies.copy(jar);
            Path two = copies.copy(Files.writeString(jar, "two"));

            assertEquals("one", Files.readString(one));
            assertEquals("two", Files.readString(two));
        }
    }
}
