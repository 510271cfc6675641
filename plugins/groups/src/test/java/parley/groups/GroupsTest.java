package parley.groups;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.api.CommandException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** What the journal brings back. */
class GroupsTest {
    private final Play play = new Play();

    private void past() throws CommandException {
        play.types("yoda", "/creategroup force hans luke");
        play.types("hans", "/joingroup force");
        play.types("luke", "/leavegroup force");
        play.types("yoda", "/invite force luke");
        play.types("hans", "/groupmsg force one");
        play.types("yoda", "/groupmsg force two");
        play.types("luke", "/creategroup gone hans");
        play.types("luke", "/leavegroup gone");
        play.types("hans", "/leavegroup gone");
    }

    private static void assertPast(Collection<byte[]> records) throws CommandException {
        Play restarted = new Play(records);
        assertEquals(List.of("yoda joined online", "hans joined online", "luke invited online"),
                restarted.types("yoda", "/members force"));
        assertEquals(List.of("message 3 to force"), restarted.types("yoda", "/groupmsg force three"));
        assertEquals(List.of("yoda GROUPMESSAGE force three"), restarted.got("hans"));
        assertEquals(List.of("force"), restarted.groups.namesOf("luke"));
        assertEquals(List.of(), restarted.got("luke"));
        assertThrows(CommandException.class, () -> restarted.groups.named("gone"));
    }

    @Test
    void membersAndNumbersSurviveARestart() throws CommandException {
        past();
        assertPast(List.copyOf(play.journal));
    }

    @Test
    void aSnapshotStandsForAllBeforeIt() throws CommandException {
        past();
        assertPast(play.groups.snapshot());
    }

    @Test
    void aRecordThatASnapshotHoldsAlreadyAddsNothing() throws CommandException {
        List<byte[]> segment = new ArrayList<>();
        play.groups.recordIn(record -> {
            segment.clear();
            segment.addAll(play.groups.snapshot());
            segment.add(record);
        });
        past();
        assertPast(List.copyOf(segment));
    }

    @Test
    void aGroupMadeAnewDoesNotInheritFromItsNamesake() throws CommandException {
        play.types("yoda", "/creategroup force hans");
        play.types("yoda", "/groupmsg force one");
        play.types("hans", "/leavegroup force");
        play.types("yoda", "/leavegroup force");
        play.types("luke", "/creategroup Force yoda");
        Play restarted = new Play(List.copyOf(play.journal));
        assertEquals(List.of("luke joined online", "yoda invited online"), restarted.types("luke", "/members force"));
        assertEquals(List.of("message 1 to Force"), restarted.types("luke", "/groupmsg force new"));
    }
}
