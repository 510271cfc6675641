package parley.groups;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.api.CommandException;
import parley.api.ErrorCode;

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
    void aGroupMessageReachesTheOthersWhoJoinedAndAreHere() throws CommandException {
        play.types("yoda", "/creategroup force hans luke");
        play.types("hans", "/joingroup force");
        assertEquals(List.of("message 1 to force"), play.types("yoda", "/groupmsg force hello; all"));
        play.leaves("hans");
        play.types("yoda", "/groupmsg force again");
        assertEquals(List.of("hans JOINED force"), play.got("yoda"));
        assertEquals(List.of("yoda INVITED force"), play.got("luke"));
        play.enters("hans");
        play.types("yoda", "/groupmsg force third");
        assertEquals(List.of("yoda GROUPMESSAGE force third"), play.got("hans"));
        assertEquals(List.of("1; yoda; hello; all", "2; yoda; again", "3; yoda; third"),
                play.logs.get("force").stream().map(l -> l.replaceFirst("; 01 Jan 1970 [^;]*|; 31 Dec 1969 [^;]*", ""))
                        .toList());
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
    void numbersAndDeliveryAgreeUnderManySenders() throws Exception {
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
        assertEquals(numbers, play.find("hans").map(u -> ((Play.Actor) u).inbox()).orElseThrow().stream()
                .filter(e -> e.verb().equals("GROUPMESSAGE")).map(e -> e.stored().orElseThrow().id()).toList());
        assertEquals(numbers, play.journal.stream().map(EntryCodec::decode).filter(e -> e instanceof Entry.Posted)
                .map(e -> ((Entry.Posted) e).number()).toList());
    }

    private void post(String sender, String text) {
        try {
            play.types(sender, "/groupmsg force " + text);
        } catch (CommandException e) {
            throw new AssertionError(e);
        }
    }
}
