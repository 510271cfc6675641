package parley.groups;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.Event;
import parley.api.server.Reply;
import parley.api.server.Stored;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GroupCommandsTest {
    private final Play play = new Play();

    private String refused(ErrorCode code, String user, String line) {
        CommandException refusal = assertThrows(CommandException.class, () -> play.types(user, line), line);
        assertEquals(code, refusal.code(), refusal.getMessage());
        return refusal.getMessage();
    }

    @Test
    void aNewGroupHasItsCreatorAndInvitesTheOthers() throws CommandException {
        assertEquals(List.of("Group force is made. Invited: hans, luke."),
                play.types("yoda", "/creategroup force hans luke hans yoda"));
        assertEquals(List.of("yoda INVITED force"), play.got("hans"));
        assertEquals(List.of("yoda INVITED force"), play.got("luke"));
        assertEquals(List.of("yoda joined online", "hans invited online", "luke invited online"),
                play.types("yoda", "/members force"));
        assertEquals(List.of(), play.logs.get("force"));
        assertEquals(Set.of("force"), play.suggested.get("yoda"));
        assertEquals(Set.of("force"), play.suggested.get("hans"));
    }

    @Test
    void aGroupNeedsAGoodNameThatIsFree() throws CommandException {
        play.types("yoda", "/creategroup Force hans");
        assertTrue(refused(ErrorCode.CONFLICT, "hans", "/creategroup fORCE yoda").contains("'Force'"));
        refused(ErrorCode.INVALID, "yoda", "/creategroup ../x hans");
        refused(ErrorCode.INVALID, "yoda", "/creategroup grün hans");
        refused(ErrorCode.INVALID, "yoda", "/creategroup " + "x".repeat(33) + " hans");
        play.types("yoda", "/creategroup " + "x".repeat(32) + " hans");
    }

    @Test
    void everybodyWhoCannotBeInvitedIsNamedAtOnceAndNothingIsMade() throws CommandException {
        assertEquals("Only users who are here can be invited; no user is called obi, wan; offline: leia.",
                refused(ErrorCode.UNKNOWN, "yoda", "/creategroup force obi hans leia wan"));
        refused(ErrorCode.OFFLINE, "yoda", "/creategroup force leia");
        refused(ErrorCode.USAGE, "yoda", "/creategroup force");
        refused(ErrorCode.USAGE, "yoda", "/creategroup force yoda");
        assertEquals(List.of("You are in no group. /creategroup makes one."), play.types("yoda", "/groups"));
        assertEquals(List.of(), play.got("hans"));
        assertEquals(List.of(), play.journal);
    }

    @Test
    void groupsAndMembersHaveALimit() throws CommandException {
        for (int i = 0; i < Play.MAX_GROUPS; i++) {
            play.types("yoda", "/creategroup g" + i + " hans");
        }
        assertTrue(refused(ErrorCode.LIMIT, "yoda", "/creategroup more hans").contains("3 groups"));
        play.types("yoda", "/leavegroup g0");
        refused(ErrorCode.LIMIT, "yoda", "/creategroup more hans");
        play.types("hans", "/leavegroup g0");
        play.types("yoda", "/creategroup more hans luke");
        play.enters("leia");
        assertTrue(refused(ErrorCode.LIMIT, "yoda", "/invite more leia").contains("at most 3"));
        play.types("luke", "/leavegroup more");
        play.types("yoda", "/invite more leia");
        assertTrue(refused(ErrorCode.LIMIT, "yoda", "/creategroup g0 hans luke leia").contains("4 members"));
    }

    @Test
    void whoWasInvitedMayJoinOnceAndTheOthersLearnOfIt() throws CommandException {
        play.types("yoda", "/creategroup force hans");
        refused(ErrorCode.UNKNOWN, "hans", "/joingroup farce");
        refused(ErrorCode.DENIED, "luke", "/joingroup force");
        play.types("hans", "/joingroup FORCE");
        refused(ErrorCode.CONFLICT, "hans", "/joingroup force");
        refused(ErrorCode.CONFLICT, "yoda", "/joingroup force");
        assertEquals(List.of("hans JOINED force"), play.got("yoda"));
        assertEquals(List.of("yoda INVITED force"), play.got("hans"));
    }

    @Test
    void onlyWhoJoinedMayInvite() throws CommandException {
        play.types("yoda", "/creategroup force hans");
        refused(ErrorCode.DENIED, "hans", "/invite force luke");
        refused(ErrorCode.DENIED, "luke", "/invite force luke");
        refused(ErrorCode.UNKNOWN, "yoda", "/invite farce luke");
        assertEquals("In force already: hans.", refused(ErrorCode.CONFLICT, "yoda", "/invite force hans"));
        refused(ErrorCode.OFFLINE, "yoda", "/invite force luke leia");
        assertEquals(List.of(), play.got("luke"));
        assertEquals(List.of("Invited to force: luke. In it already: hans."),
                play.types("yoda", "/invite force hans luke"));
        assertEquals(List.of("yoda INVITED force"), play.got("luke"));
        play.types("luke", "/joingroup force");
    }

    @Test
    void aGroupMessageIsForTheOthersWhoJoined() throws CommandException {
        play.types("yoda", "/creategroup force hans luke");
        play.types("hans", "/joingroup force");
        assertEquals(List.of("message 1 to force"), play.types("yoda", "/groupmsg force hello; all"));
        play.types("hans", "/groupmsg force hello yoda");
        assertEquals(List.of("yoda INVITED force", "yoda GROUPMESSAGE force hello; all"), play.got("hans"));
        assertEquals(List.of("hans JOINED force", "hans GROUPMESSAGE force hello yoda"), play.got("yoda"));
        assertEquals(List.of("yoda INVITED force"), play.got("luke"));
        assertEquals(List.of("1; yoda; hello; all", "2; hans; hello yoda"), play.logs.get("force"));
    }

    @Test
    void whoComesBackGetsWhatTheGroupWasSentMeanwhileAndNothingTwice() throws CommandException {
        play.types("yoda", "/creategroup force hans");
        play.types("hans", "/joingroup force");
        play.types("yoda", "/groupmsg force one");
        long seen = play.store.lastId();
        play.leaves("hans");
        play.types("yoda", "/groupmsg force two");
        play.types("yoda", "/groupmsg force three");
        assertEquals(List.of("yoda GROUPMESSAGE force two", "yoda GROUPMESSAGE force three"), play.got("hans", seen));
    }

    @Test
    void whatWasSentBeforeSomebodyJoinedIsNotForThem() throws CommandException {
        play.types("yoda", "/creategroup force hans luke");
        play.types("yoda", "/groupmsg force before");
        play.types("hans", "/joingroup force");
        play.types("yoda", "/groupmsg force between");
        play.types("luke", "/joingroup force");
        play.types("yoda", "/groupmsg force after");
        assertEquals(List.of("yoda INVITED force", "yoda GROUPMESSAGE force between", "luke JOINED force",
                "yoda GROUPMESSAGE force after"), play.got("hans"));
        assertEquals(List.of("yoda INVITED force", "yoda GROUPMESSAGE force after"), play.got("luke"));
    }

    @Test
    void whoLeavesAndJoinsAgainHasANewBeginning() throws CommandException {
        play.types("yoda", "/creategroup force hans");
        play.types("hans", "/joingroup force");
        play.types("yoda", "/groupmsg force before");
        play.types("hans", "/leavegroup force");
        play.types("yoda", "/groupmsg force between");
        play.types("yoda", "/invite force hans");
        play.types("hans", "/joingroup force");
        play.types("yoda", "/groupmsg force after");
        assertEquals(List.of("yoda INVITED force", "yoda INVITED force", "yoda GROUPMESSAGE force after"),
                play.got("hans"));
    }

    @Test
    void theAnswerToAMessageHasItsNumberInTheGroupAndWhatItIsStoredAs() throws CommandException {
        play.types("yoda", "/creategroup force hans");
        play.types("yoda", "/groupmsg force one");
        Reply reply = play.reply("yoda", "/groupmsg force two");
        assertEquals("message 2 to force", reply.text());
        assertEquals(Optional.of(new Stored(play.store.lastId(), 2, 0,
                Event.of("GROUPMESSAGE", "force").from(play.find("yoda").orElseThrow()).text("two"))), reply.stored());
    }

    @Test
    void aGroupMessageIsRefusedToWhoIsNotInTheGroup() throws CommandException {
        play.types("yoda", "/creategroup force hans");
        assertEquals("There is no group 'farce'. /groups lists yours.",
                refused(ErrorCode.UNKNOWN, "yoda", "/groupmsg farce hello"));
        assertTrue(refused(ErrorCode.DENIED, "luke", "/groupmsg force hello").contains("not a member"));
        assertTrue(refused(ErrorCode.DENIED, "hans", "/groupmsg force hello").contains("Type /joingroup force first"));
        refused(ErrorCode.USAGE, "yoda", "/groupmsg force   ");
        assertEquals(List.of(), play.logs.get("force"));
    }

    @Test
    void eachGroupCountsItsOwnMessages() throws CommandException {
        play.types("yoda", "/creategroup a hans");
        play.types("yoda", "/creategroup b hans");
        play.types("yoda", "/groupmsg a one");
        assertEquals(List.of("message 2 to a"), play.types("yoda", "/groupmsg a two"));
        assertEquals(List.of("message 1 to b"), play.types("yoda", "/groupmsg b one"));
    }

    @Test
    void whoLeftGetsNothingMoreAndTheOthersLearnOfIt() throws CommandException {
        play.types("yoda", "/creategroup force hans luke");
        play.types("hans", "/joingroup force");
        assertEquals(List.of("You have left force."), play.types("hans", "/leavegroup force"));
        play.types("luke", "/leavegroup force");
        assertEquals(List.of("hans JOINED force", "hans LEFT force"), play.got("yoda"));
        play.types("yoda", "/groupmsg force alone");
        assertEquals(List.of("yoda INVITED force"), play.got("hans"));
        refused(ErrorCode.DENIED, "hans", "/groupmsg force hello");
        refused(ErrorCode.DENIED, "hans", "/leavegroup force");
        assertEquals(Set.of(), play.suggested.get("hans"));
    }

    @Test
    void withTheLastMemberAGroupIsGoneAndItsNameIsFree() throws CommandException {
        play.types("yoda", "/creategroup force hans");
        play.types("yoda", "/groupmsg force one");
        play.types("yoda", "/leavegroup force");
        play.types("hans", "/joingroup force");
        assertEquals(List.of("You have left force. Nobody is in it any more, so it is gone."),
                play.types("hans", "/leavegroup force"));
        refused(ErrorCode.UNKNOWN, "hans", "/joingroup force");
        play.types("luke", "/creategroup Force hans");
        assertEquals(List.of("message 1 to Force"), play.types("luke", "/groupmsg force new"));
        assertEquals(List.of("1; yoda; one"), play.logs.get("force"));
        assertEquals(List.of("1; luke; new"), play.logs.get("Force"));
    }

    @Test
    void aGroupMadeAnewStartsAtOneAndShowsNothingOfItsNamesake() throws CommandException {
        play.types("yoda", "/creategroup force hans");
        play.types("hans", "/joingroup force");
        play.types("yoda", "/groupmsg force old");
        play.types("hans", "/leavegroup force");
        play.types("yoda", "/leavegroup force");
        long seen = play.store.lastId();
        play.types("yoda", "/creategroup force hans");
        play.types("hans", "/joingroup force");
        assertEquals(List.of("message 1 to force"), play.types("yoda", "/groupmsg force new"));
        assertEquals(List.of("yoda INVITED force", "yoda GROUPMESSAGE force new"), play.got("hans", seen));
        assertEquals(List.of(), play.got("hans").stream().filter(line -> line.contains("old")).toList());
    }

    @Test
    void whoIsLeftLastTellsNobodyAndFreesTheNameEvenIfNothingCanBeStored() throws CommandException {
        play.types("yoda", "/creategroup force hans");
        play.types("hans", "/leavegroup force");
        play.store.isFull();
        play.types("yoda", "/leavegroup force");
        refused(ErrorCode.UNKNOWN, "yoda", "/members force");
    }

    @Test
    void whatWasNotStoredIsNotLogged() throws CommandException {
        play.types("yoda", "/creategroup force hans");
        play.store.isFull();
        assertThrows(IllegalStateException.class, () -> play.types("yoda", "/groupmsg force hello"));
        assertEquals(List.of(), play.logs.get("force"));
    }

    @Test
    void membersAndGroupsAreForThoseWhoAreIn() throws CommandException {
        play.types("yoda", "/creategroup force hans");
        play.types("yoda", "/creategroup Empire luke");
        play.leaves("hans");
        assertEquals(List.of("yoda joined online", "hans invited offline"), play.types("yoda", "/members force"));
        refused(ErrorCode.DENIED, "luke", "/members force");
        assertEquals(List.of("Empire joined 1 joined 1 invited", "force joined 1 joined 1 invited"),
                play.types("yoda", "/groups"));
        assertEquals(List.of("Empire invited 1 joined 1 invited"), play.types("luke", "/groups"));
    }

    @Test
    void numbersDeliveryAndLogAgreeUnderManySenders() throws Exception {
        int each = 300;
        play.types("yoda", "/creategroup force hans luke");
        play.types("hans", "/joingroup force");
        play.types("luke", "/joingroup force");
        List<Thread> threads = List.of("yoda", "luke").stream().map(sender -> Thread.ofVirtual().start(() ->
                IntStream.range(0, each).forEach(i -> post(sender, Integer.toString(i))))).toList();
        for (Thread thread : threads) {
            thread.join();
        }
        List<Long> numbers = LongStream.rangeClosed(1, 2L * each).boxed().toList();
        assertEquals(numbers, play.store.after(0, "hans").stream().filter(p -> p.event().verb().equals("GROUPMESSAGE"))
                .map(p -> p.stored().number()).toList());
        assertEquals(numbers, play.logs.get("force").stream().map(l -> Long.valueOf(l.substring(0, l.indexOf(';'))))
                .toList());
    }

    private void post(String sender, String text) {
        try {
            play.types(sender, "/groupmsg force " + text);
        } catch (CommandException e) {
            throw new AssertionError(e);
        }
    }
}
