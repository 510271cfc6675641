package parley.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
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
    void whatIsInUseIsSeenToBeByOtherProcessesAlsoWhenThisOneHasOpenedMore() throws Exception {
        Path locks = Path.of("/proc/locks");
        assumeTrue(Files.isReadable(locks), "who holds a lock is only known on Linux");
        try (PrivateFolder _ = PrivateFolder.in(temporary)) {
            Path lock = lock();
            String locked = ":" + Files.getAttribute(lock, "unix:ino") + " ";
            assertTrue(Files.readString(locks).contains(locked));

            PrivateFolder.in(temporary).close();

            assertTrue(Files.readString(locks).contains(locked));
        }
    }

    private Path lock() throws IOException {
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.filter(file -> file.endsWith("lock")).findFirst().orElseThrow();
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
