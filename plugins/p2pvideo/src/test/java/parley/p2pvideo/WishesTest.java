package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.p2pvideo.transfer.KeptLog;

/** The limit and the pauses, from run to run. */
class WishesTest {
    @TempDir
    Path folder;
    private final KeptLog log = new KeptLog();
    private Path file;
    private Wishes wishes;

    @BeforeEach
    void nothingIsKeptYet() {
        file = folder.resolve("wishes");
        wishes = readAgain();
    }

    private Wishes readAgain() {
        Wishes again = new Wishes(log);
        again.keepIn(file);
        return again;
    }

    private static Job job(int number) {
        return new Job(number % 2 == 0, "luke", "a film + 1%.mp4", 4_200_000_000L, "key" + number);
    }

    @Test
    void theyAreKept() throws IOException {
        wishes.limit(5_000_000);
        assertTrue(wishes.pause(job(1)));
        assertFalse(wishes.pause(job(1)), "it is paused already");
        wishes.pause(job(2));
        Wishes again = readAgain();
        assertEquals(5_000_000, again.limit());
        assertEquals(List.of(job(1), job(2)), again.resume(Whom.only("luke")));
        assertEquals(List.of(), readAgain().resume(Whom.ALL));
        again.limit(0);
        assertEquals(0, readAgain().limit());
    }

    @Test
    void onlyPausesOfWhomItIsAboutEnd() {
        wishes.pause(job(1));
        assertEquals(List.of(), wishes.resume(Whom.only("hans")));
        assertTrue(wishes.isPaused(job(1)));
        wishes.forget(job(1));
        assertFalse(readAgain().isPaused(job(1)));
    }

    @Test
    void another256PausesLaterTheOldestIsForgotten() {
        for (int i = 0; i <= Wishes.MOST; i++) {
            wishes.pause(job(i));
        }
        assertFalse(readAgain().isPaused(job(0)));
        assertTrue(readAgain().isPaused(job(1)));
        assertTrue(readAgain().isPaused(job(Wishes.MOST)));
    }

    @Test
    void damagedLinesAreReportedAndLeftOut() throws IOException {
        wishes.pause(job(1));
        Files.write(file, List.of("limit fast", "pause to luke 5 key", "pause by luke 5 key name",
                "pause to luke many key name", "pause to luke 5 key %zz", Files.readString(file).strip(), "limit 7"));
        Wishes again = readAgain();
        assertEquals(7, again.limit());
        assertTrue(again.isPaused(job(1)));
        assertEquals(5, log.lines().size(), log.lines()::toString);
        assertEquals("this is no line of limit and pauses: 'limit fast'", log.lines().getFirst());
    }

    @Test
    void aLimitThatCannotBeKeptHoldsAllTheSame() throws IOException {
        wishes.keepIn(folder.resolve("no such folder/wishes"));
        assertThrows(IOException.class, () -> wishes.limit(3));
        assertEquals(3, wishes.limit());
        wishes.pause(job(1));
        assertTrue(wishes.isPaused(job(1)));
        assertTrue(log.lines().getFirst().startsWith("limit and pauses cannot be kept in"), log.lines()::toString);
    }
}
