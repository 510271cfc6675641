package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code /transfers}, {@code /pause}, {@code /resume} and {@code /limit}, with both halves of the plugin. */
class TrafficTest extends TwoResidents {
    @BeforeEach
    void yodaHasAFilm() throws IOException {
        Files.write(yoda.home().resolve("film.mp4"), new byte[30_000_000]);
    }

    @Test
    void withoutTransfersThatIsSaid() throws Exception {
        yoda.types("/transfers");
        yoda.sees("No files are offered, sent or received.");
        assertEquals("Nothing runs that could pause.", yoda.refusal("/pause"));
        assertEquals("Nothing runs with luke that could pause.", yoda.refusal("/pause luke"));
        assertTrue(yoda.refusal("/resume").startsWith("Nothing is paused by you"));
    }

    @Test
    void aPauseOfEitherSideHoldsUntilItsUserResumes() throws Exception {
        yoda.types("/limit 20M");
        CompletableFuture<String> end = yoda.begins("/p2pvideo luke film.mp4");
        luke.seesBytesMove();
        luke.types("/pause yoda");
        luke.sees("You have paused film.mp4 from yoda. /resume yoda lets it go on.");
        yoda.sees("luke has paused film.mp4.");
        assertEquals("Nothing runs with yoda that could pause.", luke.refusal("/pause yoda"));
        yoda.types("/pause");
        luke.sees("yoda has paused film.mp4.");
        luke.types("/transfers");
        luke.sees("from yoda  paused  ");
        luke.types("/resume yoda");
        yoda.sees("luke lets film.mp4 go on; you still want the pause.");
        luke.sees("You let film.mp4 from yoda go on; yoda still wants the pause.");
        luke.types("/transfers");
        luke.sees("from yoda  paused by yoda  ");
        yoda.types("/limit off");
        yoda.types("/resume");
        luke.sees("yoda lets film.mp4 go on.");
        assertEquals("", end.get(60, TimeUnit.SECONDS));
    }

    @Test
    void aPauseOutlastsACut() throws Exception {
        yoda.types("/limit 20M");
        CompletableFuture<String> end = yoda.begins("/p2pvideo luke film.mp4");
        luke.seesBytesMove();
        yoda.types("/pause");
        luke.sees("yoda has paused");
        luke.close();
        assertTrue(end.get(60, TimeUnit.SECONDS).contains("It goes on by itself"));
        yoda.types("/transfers");
        yoda.sees("to luke  cut off, paused  30.0 MB  film.mp4");
        town.leaves("luke");
        yoda.looks();
        luke = town.resident("luke").starts();
        yoda.looks();
        luke.sees("yoda has paused");
        assertEquals(-1, luke.printed().indexOf("Received"));
        yoda.types("/resume luke");
        luke.sees("Received film.mp4");
    }

    @Test
    void aPauseOutlastsTheShellsOfBothUsers() throws Exception {
        yoda.types("/limit 20M");
        yoda.begins("/p2pvideo luke film.mp4");
        luke.seesBytesMove();
        luke.types("/pause");
        yoda.types("/pause");
        luke.sees("yoda has paused");
        yoda.close();
        luke.sees("did not arrive");
        luke.close();
        luke = town.resident("luke").starts();
        luke.types("/transfers");
        luke.sees("from yoda  cut off, paused  30.0 MB  film.mp4");
        yoda = town.resident("yoda").starts();
        yoda.types("/limit");
        yoda.sees("All transfers together take 20.0 MB/s at most");
        yoda.looksUntil("You have paused film.mp4 to luke. /resume luke lets it go on.");
        luke.sees("You have paused film.mp4 from yoda. /resume yoda lets it go on.");
        yoda.types("/resume");
        luke.types("/resume yoda");
        luke.sees("Received film.mp4");
    }

    @Test
    void whatIsResumedWhileItsSenderIsAwayIsTold() throws Exception {
        yoda.types("/limit 20M");
        yoda.begins("/p2pvideo luke film.mp4");
        luke.seesBytesMove();
        luke.types("/pause");
        luke.sees("You have paused");
        yoda.close();
        luke.sees("did not arrive");
        luke.types("/resume yoda");
        luke.sees("film.mp4 from yoda is not paused any more; it goes on when yoda is here.");
    }

