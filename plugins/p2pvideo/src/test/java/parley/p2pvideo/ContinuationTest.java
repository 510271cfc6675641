package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.p2pvideo.transfer.SenderIntroduction;

/** Transfers that are cut off and go on, with both halves of the plugin and real files. */
class ContinuationTest extends TwoResidents {
    private Path film;

    @BeforeEach
    void aLargeFileIsOnItsWay() throws Exception {
        byte[] bytes = new byte[20_000_000];
        new Random(1).nextBytes(bytes);
        film = Files.write(yoda.home().resolve("film.mp4"), bytes);
        try (RandomAccessFile longer = new RandomAccessFile(film.toFile(), "rw")) {
            longer.setLength(400_000_000); // which no computer sends before the test cuts it off
        }
    }

    private String cutOff(Runnable how) throws Exception {
        yoda.types("/limit 30M");
        CompletableFuture<String> end = yoda.begins("/p2pvideo luke film.mp4");
        luke.seesBytesMove();
        how.run();
        return end.get(60, TimeUnit.SECONDS);
    }

    private void assertArrived() throws Exception {
        yoda.types("/limit off"); // which outlasts a shell
        luke.sees("saved as yoda_film.mp4");
        assertEquals(List.of("yoda_film.mp4"), luke.files());
        assertEquals(-1, Files.mismatch(film, luke.home().resolve("yoda_film.mp4")));
    }

    @Test
    void aReceiverWhoComesBackGetsTheRestWithoutAQuestion() throws Exception {
        assertTrue(cutOff(luke::close).contains("It goes on by itself"));
        luke = town.resident("luke").withReceive("ask").starts();
        yoda.types("/resume");
        luke.sees("yoda sends you film.mp4, 400.0 MB");
        assertArrived();
        yoda.sees("Sent film.mp4 to luke");
        assertTrue(yoda.refusal("/resume")
                .startsWith("Nothing is paused by you or waits to be sent on."));
    }

    @Test
    void aSenderWhoComesBackOffersTheRestByItself() throws Exception {
        cutOff(yoda::close);
        luke.sees("film.mp4 from yoda did not arrive: yoda has left. What is here stays");
        yoda = town.resident("yoda").starts();
        yoda.looksUntil("You and luke see");
        assertArrived();
    }

    @Test
    void aFileThatWasChangedMeanwhileIsToldToBothAndForgotten() throws Exception {
        cutOff(luke::close);
        Files.writeString(film, "another film");
        luke = town.resident("luke").starts();
        yoda.types("/resume luke");
        yoda.sees("! film.mp4 was not sent to luke: the file was changed");
        luke.sees("! film.mp4 from yoda did not arrive: the file was changed");
        yoda.refusal("/resume luke");
    }

    @Test
    void whatTheSenderCancelsIsForgotten() throws Exception {
        cutOff(luke::close);
        yoda.types("/cancel luke");
        yoda.sees("film.mp4 to luke will not be sent on.");
        assertTrue(yoda.refusal("/resume luke")
                .startsWith("Nothing with luke is paused by you or waits to be sent on."));
    }

    @Test
    void whatTheReceiverCancelsIsRemovedAndNotTakenAgain() throws Exception {
        cutOff(yoda::close);
        luke.sees("did not arrive");
        luke.types("/cancel yoda");
        assertEquals(List.of(), luke.files());
        yoda = town.resident("yoda").starts();
        yoda.looksUntil("! luke does not take film.mp4.");
        assertEquals(List.of(), luke.files());
    }

    @Test
    void afterARestartTheReceiverSeesWhatWasCutOffAndCanRemoveIt() throws Exception {
        cutOff(luke::close);
        luke = town.resident("luke").starts();
        luke.types("/transfers");
        luke.sees("from yoda  cut off  400.0 MB  film.mp4");
        assertEquals(List.of("yoda_film.mp4.part", "yoda_film.mp4.part.idx"), luke.files());
        luke.types("/cancel yoda");
        luke.sees("What was here of film.mp4 from yoda is removed.");
        assertEquals(List.of(), luke.files());
        yoda.types("/resume");
        yoda.sees("! luke does not take film.mp4.");
        assertEquals("Nothing is being sent to yoda or received from yoda.", luke.refusal("/cancel yoda"));
    }

