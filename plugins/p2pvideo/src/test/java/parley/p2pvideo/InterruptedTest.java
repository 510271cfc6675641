package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.p2pvideo.transfer.Entry;
import parley.p2pvideo.transfer.KeptLog;
import parley.p2pvideo.transfer.Offer;
import parley.p2pvideo.transfer.PartFile;
import parley.p2pvideo.transfer.ReceiverIntroduction;

/** Parts that were cut off, from run to run. */
class InterruptedTest {
    @TempDir
    Path root;
    private final KeptLog log = new KeptLog();
    private Path file;
    private Path folder;
    private Interrupted interrupted;

    @BeforeEach
    void nothingIsKeptYet() throws Exception {
        file = root.resolve("parts");
        folder = Files.createDirectory(root.resolve("a folder"));
        interrupted = readAgain();
    }

    private Interrupted readAgain() {
        Interrupted again = new Interrupted(log);
        again.keepIn(file);
        return again;
    }

    private Arrival accepted(String peer, int number) throws Exception {
        Offer offer = PhrasesTest.offer(new Entry("film" + number, 5, number));
        PartFile part = PartFile.open(folder, peer, offer);
        Arrival arrival = new Arrival(peer, offer, 0);
        arrival.accepted(introduction(offer), part, folder, new Incoming(peer, offer, Optional.empty()));
        interrupted.accepted(arrival);
        return arrival;
    }

    private static ReceiverIntroduction introduction(Offer offer) {
        return new ReceiverIntroduction(offer, 1 << 20, List.of(), new SecureRandom());
    }

    private static List<String> names(Interrupted some) {
        return some.all().stream().map(part -> part.job().title()).toList();
    }

    @Test
    void whatIsUnderWayIsNotCutOffUntilItEnds() throws Exception {
        Arrival film = accepted("yoda", 1);
        assertEquals(List.of(), names(interrupted));
        film.keep();
        interrupted.cutOff(film);
        assertEquals(List.of("film1 from yoda"), names(interrupted));
        assertEquals(Optional.of(folder), interrupted.folder(film.identity()));
    }

    @Test
    void afterTheProgramWasKilledItIsCutOff() throws Exception {
        accepted("yoda", 1).keep();
        accepted("hans", 2).keep();
        Interrupted again = readAgain();
        assertEquals(List.of("film1 from yoda", "film2 from hans"), names(again));
        assertEquals(List.of("film2"), again.remove(Whom.only("hans")).stream().map(Job::name).toList());
        assertFalse(Files.exists(folder.resolve("hans_film2.part")));
        assertFalse(Files.exists(folder.resolve("hans_film2.part.idx")));
        assertTrue(Files.exists(folder.resolve("yoda_film1.part")));
        assertEquals(List.of("film1 from yoda"), names(readAgain()));
    }

    @Test
    void whatHasArrivedOrWasRemovedByHandIsNotListed() throws Exception {
        Arrival film = accepted("yoda", 1);
        film.part().commit();
        interrupted.over(film.identity());
        accepted("yoda", 2).keep();
        Files.delete(folder.resolve("yoda_film2.part.idx"));
        assertEquals(List.of(), names(readAgain()));
        assertEquals(1, Files.readAllLines(file).size());
        assertEquals(Optional.empty(), readAgain().folder(film.identity()));
    }

    @Test
    void aLogInWhileOneIsUnderWayDoesNotForgetIt() throws Exception {
        Arrival film = accepted("yoda", 1);
        interrupted.keepIn(file);
        assertEquals(List.of(), names(interrupted));
        film.keep();
        interrupted.cutOff(film);
        assertEquals(List.of("film1 from yoda"), names(interrupted));
    }

    @Test
    void damagedLinesAndFoldersThatAreGoneAreLeftOut() throws Exception {
        accepted("yoda", 1).keep();
        String line = Files.readString(file).strip();
        Files.write(file, List.of("what is this", "%00 from yoda 5 0 x", "a from yoda 5 77 film", line, "%2Fnowhere"
                + line.substring(line.indexOf(' ')).replace("yoda", "hans").replaceFirst(" ([0-9a-f]{63}).", " $10")));
        assertEquals(List.of("film1 from yoda"), names(readAgain()));
        assertEquals(3, log.lines().stream().filter(each -> each.contains("this is no line of parts")).count(),
                log.lines()::toString);
    }

    @Test
    void another256LaterTheOldestIsForgotten() throws Exception {
        for (int i = 0; i <= Interrupted.MOST; i++) {
            accepted("yoda", i).keep();
        }
        Interrupted again = readAgain();
        assertEquals(Interrupted.MOST, again.all().size());
        assertEquals("film1", again.all().getFirst().job().name());
    }
}
