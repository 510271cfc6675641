package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.api.CommandException;
import parley.p2pvideo.transfer.Decline;
import parley.p2pvideo.transfer.Signal;
import parley.p2pvideo.transfer.TransferId;

class GroupSendingTest extends TwoResidents {
    private Resident leia;

    @BeforeEach
    void threeOfAGroupComeIn() throws IOException {
        leia = town.resident("leia").starts();
        town.member("yoda", "joined", "online");
        town.member("luke", "joined", "online");
        town.member("leia", "joined", "online");
        town.member("maul", "invited", "online");
        Files.writeString(yoda.home().resolve("film.mp4"), "a galaxy");
    }

    @AfterEach
    void theOthersLeave() {
        leia.close();
    }

    @Test
    void allWhoJoinedGetIt() throws Exception {
        yoda.types("/groupvideo force film.mp4");
        assertTrue(yoda.printed().contains("Offering film.mp4 to luke, leia."), yoda.printed());
        assertTrue(yoda.printed().endsWith("film.mp4: 2 of 2 in 'force' have it: leia, luke.\n"), yoda.printed());
        for (Resident each : new Resident[] {luke, leia}) {
            each.sees("saved as yoda_film.mp4");
            assertEquals("a galaxy", Files.readString(each.home().resolve("yoda_film.mp4")));
        }
    }

    @Test
    void whoDidNotGetItIsNamedWithTheReason() throws Exception {
        town.member("hans", "joined", "offline");
        luke.types("/receive off");
        CommandException refusal = assertThrows(CommandException.class,
                () -> yoda.types("/groupvideo force film.mp4"));
        assertEquals("film.mp4 has not reached hans, luke.", refusal.getMessage());
        yoda.sees("film.mp4: 1 of 3 in 'force' have it: leia.");
        yoda.sees("! Not hans: hans is offline.");
        yoda.sees("! Not luke: luke does not take film.mp4: no files are taken at the moment.");
    }

    @Test
    void eachMemberHasALineAmongTheTransfers() throws Exception {
        luke.types("/receive ask");
        leia.types("/receive ask");
        yoda.begins("/groupvideo force film.mp4");
        luke.sees("yoda offers");
        leia.sees("yoda offers");
        yoda.types("/transfers");
        yoda.sees("to luke  offered  8 B  film.mp4");
        yoda.sees("to leia  offered  8 B  film.mp4");
        luke.types("/accept");
        leia.types("/decline");
        yoda.sees("film.mp4: 1 of 2 in 'force' have it: luke.");
    }

    @Test
    void withoutTheGroupsPluginThatIsSaid() {
        town.members().clear();
        assertEquals("This server has no groups: its plugin 'groups' is not there. /p2pvideo sends to one user.",
                yoda.refusal("/groupvideo force film.mp4"));
    }

    /** The clones' programs do not answer; the first one declines in the end. */
    @Test
    void noMoreThan32AreOfferedTheFileAtATime() throws Exception {
        AtomicInteger offers = new AtomicInteger();
        luke.types("/receive off");
        leia.types("/receive off");
        List<Resident> clones = new ArrayList<>();
        for (int i = 0; i <= GroupSending.AT_ONCE; i++) {
            town.member("clone" + i, "joined", "online");
            Resident clone = town.resident("clone" + i);
            clone.listen(Commands.SIGNAL_EVENT, event -> {
                clone.print(event.text());
                luke.print("offers: " + offers.incrementAndGet());
            });
            clones.add(clone);
        }
        CompletableFuture<String> end = yoda.begins("/groupvideo force film.mp4");
        luke.sees("offers: " + GroupSending.AT_ONCE);
        yoda.sees("Waiting for clone"); // seconds later: one more offer at the same time would be there by now
        assertEquals(GroupSending.AT_ONCE, offers.get());
        TransferId offer = Signal.parse(clones.getFirst().printed().strip()).id();
        town.call("clone0", "/p2psignal yoda " + new Decline(offer, "").text());
        luke.sees("offers: " + (GroupSending.AT_ONCE + 1));
        yoda.types("/cancel");
        assertTrue(end.get(60, TimeUnit.SECONDS).startsWith("film.mp4 has not reached clone0, "));
    }

    @Test
    void nothingIsOfferedIfNobodyIsHereOrThereIsNoFile() {
        assertThrows(CommandException.class, () -> yoda.types("/groupvideo force flim.mp4"));
        town.members().clear();
        town.member("hans", "joined", "offline");
        assertEquals("Nobody else of 'force' is here.", yoda.refusal("/groupvideo force film.mp4"));
        assertFalse(yoda.printed().contains("Offering"), yoda.printed());
    }
}
