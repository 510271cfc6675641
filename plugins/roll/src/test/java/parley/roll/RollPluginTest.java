package parley.roll;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.rehearsal.Rehearsal;
import parley.rehearsal.Shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class RollPluginTest {
    private final Rehearsal play = new Rehearsal("yoda", "hans", "leia");
    private final String thrown = new Dice(2, 6, 0).roll(new Random(7));

    @BeforeEach
    void starts() throws Exception {
        play.starts(new RollPlugin(new Random(7)));
    }

    @Test
    void allWhoAreNamedSeeTheSameThrow() throws CommandException {
        assertEquals(List.of("You roll 2d6: " + thrown + ", shown to hans, leia"), play.types("yoda", "/roll 2d6 hans leia"));
        assertEquals(List.of("yoda ROLLED 2d6 :" + thrown), play.sees("hans"));
        assertEquals(List.of("yoda ROLLED 2d6 :" + thrown), play.sees("leia"));
    }

    @Test
    void aThrowForNobodyIsSeenByNobodyElse() throws CommandException {
        assertEquals(List.of("You roll 2d6: " + thrown), play.types("yoda", "/roll 2d6"));
        assertEquals(List.of(), play.sees("hans"));
    }

    @Test
    void whoIsNamedTwiceSeesItOnceAndWhoRollsNotAtAll() throws CommandException {
        play.types("yoda", "/roll 2d6 hans yoda hans");
        assertEquals(List.of("yoda ROLLED 2d6 :" + thrown), play.sees("hans"));
        assertEquals(List.of(), play.sees("yoda"));
    }

    @Test
    void nothingIsThrownIfOneIsNotHere() throws CommandException {
        CommandException refusal = assertThrows(CommandException.class, () -> play.types("yoda", "/roll 2d6 hans luke"));
        assertEquals(ErrorCode.OFFLINE, refusal.code());
        assertEquals("luke is not here, so nothing was thrown. /activeuser lists who is.", refusal.getMessage());
        assertEquals(List.of(), play.sees("hans"));
        assertEquals(List.of("You roll 2d6: " + thrown), play.types("yoda", "/roll 2d6"), "the first throw is still to come");
    }

    @Test
    void whatIsNoDiceIsRefusedWithWhatWouldBe() {
        CommandException refusal = assertThrows(CommandException.class, () -> play.types("yoda", "/roll seven"));
        assertEquals(ErrorCode.USAGE, refusal.code());
        assertEquals("'seven' is not dice such as d20, 2d6 or 3d6+2, at most 100 of 2 to 1000 sides and at most 1000 added."
                + " Usage: /roll DICE [USER…]", refusal.getMessage());
    }

    @Test
    void tabOffersTheUsualDice() {
        assertEquals(List.of("DICE 2d6", "DICE 3d6+2", "DICE d20", "DICE d6"), play.suggested());
    }

    @Test
    void aShellShowsAThrow() throws Exception {
        Shell shell = new Shell("hans").starts(new RollDisplay());
        shell.arrives("yoda", "ROLLED", List.of("2d6"), "3 + 5 = 8");
        assertEquals(List.of("yoda rolls 2d6: 3 + 5 = 8"), shell.shows());
    }
}
