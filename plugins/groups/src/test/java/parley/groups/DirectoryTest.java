package parley.groups;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.Event;
import parley.groups.api.JoinedGroup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What other plugins see. */
class DirectoryTest {
    private final Play play = new Play();
    private final Directory directory = new Directory(play.groups, play.store.feed("news"));

    @Test
    void onlyThoseWhoJoinedFindAGroup() throws CommandException {
        play.types("yoda", "/creategroup force hans");
        assertEquals("force", directory.joined("Force", "yoda").name());
        assertEquals("You have been invited to 'force' but have not joined yet. Type /joingroup force first.",
                refused(ErrorCode.DENIED, "force", "hans"));
        assertEquals("You are not a member of 'force'. One of its members can invite you.",
                refused(ErrorCode.DENIED, "force", "luke"));
        assertEquals("There is no group 'dark'. /groups lists yours.", refused(ErrorCode.UNKNOWN, "dark", "yoda"));
    }

    private String refused(ErrorCode code, String group, String user) {
        CommandException refusal = assertThrows(CommandException.class, () -> directory.joined(group, user));
        assertEquals(code, refusal.code());
        return refusal.getMessage();
    }

    @Test
    void whoHasJoinedIsSeenAtOnce() throws CommandException {
        play.types("yoda", "/creategroup force hans");
        JoinedGroup group = directory.joined("force", "yoda");
        assertTrue(group.has("yoda"));
        assertFalse(group.has("hans"), "only invited");
        assertFalse(group.has("luke"));
        play.types("hans", "/joingroup force");
        assertTrue(group.has("hans"));
        play.types("yoda", "/leavegroup force");
        assertFalse(group.has("yoda"));
    }

    @Test
    void anEventReachesTheOthersWhoJoinedAndTakesNoNumberOfAMessage() throws CommandException {
        play.types("yoda", "/creategroup force hans luke");
        play.types("hans", "/joingroup force");
        JoinedGroup group = directory.joined("force", "yoda");
        group.post(Event.of("PARTY", "force").from(play.find("yoda").orElseThrow()).text("at eight"));
        assertEquals(List.of("yoda INVITED force", "yoda PARTY force at eight"), play.got("hans"));
        assertEquals(List.of("yoda INVITED force"), play.got("luke"));
        assertEquals(List.of("hans JOINED force"), play.got("yoda"));
        assertEquals(List.of("message 1 to force"), play.types("yoda", "/groupmsg force hello"));
    }

    @Test
    void aGroupIsKnownByItsIdUntilItIsGone() throws CommandException {
        play.types("yoda", "/creategroup force hans");
        String id = directory.joined("force", "yoda").id();
        assertTrue(directory.exists(id));
        assertFalse(directory.exists("force"));
        assertTrue(new Directory(play.restarted().groups, play.store.feed("news")).exists(id));
        play.types("hans", "/leavegroup force");
        play.types("yoda", "/leavegroup force");
        assertFalse(directory.exists(id));
        play.types("hans", "/creategroup Force yoda");
        assertFalse(directory.exists(id));
        assertNotEquals(id, directory.joined("force", "hans").id());
    }
}
