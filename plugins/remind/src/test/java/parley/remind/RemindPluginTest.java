package parley.remind;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.Fields;
import parley.api.server.ServerPlugin;
import parley.rehearsal.Rehearsal;
import parley.rehearsal.Shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class RemindPluginTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Rehearsal play = new Rehearsal("yoda", "hans");

    @BeforeEach
    void starts() throws Exception {
        play.starts(plugin());
    }

    private static ServerPlugin plugin() {
        return new RemindPlugin(ZoneOffset.UTC);
    }

    private String refused(ErrorCode code, String line) {
        CommandException refusal = assertThrows(CommandException.class, () -> play.types("yoda", line));
        assertEquals(code, refusal.code());
        return refusal.getMessage();
    }

    @Test
    void aReminderComesWhenItIsDueAndOnce() throws CommandException {
        assertEquals(List.of("1 2022-06-01T15:10:00Z tea", "Reminder 1 is set. /forget 1 takes it back."),
                play.types("yoda", "/remind 10m tea"));
        play.passes(Duration.ofMinutes(10).minus(SECOND));
        assertEquals(List.of(), play.sees("yoda"));
        play.passes(SECOND);
        assertEquals(List.of("REMINDER 1 :tea"), play.sees("yoda"));
        play.passes(Duration.ofDays(2));
        assertEquals(List.of(), play.sees("yoda"));
        assertEquals(List.of(), play.sees("hans"));
        assertEquals(0, play.tasks());
    }

    @Test
    void aTimeOfTheDayIsTheNextOne() throws CommandException {
        assertEquals("1 2022-06-01T18:30:00Z go home", play.types("yoda", "/remind 18:30 go home").getFirst());
        assertEquals("2 2022-06-02T14:59:00Z late", play.types("yoda", "/remind 14:59 late").getFirst());
    }

    @Test
    void remindersComeInTheOrderOfTheirTimes() throws CommandException {
        play.types("yoda", "/remind 3h third");
        play.types("hans", "/remind 2h other");
        play.types("yoda", "/remind 1h first");
        play.types("yoda", "/remind 2h second");
        assertEquals(1, play.tasks(), "one waits for the next");
        assertEquals(List.of("2 2022-06-01T16:00:00Z first", "3 2022-06-01T17:00:00Z second", "1 2022-06-01T18:00:00Z third"),
                play.types("yoda", "/reminders"));
        play.passes(Duration.ofHours(2));
        assertEquals(List.of("REMINDER 2 :first", "REMINDER 3 :second"), play.sees("yoda"));
        assertEquals(List.of("REMINDER 1 :other"), play.sees("hans"));
    }

    @Test
    void oneThatIsForgottenDoesNotComeAndItsNumberIsFree() throws CommandException {
        play.types("yoda", "/remind 10m tea");
        play.types("yoda", "/remind 20m coffee");
        assertEquals(List.of("Reminder 1 is forgotten: tea"), play.types("yoda", "/forget 1"));
        assertEquals("1 2022-06-01T15:05:00Z milk", play.types("yoda", "/remind 5m milk").getFirst());
        play.passes(Duration.ofHours(1));
        assertEquals(List.of("REMINDER 1 :milk", "REMINDER 2 :coffee"), play.sees("yoda"));
        assertEquals(List.of("You have no reminders. /remind WHEN TEXT sets one."), play.types("yoda", "/reminders"));
    }

    @Test
    void anothersReminderCannotBeForgotten() throws CommandException {
        play.types("hans", "/remind 10m tea");
        assertEquals("You have no reminder 1. /reminders lists yours.", refused(ErrorCode.UNKNOWN, "/forget 1"));
        assertEquals("You have no reminder -7. /reminders lists yours.", refused(ErrorCode.UNKNOWN, "/forget -7"));
    }

    @Test
    void oneTooManyIsRefusedAndAnotherUserHasRoom() throws CommandException {
        for (int i = 0; i < Reminders.MOST; i++) {
            play.types("yoda", "/remind 1h number " + i);
        }
        assertEquals("You have 100 reminders already, which is the limit. /forget one first.",
                refused(ErrorCode.LIMIT, "/remind 1h more"));
        play.types("hans", "/remind 1h room");
        play.types("yoda", "/forget 17");
        assertEquals("17 2022-06-01T16:00:00Z room", play.types("yoda", "/remind 1h room").getFirst());
    }

    @Test
    void whatIsNoTimeIsRefusedWithWhatWouldBe() {
        assertEquals("'soon' is not a time such as 90s, 10m, 2h, 1d (at most 365d) or 18:30. Usage: /remind WHEN TEXT…",
                refused(ErrorCode.USAGE, "/remind soon tea"));
        refused(ErrorCode.USAGE, "/remind 366d tea");
    }

    @Test
    void remindersSurviveARestart() throws Exception {
        past();
        assertFuture();
    }

    @Test
    void remindersSurviveARestartFromSnapshots() throws Exception {
        play.withSnapshots();
        past();
        assertFuture();
    }

    private void past() throws CommandException {
        play.types("yoda", "/remind 1m told");
        play.types("yoda", "/remind 2m forgotten");
        play.types("yoda", "/forget 2");
        play.types("yoda", "/remind 1h grüße; 🚀 to  all");
        play.types("hans", "/remind 2h later");
        play.passes(Duration.ofMinutes(1));
        assertEquals(List.of("REMINDER 1 :told"), play.sees("yoda"));
        play.types("hans", "/remind 2h latest");
    }

    private void assertFuture() throws Exception {
        play.starts(plugin());
        play.starts(plugin());
        assertEquals(List.of("2 2022-06-01T16:00:00Z grüße; 🚀 to  all"), play.types("yoda", "/reminders"));
        play.passes(Duration.ofHours(3));
        assertEquals(List.of("REMINDER 2 :grüße; 🚀 to  all"), play.sees("yoda"));
        assertEquals(List.of("REMINDER 1 :later", "REMINDER 2 :latest"), play.sees("hans"));
    }

    @Test
    void whatWasDueWhileTheServerWasDownComesAtOnce() throws Exception {
        play.types("yoda", "/remind 10m tea");
        play.clockIsSet(Rehearsal.BEGINNING.plus(Duration.ofDays(1)));
        play.starts(plugin());
        assertEquals(List.of("REMINDER 1 :tea"), play.sees("yoda"));
    }

    @Test
    void whoIsAwayFindsTheReminderLater() throws CommandException {
        play.types("yoda", "/remind 10m tea");
        play.leaves("yoda");
        play.passes(Duration.ofHours(1));
        play.enters("yoda");
        assertEquals(List.of("REMINDER 1 :tea"), play.sees("yoda"));
    }

    @Test
    void aClockThatIsSetForwardIsNoticedWithinAnHour() throws CommandException {
        play.types("yoda", "/remind 2d tea");
        play.clockIsSet(Rehearsal.BEGINNING.plus(Duration.ofDays(3)));
        play.passes(Duration.ofHours(1));
        assertEquals(List.of("REMINDER 1 :tea"), play.sees("yoda"));
    }

    @Test
    void aClockThatIsSetBackMakesNothingComeEarly() throws CommandException {
        play.types("yoda", "/remind 10m tea");
        play.clockIsSet(Rehearsal.BEGINNING.minus(Duration.ofMinutes(30)));
        play.passes(Duration.ofMinutes(10));
        assertEquals(List.of(), play.sees("yoda"));
        play.passes(Duration.ofMinutes(30));
        assertEquals(List.of("REMINDER 1 :tea"), play.sees("yoda"));
    }

    @Test
    void aReminderThatCannotBePostedIsToldToTheOwnerAndHoldsNoOtherUp() throws Exception {
        play.enters("gone"); // has no account when the time has come
        play.types("gone", "/remind 1m tea");
        play.types("yoda", "/remind 2m tea");
        play.passes(Duration.ofHours(1));
        assertEquals(List.of("WARNING A reminder of gone is dropped: There is no account 'gone'."), play.told());
        assertEquals(List.of("REMINDER 1 :tea"), play.sees("yoda"));
        play.starts(plugin());
        assertEquals(1, play.told().size());
    }

    @Test
    void aShellShowsAReminder() throws Exception {
        Shell shell = new Shell("yoda").starts(new RemindDisplay());
        shell.arrives("", "REMINDER", List.of("1"), "tea");
        assertEquals(List.of("2022-06-01T15:00:00Z, reminder: tea"), shell.shows());
    }

    @Test
    void aRecordOfALaterVersionEndsTheStart() {
        IllegalArgumentException fault = assertThrows(IllegalArgumentException.class,
                () -> new Reminders().replay(Fields.encode("moved", "yoda", 1)));
        assertEquals("a record 'moved' is not one that this version knows; was the data written by a later one?",
                fault.getMessage());
    }

    @Test
    void theLongestTextFitsARecord() {
        List<String> longest = new ArrayList<>(Collections.nCopies(15 << 10, "\0"));
        assertEquals(List.of("set", String.join("", longest)), Fields.decode(Fields.encode("set", String.join("", longest))));
    }
}
