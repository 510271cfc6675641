package parley.poll;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.Fields;
import parley.groups.api.GroupDirectory;
import parley.rehearsal.Rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class PollPluginTest {
    private static final String OPEN = "/poll force Lunch? | pizza | sushi";

    private final Town town = new Town();
    private final Rehearsal play = new Rehearsal("yoda", "hans", "leia", "luke").with(GroupDirectory.class, town);

    @BeforeEach
    void starts() throws Exception {
        play.starts(new PollPlugin());
    }

    private String refused(ErrorCode code, String user, String line) {
        CommandException refusal = assertThrows(CommandException.class, () -> play.types(user, line));
        assertEquals(code, refusal.code());
        return refusal.getMessage();
    }

    @Test
    void theGroupIsAskedSeesHowItStandsAndHowItEnds() throws CommandException {
        assertEquals(List.of("The poll in force is open: 1 pizza, 2 sushi. /vote force NUMBER votes, /endpoll force ends it."),
                play.types("yoda", OPEN));
        assertEquals(List.of("You vote for sushi"), play.types("hans", "/vote force 2"));
        assertEquals(List.of("You vote for pizza"), play.types("leia", "/vote force 1"));
        assertEquals(List.of("You vote for sushi"), play.types("yoda", "/vote force 2"));
        assertEquals(List.of("The poll in force has ended. Lunch? pizza 1, sushi 2"), play.types("yoda", "/endpoll force"));
        assertEquals(List.of("yoda POLL force 0 0 :Lunch? | pizza | sushi", "VOTES force 0 1 :Lunch? | pizza | sushi",
                "VOTES force 1 1 :Lunch? | pizza | sushi", "VOTES force 1 2 :Lunch? | pizza | sushi",
                "yoda POLLENDED force 1 2 :Lunch? | pizza | sushi"), town.news());
    }

    @Test
    void aVoteIsChangedNotDoubled() throws CommandException {
        play.types("yoda", OPEN);
        play.types("hans", "/vote force 2");
        play.types("hans", "/vote force 1");
        play.types("hans", "/vote force 1");
        assertEquals(List.of("Lunch?", "1 pizza 1", "2 sushi 0"), play.types("leia", "/vote force"));
    }

    @Test
    void onlyThoseWhoJoinedTakePart() throws CommandException {
        play.types("yoda", OPEN);
        for (String line : List.of(OPEN, "/vote force 1", "/vote force", "/endpoll force")) {
            assertEquals("You are not a member of 'force'.", refused(ErrorCode.DENIED, "luke", line));
        }
    }

    @Test
    void aChoiceThatThereIsNotIsRefused() throws CommandException {
        play.types("yoda", OPEN);
        for (String number : List.of("0", "3", "-1", Long.toString((1L << 32) + 1))) {
            assertEquals("There is no choice " + number + ", only 1 pizza, 2 sushi.",
                    refused(ErrorCode.INVALID, "hans", "/vote force " + number));
        }
        refused(ErrorCode.USAGE, "hans", "/vote force pizza");
    }

    @Test
    void aGroupHasOnePollAtATimeAndAnotherGroupItsOwn() throws CommandException {
        play.types("yoda", OPEN);
        assertEquals("There is a poll in force already, 'Lunch?'. It has to be ended first: /endpoll force",
                refused(ErrorCode.CONFLICT, "hans", "/poll force Dinner? | yes | no"));
        play.types("hans", "/poll council Dinner? | yes | no");
        play.types("leia", "/vote council 1");
        assertEquals(List.of("Lunch?", "1 pizza 0", "2 sushi 0"), play.types("leia", "/vote force"));
        play.types("yoda", "/endpoll force");
        play.types("hans", "/poll force Dinner? | yes | no");
    }

    @Test
    void whereThereIsNoPollNothingCanBeChosenOrEnded() {
        String none = "There is no poll in force. Ask: /poll force QUESTION | CHOICE | CHOICE";
        assertEquals(none, refused(ErrorCode.UNKNOWN, "yoda", "/vote force 1"));
        assertEquals(none, refused(ErrorCode.UNKNOWN, "yoda", "/vote force"));
        assertEquals(none, refused(ErrorCode.UNKNOWN, "yoda", "/endpoll force"));
    }

    @Test
    void whoAskedEndsItOrAnybodyOnceThatUserHasLeft() throws CommandException {
        play.types("yoda", OPEN);
        assertEquals("Only yoda, who asked, may end the poll in force.", refused(ErrorCode.DENIED, "hans", "/endpoll force"));
        town.members.remove("yoda");
        play.types("hans", "/endpoll force");
        assertEquals("hans POLLENDED force 0 0 :Lunch? | pizza | sushi", town.news().getLast());
    }

    @Test
    void whatTheGroupIsNotToldHasNotHappened() throws CommandException {
        town.refusing = true;
        assertEquals("not a word of it", refused(ErrorCode.INVALID, "yoda", OPEN));
        town.refusing = false;
        play.types("yoda", OPEN);
        town.refusing = true;
        refused(ErrorCode.INVALID, "hans", "/vote force 1");
        refused(ErrorCode.INVALID, "yoda", "/endpoll force");
        assertEquals(List.of("Lunch?", "1 pizza 0", "2 sushi 0"), play.types("leia", "/vote force"));
    }

    @Test
    void pollsAndVotesSurviveARestart() throws Exception {
        past();
        assertFuture();
    }

    @Test
    void pollsAndVotesSurviveARestartFromSnapshots() throws Exception {
        play.withSnapshots();
        past();
        assertFuture();
    }

    private void past() throws CommandException {
        play.types("yoda", OPEN);
        play.types("hans", "/vote force 2");
        play.types("leia", "/vote force 1");
        play.types("hans", "/vote force 1");
        play.types("yoda", "/poll council Ended? | yes | no");
        play.types("yoda", "/endpoll council");
    }

    private void assertFuture() throws Exception {
        play.starts(new PollPlugin());
        play.starts(new PollPlugin());
        assertEquals(List.of("Lunch?", "1 pizza 2", "2 sushi 0"), play.types("leia", "/vote force"));
        refused(ErrorCode.UNKNOWN, "yoda", "/vote council 1");
        play.types("hans", "/vote force 2");
        assertEquals(List.of("The poll in force has ended. Lunch? pizza 1, sushi 1"), play.types("yoda", "/endpoll force"));
    }

    @Test
    void aGroupThatIsMadeAnewInheritsNoPollAndTheOldOneIsForgotten() throws Exception {
        play.types("yoda", OPEN);
        town.id = "force.2";
        refused(ErrorCode.UNKNOWN, "hans", "/vote force 1");
        play.types("hans", "/poll force Dinner? | yes | no");
        town.id = "force.1";
        refused(ErrorCode.UNKNOWN, "hans", "/vote force 1");
        play.starts(new PollPlugin());
        refused(ErrorCode.UNKNOWN, "hans", "/vote force 1");
        town.id = "force.2";
        assertEquals(List.of("Dinner?", "1 yes 0", "2 no 0"), play.types("hans", "/vote force"));
    }

    @Test
    void aVoteOfAPollWhoseRecordWasDamagedSaysNothing() {
        Polls polls = new Polls();
        polls.replay(Fields.encode("voted", "force.1", "hans", 1));
        polls.replay(Fields.encode("ended", "force.1"));
        assertEquals(List.of(), List.copyOf(polls.snapshot()));
    }

    @Test
    void aRecordOfALaterVersionEndsTheStart() {
        IllegalArgumentException fault = assertThrows(IllegalArgumentException.class,
                () -> new Polls().replay(Fields.encode("moved", "force.1")));
        assertEquals("a record 'moved' is not one that this version knows; was the data written by a later one?",
                fault.getMessage());
    }
}
