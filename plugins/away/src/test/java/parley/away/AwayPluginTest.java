package parley.away;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.Event;
import parley.rehearsal.Rehearsal;
import parley.rehearsal.Shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class AwayPluginTest {
    private static final List<String> NOTHING = List.of();
    private static final List<String> TOLD = List.of("AWAY hans :lunch");

    private final Rehearsal play = new Rehearsal("yoda", "hans", "leia");

    @BeforeEach
    void hansGoesAway() throws Exception {
        play.starts(new AwayPlugin());
        play.types("hans", "/away lunch");
    }

    @Test
    void whoWritesToOneWhoIsAwayIsToldAndTheMessageArrives() throws CommandException {
        play.writes("yoda", "hans", "hello");
        assertEquals(TOLD, play.sees("yoda"));
        assertEquals(List.of("AWAYON", "yoda MESSAGE hans :hello"), play.sees("hans"));
    }

    @Test
    void eachSenderIsToldOnceInTenMinutes() throws CommandException {
        play.writes("yoda", "hans", "one");
        play.writes("leia", "hans", "one");
        assertEquals(TOLD, play.sees("yoda"));
        assertEquals(TOLD, play.sees("leia"));
        play.passes(Duration.ofMinutes(10).minusMillis(1));
        play.writes("yoda", "hans", "two");
        assertEquals(NOTHING, play.sees("yoda"));
        play.passes(Duration.ofMillis(1));
        play.writes("yoda", "hans", "three");
        assertEquals(TOLD, play.sees("yoda"));
    }

    @Test
    void anotherTextIsToldAtOnce() throws CommandException {
        play.writes("yoda", "hans", "one");
        play.sees("yoda");
        play.types("hans", "/away");
        play.writes("yoda", "hans", "two");
        assertEquals(List.of("AWAY hans"), play.sees("yoda"));
    }

    @Test
    void whoIsBackIsNotAwayAnyMore() throws CommandException {
        assertEquals(List.of("Welcome back."), play.types("hans", "/back"));
        assertEquals(List.of("AWAYON", "AWAYOFF"), play.sees("hans"));
        play.writes("yoda", "hans", "hello");
        assertEquals(NOTHING, play.sees("yoda"));
    }

    @Test
    void whoIsNotAwayCannotComeBack() {
        CommandException refusal = assertThrows(CommandException.class, () -> play.types("yoda", "/back"));
        assertEquals(ErrorCode.CONFLICT, refusal.code());
        assertEquals("You are not away. /away [TEXT…] says that you are.", refusal.getMessage());
    }

    @Test
    void itEndsWithTheLogOut() throws CommandException {
        play.leaves("hans");
        play.writes("yoda", "hans", "hello");
        play.enters("hans");
        play.writes("yoda", "hans", "hello");
        assertEquals(NOTHING, play.sees("yoda"));
    }

    @Test
    void theEndOfAnEarlierLogInEndsNothingOfALaterOne() throws CommandException {
        play.enters("hans");
        play.types("hans", "/away dinner");
        play.enters("leia");
        play.writes("yoda", "hans", "hello");
        assertEquals(List.of("AWAY hans :dinner"), play.sees("yoda"));
        Absences absences = new Absences();
        absences.begin(play.user("hans"), "");
        play.enters("hans");
        assertEquals(false, absences.end(play.user("hans")));
    }

    @Test
    void whatNobodySentAnswersNobody() throws CommandException {
        play.posts(Event.of("MESSAGE", "hans").text("from the house"), "hans");
        assertEquals(List.of("AWAYON", "MESSAGE hans :from the house"), play.sees("hans"));
    }

    @Test
    void itEndsWithThePlugin() throws Exception {
        play.starts(new AwayPlugin());
        assertEquals(List.of("AWAYON", "AWAYOFF"), play.sees("hans"));
        assertEquals(NOTHING, play.sees("yoda"));
        play.writes("yoda", "hans", "hello");
        assertEquals(NOTHING, play.sees("yoda"));
    }

    @Test
    void aShellShowsWhoIsAway() throws Exception {
        Shell shell = new Shell("yoda").starts(new AwayDisplay());
        shell.arrives("", "AWAY", List.of("hans"), "lunch");
        shell.arrives("", "AWAY", List.of("hans"), "");
        assertEquals(List.of("hans is away: lunch", "hans is away."), shell.shows());
    }

    @Test
    void theStatusLineShowsThatTheUserIsAway() throws Exception {
        Shell shell = new Shell("hans").starts(new AwayDisplay());
        shell.arrives("", "AWAYON", List.of(), "");
        assertEquals("away", shell.status());
        shell.arrives("", "AWAYOFF", List.of(), "");
        assertEquals("", shell.status());
        shell.arrives("", "AWAYON", List.of(), "");
        shell.logsIn();
        assertEquals("", shell.status());
        assertEquals(List.of(), shell.shows());
    }
}
