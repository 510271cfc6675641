package parley.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.app.credentials.Account;

class DemoFolderTest {
    @TempDir
    private Path current;

    @Test
    void theUsersAreThoseOfTheCurrentFolder() throws Exception {
        Path own = Files.writeString(current.resolve("credentials.txt"), "ann pass\n");
        try (DemoFolder folder = DemoFolder.make(current)) {
            assertEquals(own, folder.credentials());
        }
        assertTrue(Files.exists(own));
    }

    @Test
    void withoutSuchAFileTheyAreParleysOwn() throws Exception {
        try (DemoFolder folder = DemoFolder.make(current)) {
            assertTrue(Account.read(folder.credentials()).size() >= 3);
        }
    }

    @Test
    void theVideoIsPutWhereItIsWanted() throws Exception {
        try (DemoFolder folder = DemoFolder.make(current)) {
            Path video = folder.video(folder.of("yoda"));

            assertTrue(Files.size(video) > 100_000);
            assertEquals(video, folder.video(folder.of("yoda")), "and is not minded if it is there");
        }
    }

    @Test
    void aSecretIsItsOwnersAlone() throws Exception {
        try (DemoFolder folder = DemoFolder.make(current)) {
            assertEquals("rw-------", PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(folder.secret("password", "x"))));
        }
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        DemoFolder folder = DemoFolder.make(current);
        Path user = folder.of("yoda");
        Files.writeString(Files.createDirectories(user.resolve("deep/er")).resolve("file"), "x");
        folder.close();
        folder.close();

        assertFalse(Files.exists(user.getParent()));
    }
}