    @Test
    void anotherServersPartsAreNotTouched() throws Exception {
        cutOff(luke::close);
        town.atPort(7_276);
        luke = town.resident("luke").starts();
        assertEquals("Nothing is being sent or received.", luke.refusal("/cancel"));
        assertEquals(2, luke.files().size());
    }

    @Test
    void whatWasBegunInAnotherFolderGoesOnThere() throws Exception {
        cutOff(luke::close);
        luke = town.resident("luke").withFolder(Files.createDirectory(root.resolve("elsewhere"))).starts();
        yoda.types("/limit off");
        yoda.types("/resume");
        luke.sees("saved as " + luke.home().resolve("yoda_film.mp4") + ": 400.0 MB");
        assertEquals(List.of("yoda_film.mp4"), luke.files());
    }

    /** As after the sender's program was killed and started again before the receiver noticed anything. */
    @Test
    void anOfferOfWhatIsStillRunningTakesItsPlaceWithoutAWord() throws Exception {
        yoda.types("/limit 30M");
        CompletableFuture<String> end = yoda.begins("/p2pvideo luke film.mp4");
        luke.seesBytesMove();
        SenderIntroduction again = new SenderIntroduction(Selection.of(yoda.home(), "film.mp4").entries(), List.of(),
                true, new SecureRandom());
        yoda.send("/p2psignal luke " + again.offer().text());
        assertTrue(end.get(60, TimeUnit.SECONDS).startsWith("film.mp4 was not sent to luke: luke has left."));
        yoda.types("/limit off");
        yoda.looksUntil("Sent film.mp4 to luke");
        assertArrived();
        assertEquals(-1, luke.printed().indexOf("did not arrive"), luke::printed);
    }

    @Test
    void whatTheReceiverHasAlreadyIsNotSentTwice() throws Exception {
        Path data = yoda.data();
        Files.delete(film);
        Files.writeString(film, "short");
        yoda.types("/p2pvideo luke film.mp4");
        luke.sees("saved as");
        ShipmentFile.write(data, new Shipment("f", "yoda", "127.0.0.1:7275", "luke",
                Selection.of(yoda.home(), "film.mp4").items()));
        yoda.close();
        yoda = town.resident("yoda").starts();
        yoda.looksUntil("luke has all of film.mp4 from the last time.");
        assertEquals(List.of("yoda_film.mp4"), luke.files());
    }

    @Test
    void aFolderOfManyFilesIsOfferedInPiecesAndArrives() throws Exception {
        Path clips = Files.createDirectory(yoda.home().resolve("clips"));
        for (int i = 0; i < 300; i++) {
            Files.writeString(clips.resolve("a name that is rather long, as names are, number " + i), "x" + i);
        }
        yoda.types("/p2pvideo luke clips");
        luke.sees("Received clips (300 files) from yoda, saved as yoda_clips");
        assertEquals("x299", Files.readString(
                luke.home().resolve("yoda_clips/a name that is rather long, as names are, number 299")));
    }

    /** The first copy is here, and is no reason to leave the second where it was cut off. */
    @Test
    void aSecondCopyThatIsCutOffGoesOn() throws Exception {
        yoda.types("/p2pvideo luke film.mp4");
        luke.sees("saved as yoda_film.mp4");
        yoda.types("/limit 30M");
        CompletableFuture<String> end = yoda.begins("/p2pvideo luke film.mp4");
        luke.seesNote("limit 30.0 MB/s");
        yoda.close();
        end.get(60, TimeUnit.SECONDS);
        luke.sees("did not arrive");
        yoda = town.resident("yoda").starts();
        yoda.types("/limit off");
        yoda.looksUntil("You and luke see");
        luke.sees("saved as yoda_film (1).mp4");
        assertEquals(List.of("yoda_film (1).mp4", "yoda_film.mp4"), luke.files());
    }
}
