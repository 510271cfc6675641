package parley.p2pvideo.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ArrivingFileTest {
    private static final long LONG = 60_000_000_000L;

    @TempDir
    private Path folder;
    private final byte[] content = new byte[10_000];
    private final byte[] into = new byte[10_000];
    private final SlowTransfer transfer;
    private final ArrivingFile file;

    ArrivingFileTest() {
        new Random(1).nextBytes(content);
        transfer = new SlowTransfer("film.mp4", content);
        file = transfer.file();
    }

    @Test
    void onlyWhatIsThereIsRead() throws IOException {
        transfer.carry(2_000);
        assertEquals(500, file.read(1_500, into, 0, 4_000));
        assertArrayEquals(Arrays.copyOfRange(content, 1_500, 2_000), Arrays.copyOf(into, 500));
        assertEquals(0, file.read(2_000, into, 0, 4_000));
    }

    @Test
    void whatArrivesWhileOneWaitsIsSeenAtTheEndOfTheWait() throws Exception {
        ArrivingPart growing = new ArrivingPart() {
            private int asked;

            @Override
            public long availableFrom(long offset) {
                return asked++ == 0 ? 0 : 10;
            }

            @Override
            public void want(long offset) {
                throw new AssertionError("who waits does not ask by itself");
            }

            @Override
            public void read(long offset, byte[] bytes, int from, int length) {
                throw new AssertionError("who waits does not read");
            }
        };
        assertTrue(new ArrivingFile("film.mp4", 10, growing).await(0, 1));
    }

    @Test
    void whoWaitsTooLongIsTold() throws Exception {
        assertFalse(file.await(0, 1));
    }

    @Test
    void whoWaitsForWhatFailsIsTold() throws Exception {
        Thread sender = Thread.ofVirtual().start(() -> file.failed("hans has left"));
        IOException refusal = assertThrows(IOException.class, () -> file.await(0, LONG));
        assertEquals("film.mp4 does not arrive: hans has left", refusal.getMessage());
        sender.join();
    }

    @Test
    void aFileThatHasItsFinalNameIsReadFromThere() throws Exception {
        transfer.end();
        file.finished(saved());
        assertTrue(file.await(0, 1));
        assertEquals(10_000, file.availableFrom(0));
        assertEquals(10_000, file.read(0, into, 0, 10_000));
        assertArrayEquals(content, into);
        file.release();
    }

    @Test
    void aFileThatWasLetGoOfCanBeReadAgain() throws Exception {
        file.finished(saved());
        file.read(0, into, 0, 1);
        file.release();
        assertEquals(1, file.read(0, into, 0, 1));
        file.release();
    }

    @Test
    void betweenThePartAndTheFinalNameOneWaits() throws Exception {
        transfer.carry(10_000);
        transfer.end();
        assertEquals(0, file.read(0, into, 0, 10_000));
        assertFalse(file.await(0, 1));
        file.want(0);
        assertEquals(List.of(), transfer.wanted());
        Path saved = saved();
        Thread mover = Thread.ofVirtual().start(() -> file.finished(saved));
        assertTrue(file.await(0, LONG));
        assertEquals(10_000, file.read(0, into, 0, 10_000));
        mover.join();
        file.release();
    }

    @Test
    void whatIsFinishedDoesNotFailAnyMore() throws Exception {
        file.finished(saved());
        file.failed("the shell ends");
        assertTrue(file.await(0, 1));
    }

    @Test
    void aFileThatWasCutAfterwardsIsAnErrorAndNotAnEndlessRead() throws Exception {
        file.finished(Files.write(folder.resolve("film.mp4"), new byte[10]));
        assertThrows(EOFException.class, () -> file.read(0, into, 0, 10_000));
        file.release();
    }

    private Path saved() throws IOException {
        return Files.write(folder.resolve("hans_film.mp4"), content);
    }
}
