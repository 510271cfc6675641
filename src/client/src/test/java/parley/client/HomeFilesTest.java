package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the client keeps in its home folder. */
class HomeFilesTest {
    @TempDir
    Path home;

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void onlyTheOwnerMayReadThem() throws IOException {
        Path file = home.resolve("history/yoda");
        OwnerOnly.create(file);
        OwnerOnly.create(file);
        assertEquals("rw-------", mode(file));
        assertEquals("rwx------", mode(file.getParent()));
    }

    @Test
    void aFolderInTheirPlaceIsRefused() throws IOException {
        Files.createDirectories(home.resolve("history/yoda"));
        assertThrows(FileAlreadyExistsException.class, () -> OwnerOnly.create(home.resolve("history/yoda")));
    }

    @Test
    void aUserOfAnyNameHasAFileInTheFolder() {
        for (String user : List.of("yoda", "..", "../../etc/x", ".bashrc", "a/b", "a\\b", "c:", "*", "日本")) {
            Path file = home.resolve(AccountHistory.fileName(user));
            assertEquals(home, file.normalize().getParent(), user);
            assertFalse(file.getFileName().toString().startsWith("."), user);
        }
        assertEquals("yoda", AccountHistory.fileName("yoda"));
    }

    @Test
    void theLogHoldsNameLevelTextAndStack() throws IOException {
        List<String> trouble = new ArrayList<>();
        ClientLog log = new ClientLog(home.resolve("client.log"), () -> SimulatedTiming.NOW, trouble::add);
        System.Logger logger = log.logger("p2pvideo");
        logger.log(System.Logger.Level.INFO, "took {0} blocks", 3);
        logger.log(System.Logger.Level.DEBUG, "not kept");
        logger.log(System.Logger.Level.WARNING, "it's {odd}");
        logger.log(System.Logger.Level.ERROR, "broken", new IllegalStateException("why"));
        List<String> lines = Files.readAllLines(log.file());
        assertEquals(List.of("2022-06-01T15:00:01Z INFO p2pvideo: took 3 blocks",
                "2022-06-01T15:00:01Z WARNING p2pvideo: it's {odd}",
                "2022-06-01T15:00:01Z ERROR p2pvideo: broken",
                "java.lang.IllegalStateException: why"), lines.subList(0, 4));
        assertTrue(lines.get(4).contains("\tat "));
        assertEquals("rw-------", mode(log.file()));
        assertEquals(List.of(), trouble);
    }

    @Test
    void anUnwritableLogIsToldOnce() throws IOException {
        Files.createFile(home.resolve("in-the-way"));
        List<String> trouble = new ArrayList<>();
        ClientLog log = new ClientLog(home.resolve("in-the-way/client.log"), () -> SimulatedTiming.NOW, trouble::add);
        log.logger("x").log(System.Logger.Level.ERROR, "one");
        log.logger("x").log(System.Logger.Level.ERROR, "two");
        assertEquals(1, trouble.size());
        assertTrue(trouble.getFirst().contains("in-the-way"), trouble.getFirst());
    }

    @Test
    void aLongLogIsPutAside() throws IOException {
        Path file = home.resolve("client.log");
        ClientLog log = new ClientLog(file, () -> SimulatedTiming.NOW, text -> { });
        log.rotate();
        Files.write(file, new byte[5_000_000]);
        log.rotate();
        assertTrue(Files.exists(file));
        Files.write(file, new byte[5_000_001]);
        log.rotate();
        assertFalse(Files.exists(file));
        assertEquals(5_000_001, Files.size(home.resolve("client.log.1")));
    }
}
