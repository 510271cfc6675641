package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.p2pvideo.transfer.Entry;
import parley.p2pvideo.transfer.KeptLog;
import parley.p2pvideo.transfer.SourceFiles.Item;

/** What is remembered of transfers that were cut off, and when they are tried again. */
class UnfinishedTest {
    private static final long SECOND = 1_000_000_000L;
    private static final List<String> LUKE = List.of("luke");

    @TempDir
    Path folder;
    private final KeptLog log = new KeptLog();
    private final Random random = new Random(1);
    private Unfinished unfinished;
    private Shipment film;

    @BeforeEach
    void oneIsAccepted() throws IOException {
        unfinished = unfinished();
        film = shipment("yoda", "luke");
        unfinished.accepted(film);
    }

    private Unfinished unfinished() {
        return new Unfinished(Optional.of(folder), log);
    }

    private Shipment shipment(String user, String peer) {
        List<Item> items = List.of(new Item(folder.resolve("a film + 1%\n.mp4"), new Entry("a film + 1%\n.mp4", 5, 6)),
                new Item(folder.resolve("e"), new Entry("e/", 0, 0)));
        return Shipment.of(new Account(user, "10.0.0.1:1"), peer, items, random);
    }

    @Test
    void whatWasAcceptedIsThereAfterTheProgramWasKilled() {
        Unfinished next = unfinished();
        next.loggedIn(new Account("yoda", "10.0.0.1:1"), 0);
        assertEquals(List.of(film), next.due(0, LUKE));
        assertEquals(List.of(), next.due(0, LUKE), "it is being tried");
    }

    @Test
    void otherUsersAndOtherServersDoNotSeeIt() {
        Unfinished next = unfinished();
        next.loggedIn(new Account("leia", "10.0.0.1:1"), 0);
        assertEquals(List.of(), next.due(0, LUKE));
        next.loggedIn(new Account("yoda", "10.0.0.2:1"), 0);
        assertEquals(List.of(), next.due(0, LUKE));
        next.loggedIn(new Account("yoda", "10.0.0.1:2"), 0);
        assertEquals(List.of(), next.due(0, LUKE), "another server on the same computer");
    }

    @Test
    void whatIsForgottenIsForgottenForGood() {
        unfinished.forget(film);
        Unfinished next = unfinished();
        next.loggedIn(new Account("yoda", "10.0.0.1:1"), 0);
        assertEquals(List.of(), next.due(0, LUKE));
    }

    @Test
    void thePauseDoublesUpToFiveMinutesAndIsShortAfterATryThatLasted() {
        long now = 0;
        for (long pause : new long[] {2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
            unfinished.cutOff(film, now, false, false);
            assertEquals(List.of(), unfinished.due(now + pause * SECOND - 1, LUKE), "before " + pause);
            now += pause * SECOND;
            assertEquals(List.of(film), unfinished.due(now, LUKE), "after " + pause);
        }
        unfinished.cutOff(film, now, true, false);
        assertEquals(List.of(film), unfinished.due(now + 2 * SECOND, LUKE));
    }

    @Test
    void whoComesBackIsTriedAtOnceAndWhoIsAwayIsNot() {
        unfinished.cutOff(film, 0, false, false);
        assertEquals(List.of(), unfinished.due(100 * SECOND, List.of("hans")));
        unfinished.cutOff(film, 100 * SECOND, false, false);
        assertEquals(List.of(film), unfinished.due(100 * SECOND, LUKE));
    }

    @Test
    void whoWentAndCameBackBeforeTheTryWasGivenUpIsTriedAtOnce() {
        assertEquals(List.of(), unfinished.due(0, List.of("hans")));
        assertEquals(List.of(), unfinished.due(SECOND, LUKE));
        unfinished.cutOff(film, 2 * SECOND, false, false);
        assertEquals(List.of(film), unfinished.due(2 * SECOND, LUKE));
        unfinished.cutOff(film, 3 * SECOND, false, false);
        assertEquals(List.of(), unfinished.due(3 * SECOND, LUKE), "only once");
    }

    @Test
    void whoWasAwayForAMomentOnlyIsTriedAtOnce() {
        unfinished.peerLeft("hans");
        unfinished.cutOff(film, 0, false, false);
        assertEquals(List.of(), unfinished.due(0, LUKE));
        unfinished.peerLeft("luke");
        assertEquals(List.of(film), unfinished.due(0, LUKE));
    }

    @Test
    void whatWaitsForTheUserIsTriedWhenTheUserSaysSoOrLogsInAgain() {
        unfinished.cutOff(film, 0, false, true);
        assertEquals(List.of(), unfinished.due(1_000 * SECOND, LUKE));
        assertEquals(List.of(), unfinished.take(Whom.only("hans")));
        assertEquals(List.of(film), unfinished.take(Whom.only("luke")));
        unfinished.cutOff(film, 0, false, true);
        unfinished.loggedIn(new Account("yoda", "10.0.0.1:1"), 5);
        assertEquals(List.of(film), unfinished.due(5, LUKE));
    }

    @Test
    void aDamagedFileIsToldInTheLogAndTheOthersAreRead() throws IOException {
        Files.writeString(folder.resolve("x.shipment"), "what is this\n");
        Unfinished next = unfinished();
        next.loggedIn(new Account("yoda", "10.0.0.1:1"), 0);
        assertEquals(List.of(film), next.due(0, LUKE));
        assertTrue(log.lines().getFirst().contains("x.shipment"), log.lines()::toString);
    }

    @Test
    void noMoreThan256AreRemembered() throws IOException {
        for (int i = 1; i < Unfinished.MOST; i++) {
            unfinished.accepted(shipment("yoda", "luke"));
        }
        IOException refused = assertThrows(IOException.class, () -> unfinished.accepted(shipment("yoda", "luke")));
        assertTrue(refused.getMessage().contains("256"), refused.getMessage());
        assertFalse(unfinished.isRemembered(shipment("yoda", "luke")));
    }
}