    @Test
    void whatWasCancelledWhilePausedIsForgotten() throws Exception {
        yoda.types("/limit 20M");
        CompletableFuture<String> end = yoda.begins("/p2pvideo luke film.mp4");
        luke.seesBytesMove();
        yoda.types("/pause");
        luke.sees("yoda has paused");
        luke.close();
        end.get(60, TimeUnit.SECONDS);
        yoda.types("/cancel luke");
        assertTrue(yoda.refusal("/resume").startsWith("Nothing is paused by you"));
        assertEquals(List.of("limit 20000000"),
                Files.readAllLines(yoda.data().resolve("wishes-yoda@127.0.0.1%3A7275")));
    }

    @Test
    void anotherServerOnTheSameComputerHasItsOwn() throws Exception {
        yoda.types("/limit 20M");
        yoda.close();
        town.atPort(7_276);
        yoda = town.resident("yoda").starts();
        yoda.types("/limit");
        yoda.sees("as fast as the way allows");
    }

    @Test
    void whatEndedIsListedAfterWhatRuns() throws Exception {
        yoda.file("small.mp4", 10);
        yoda.types("/p2pvideo luke small.mp4");
        luke.sees("Received");
        luke.types("/receive ask");
        yoda.begins("/p2pvideo luke film.mp4");
        luke.sees("yoda offers film.mp4");
        luke.types("/transfers");
        String printed = luke.sees("from yoda  received  10 B, ");
        int offered = printed.indexOf("from yoda  offered   30.0 MB  film.mp4");
        assertTrue(offered >= 0 && offered < printed.indexOf("from yoda  received"), printed);
        yoda.types("/transfers");
        yoda.sees("to luke  sent     10 B, ");
    }

    @Test
    void whatIsResumedWhileItIsCutOffIsNotPausedAnyMore() throws Exception {
        yoda.types("/limit 20M");
        CompletableFuture<String> end = yoda.begins("/p2pvideo luke film.mp4");
        luke.seesBytesMove();
        yoda.types("/pause");
        luke.close();
        end.get(60, TimeUnit.SECONDS);
        luke = town.resident("luke").starts();
        yoda.types("/resume luke");
        luke.sees("Received film.mp4");
    }

    @Test
    void theLimitIsShownAndSharedByAll() throws Exception {
        yoda.types("/limit");
        yoda.sees("Files are sent and received as fast as the way allows.");
        yoda.types("/limit 8M");
        yoda.sees("All transfers together take 8.0 MB/s at most; /limit off lifts that.");
        yoda.begins("/p2pvideo luke film.mp4");
        luke.seesBytesMove();
        yoda.begins("/p2pvideo luke film.mp4");
        luke.seesNote("limit 4.0 MB/s");
        yoda.types("/limit off");
        yoda.sees("film.mp4 to luke: 30.0 MB in");
        assertTrue(yoda.refusal("/limit fast").contains("'fast' is no rate"));
    }

    @Test
    void anOfferIsListedOnBothSides() throws Exception {
        luke.types("/receive ask");
        yoda.begins("/p2pvideo luke film.mp4");
        luke.sees("yoda offers film.mp4");
        luke.types("/transfers");
        luke.sees("from yoda  offered  30.0 MB  film.mp4");
        yoda.types("/transfers");
        yoda.sees("to luke  offered  30.0 MB  film.mp4");
    }

    @Test
    void whatOnlyThePeerCanResumeIsSaid() throws Exception {
        yoda.types("/limit 20M");
        yoda.begins("/p2pvideo luke film.mp4");
        luke.seesBytesMove();
        assertEquals("film.mp4 to luke is under way already.", yoda.refusal("/resume luke"));
        luke.types("/pause");
        yoda.sees("luke has paused film.mp4.");
        assertEquals("film.mp4 to luke is paused by luke, who alone can let it go on.", yoda.refusal("/resume"));
        assertEquals("film.mp4 to luke is paused by luke, who alone can let it go on.", yoda.refusal("/resume luke"));
        assertTrue(yoda.refusal("/resume leia").startsWith("Nothing with leia is paused by you"));
    }
}
