package parley.p2pvideo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.api.CommandException;

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
    void nothingIsOfferedIfNobodyIsHereOrThereIsNoFile() {
        assertThrows(CommandException.class, () -> yoda.types("/groupvideo force flim.mp4"));
        town.members().clear();
        town.member("hans", "joined", "offline");
        assertEquals("Nobody else of 'force' is here.", yoda.refusal("/groupvideo force film.mp4"));
        assertFalse(yoda.printed().contains("Offering"), yoda.printed());
    }
}
