package parley.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.server.store.JournalFixture.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The system's files do what a {@link Disk} promises, whoever is interrupted in them. */
class SystemDiskTest {
    private final Disk disk = Disk.ofSystem();
    @TempDir
    private Path folder;

    @Test
    void aFolderThatIsNotThereHasNoNames() throws IOException {
        assertEquals(List.of(), disk.list(folder.resolve("none")));
        disk.createFolder(folder.resolve("a/b"));
        disk.createFolder(folder.resolve("a/b"));
        assertEquals(List.of("b"), disk.list(folder.resolve("a")));
    }

    @Test
    void aFileIsMadeAndItsEndIsWhereItEnded() throws IOException {
        Path file = folder.resolve("file");
        try (DiskFile made = disk.open(file)) {
            assertEquals(0, made.size());
            assertEquals(3, made.append(ByteBuffer.wrap(bytes("one"))));
        }
        try (DiskFile again = disk.open(file)) {
            again.append(ByteBuffer.wrap(bytes("two")));
            again.force();
            disk.forceFolder(folder);
            assertEquals(6, again.size());
            ByteBuffer read = ByteBuffer.allocate(10);
            assertEquals(4, again.read(read, 2));
            assertEquals(-1, again.read(read, 6));
        }
        assertEquals("onetwo", Files.readString(file));
    }

    @Test
    void whatIsAppendedAfterACutFollowsIt() throws IOException {
        Path file = folder.resolve("file");
        try (DiskFile cut = disk.open(file)) {
            cut.append(ByteBuffer.wrap(bytes("one two")));
            cut.truncate(4);
            cut.append(ByteBuffer.wrap(bytes("three")));
            cut.truncate(100);
            cut.append(ByteBuffer.wrap(bytes("!")));
        }
        assertEquals("one three!", Files.readString(file));
    }

    @Test
    void aRenamedFileReplacesTheOtherAndStaysOpen() throws IOException {
        Path to = Files.writeString(folder.resolve("to"), "other");
        try (DiskFile file = disk.open(folder.resolve("from"))) {
            disk.rename(folder.resolve("from"), to);
            file.append(ByteBuffer.wrap(bytes("this")));
        }
        assertEquals("this", Files.readString(to));
        disk.delete(to);
        assertEquals(List.of(), disk.list(folder));
        assertThrows(NoSuchFileException.class, () -> disk.delete(to));
    }

    @Test
    void anInterruptedThreadFinishesWhatItDoesAndStaysInterrupted() throws IOException {
        try (DiskFile file = disk.open(folder.resolve("file"))) {
            Thread.currentThread().interrupt();
            file.append(ByteBuffer.wrap(bytes("one")));
            file.force();
            assertEquals(3, file.size());
            assertTrue(Thread.interrupted());
            file.append(ByteBuffer.wrap(bytes("two")));
        }
        assertEquals("onetwo", Files.readString(folder.resolve("file")));
    }

    @Test
    void interruptsInTheMiddleCostNoByteAndPutNoneTwice() throws Exception {
        Path name = folder.resolve("to");
        try (DiskFile file = disk.open(folder.resolve("from"))) {
            disk.rename(folder.resolve("from"), name);
            Thread writer = Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 5_000; i++) {
                    append(file, "%07d\n".formatted(i));
                    Thread.interrupted();
                }
            });
            while (writer.isAlive()) {
                writer.interrupt();
                file.size();
            }
            writer.join();
        }
        List<String> lines = Files.readAllLines(name);
        assertEquals(5_000, lines.size());
        for (int i = 0; i < lines.size(); i++) {
            assertEquals("%07d".formatted(i), lines.get(i));
        }
    }

    @Test
    void aClosedFileTakesNothing() throws IOException {
        DiskFile file = disk.open(folder.resolve("file"));
        file.close();
        file.close();

        assertThrows(ClosedChannelException.class, () -> file.append(ByteBuffer.wrap(bytes("late"))));
        assertThrows(ClosedChannelException.class, file::size);
    }

    private static void append(DiskFile file, String text) {
        try {
            file.append(ByteBuffer.wrap(bytes(text)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
