package parley.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server at a time holds the data folder, and whoever cannot have it is told why. */
class DataFolderTest {
    @TempDir
    private Path folder;

    @Test
    void theFolderIsMadeWithThoseAboveIt() throws IOException {
        Path data = folder.resolve("a/b/data");
        try (DataFolder open = DataFolder.open(data)) {
            assertEquals(data, open.path());
            assertTrue(Files.isDirectory(data));
        }
    }

    @Test
    void aFolderInUseIsRefused() throws IOException {
        DataFolder first = DataFolder.open(folder);
        assertInUse();
        assertInUse();
        first.close();

        DataFolder.open(folder).close();
    }

    @Test
    void aFolderThatAnotherProgramHoldsIsRefused() throws Exception {
        Path holder = Files.writeString(folder.resolve("Holder.java"), """
                void main(String[] lock) throws Exception {
                    var channel = java.nio.channels.FileChannel.open(java.nio.file.Path.of(lock[0]),
                            java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE);
                    IO.println(channel.tryLock().isValid());
                    System.in.read();
                }
                """);
        Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                holder.toString(), folder.resolve("lock").toString()).redirectErrorStream(true).start();
        try (BufferedReader said = other.inputReader()) {
            assertEquals("true", said.readLine());

            assertInUse();
        } finally {
            other.destroy();
            other.waitFor();
        }
        DataFolder.open(folder).close();
    }

    @Test
    void aFileInTheWayIsToldWithWhatToDo() throws IOException {
        Path file = Files.createFile(folder.resolve("data"));

        assertUnwritable(file);
        assertUnwritable(file.resolve("below"));
    }

    @Test
    void aFolderWhoseLockCannotBeMadeIsTold() throws IOException {
        Files.createDirectory(folder.resolve("lock"));

        assertUnwritable(folder);
    }

    private void assertInUse() {
        assertEquals("The data folder " + folder.toAbsolutePath()
                + " is in use by another server. Stop it, or name another with --data.",
                assertThrows(IOException.class, () -> DataFolder.open(folder)).getMessage());
    }

    private static void assertUnwritable(Path data) {
        assertEquals("The data folder " + data.toAbsolutePath()
                + " cannot be written. Make it writable, or name another with --data.",
                assertThrows(IOException.class, () -> DataFolder.open(data)).getMessage());
    }
}
