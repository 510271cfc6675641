package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.p2pvideo.transfer.Cancel;
import parley.p2pvideo.transfer.SenderIntroduction;

/** {@code /accept} and {@code /decline}, with names that the user chooses. */
class AnswerTest extends TwoResidents {
    @BeforeEach
    void lukeIsAsked() throws Exception {
        luke.types("/receive ask");
    }

    private CompletableFuture<String> offers(String line, String seen) throws InterruptedException {
        CompletableFuture<String> end = yoda.begins("/p2pvideo luke " + line);
        luke.sees("yoda offers " + seen);
        return end;
    }

    @Test
    void aFileGetsTheNameThatTheUserChose() throws Exception {
        yoda.file("film.mp4", 10);
        CompletableFuture<String> end = offers("film.mp4", "film.mp4");
        luke.types("/accept yoda as a new hope.mkv");
        assertEquals("", end.get(60, TimeUnit.SECONDS));
        luke.sees("yoda sends you film.mp4, 10 B; you save it as a new hope.mkv.");
        luke.sees("Received film.mp4 from yoda, saved as a new hope.mkv: 10 B in ");
        assertEquals(List.of("a new hope.mkv"), luke.files());
        luke.types("/transfers");
        luke.sees("from yoda  received  10 B, ");
    }

    @Test
    void aNameThatIsTakenIsNotOverwritten() throws Exception {
        luke.file("mine.mp4", 20);
        yoda.file("film.mp4", 10);
        offers("film.mp4", "film.mp4");
        luke.types("/accept as mine.mp4");
        luke.sees("saved as mine (1).mp4");
        assertEquals(20, Files.size(luke.home().resolve("mine.mp4")));
    }

    @Test
    void aFolderGetsTheNameAndSeveralGetAFolderOfThatName() throws Exception {
        yoda.file("clips/one.mp4", 10);
        yoda.file("two.mp4", 20);
        offers("clips", "clips (1 file)");
        luke.types("/accept yoda as trip");
        luke.sees("saved as trip");
        assertEquals(10, Files.size(luke.home().resolve("trip/one.mp4")));
        luke.types("/watch yoda trip");
        luke.sees("one.mp4");
        offers("clips two.mp4", "clips and 1 more");
        luke.types("/accept yoda as all of it");
        luke.sees("saved as all of it");
        assertEquals(10, Files.size(luke.home().resolve("all of it/yoda_clips/one.mp4")));
        assertEquals(20, Files.size(luke.home().resolve("all of it/yoda_two.mp4")));
        assertEquals(List.of("all of it", "trip"), luke.files());
        luke.types("/watch yoda two");
        luke.sees("two.mp4");
    }

    @Test
    void theNameOutlastsACutAndARestartOfTheShell() throws Exception {
        yoda.sparseFile("film.mp4", 200_000_000);
        yoda.types("/limit 30M");
        CompletableFuture<String> end = offers("film.mp4", "film.mp4");
        luke.types("/accept yoda as trip.mkv");
        luke.seesBytesMove();
        luke.types("/transfers");
        luke.sees("  trip.mkv\n");
        luke.close();
        end.get(60, TimeUnit.SECONDS);
        assertEquals(List.of("trip.mkv.part", "trip.mkv.part.idx"), luke.files());
        luke = town.resident("luke").withReceive("ask").starts();
        luke.types("/transfers");
        luke.sees("from yoda  cut off  200.0 MB  trip.mkv");
        yoda.types("/limit off");
        yoda.types("/resume");
        luke.sees("Received film.mp4 from yoda, saved as trip.mkv: 200.0 MB");
        assertEquals(List.of("trip.mkv"), luke.files());
    }

    @Test
    void aNameThatCouldLeaveTheFolderOrHideIsRefusedWithOneThatCanBe() throws Exception {
        yoda.file("film.mp4", 10);
        offers("film.mp4", "film.mp4");
        assertEquals("'../../film.mp4' cannot be the name of a file here, 'film.mp4' can.",
                luke.refusal("/accept yoda as ../../film.mp4"));
        assertTrue(luke.refusal("/accept as .hidden").contains("'_hidden' can."));
        assertTrue(luke.refusal("/accept as con").contains("'_con' can."));
        assertEquals(List.of(), luke.files());
        luke.types("/decline");
        luke.sees("You do not take film.mp4 from yoda.");
    }

    @Test
    void whatDoesNotReadLikeAnAnswerIsRefusedWithExamples() {
        String examples = "This is typed as in /accept, /accept luke, /accept as trip.mkv or /accept luke as trip.mkv.";
        assertEquals(examples, luke.refusal("/accept yoda trip.mkv"));
        assertEquals(examples, luke.refusal("/accept yoda as"));
        assertEquals("as offers no file to you.", luke.refusal("/accept as"));
        assertEquals("as offers no file to you.", luke.refusal("/accept as as trip.mkv"));
    }

    @Test
    void tabOffersWhoOffersAndWhat() throws Exception {
        assertEquals(Set.of(), Set.copyOf(luke.tab(Commands.OFFER)));
        yoda.file("film.mp4", 10);
        offers("film.mp4", "film.mp4");
        assertEquals(List.of("yoda", "as", "film.mp4"), luke.tab(Commands.OFFER));
        luke.types("/decline");
    }

    /** Its sender is no client that would have sent the key. */
    @Test
    void anOfferThatWasTakenAndIsTakenBackLeavesNothing() throws Exception {
        yoda.file("film.mp4", 10);
        SenderIntroduction made = new SenderIntroduction(Selection.of(yoda.home(), "film.mp4").entries(), List.of(),
                false, new SecureRandom());
        yoda.send("/p2psignal luke " + made.offer().text());
        luke.sees("yoda offers film.mp4");
        luke.types("/accept yoda");
        assertEquals(List.of("yoda_film.mp4.part", "yoda_film.mp4.part.idx"), luke.files());
        yoda.send("/p2psignal luke " + new Cancel(made.offer().id()).text());
        luke.sees("yoda does not send film.mp4 after all.");
        assertEquals("Nothing is being sent or received.", luke.refusal("/cancel"));
        assertEquals(List.of(), luke.files());
    }

    @Test
    void whatBeganAndIsTakenBackBeforeAByteCameLeavesNothing() throws Exception {
        yoda.file("film.mp4", 10);
        SenderIntroduction made = new SenderIntroduction(Selection.of(yoda.home(), "film.mp4").entries(), List.of(),
                false, new SecureRandom());
        yoda.send("/p2psignal luke " + made.offer().text());
        luke.sees("yoda offers film.mp4");
        luke.types("/accept yoda");
        yoda.send("/p2psignal luke " + made.reveal().text());
        luke.sees("yoda sends you film.mp4, 10 B.");
        yoda.send("/p2psignal luke " + new Cancel(made.offer().id()).text());
        luke.sees("film.mp4 from yoda did not arrive: yoda stopped it. Nothing of it was kept.");
        luke.types("/receive"); // after what the end has left to be done
        assertEquals(List.of(), luke.files());
    }

    @Test
    void anOfferTooManyInAShortTimeIsNotAnswered() throws Exception {
        luke.types("/receive off");
        yoda.file("film.mp4", 10);
        for (int i = 0; i < OfferRate.MOST_OF_ONE; i++) {
            assertEquals("luke does not take film.mp4: no files are taken at the moment.",
                    yoda.refusal("/p2pvideo luke film.mp4"));
        }
        yoda.begins("/p2pvideo luke film.mp4");
        yoda.sees("Waiting for luke to accept film.mp4");
        assertEquals(-1, luke.printed().indexOf("yoda offers"), luke::printed);
    }
}
