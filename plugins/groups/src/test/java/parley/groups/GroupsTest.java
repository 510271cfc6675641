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
        play.types("yoda", "/groupmsg force zero");
        play.types("hans", "/joingroup force");
        play.types("luke", "/leavegroup force");
        play.types("yoda", "/invite force luke");
        play.types("hans", "/groupmsg force one");
        play.types("yoda", "/groupmsg force two");
        play.types("luke", "/creategroup gone hans");
        play.types("luke", "/leavegroup gone");
        play.types("hans", "/leavegroup gone");
    }

    private void assertPast(Collection<byte[]> records) throws CommandException {
        Play restarted = new Play(records, play.store);
        assertEquals(List.of("yoda joined online", "hans joined online", "luke invited online"),
                restarted.types("yoda", "/members force"));
        assertEquals(List.of("message 4 to force"), restarted.types("yoda", "/groupmsg force three"));
        assertEquals(List.of("yoda INVITED force", "yoda GROUPMESSAGE force two", "luke INVITED gone",
                "yoda GROUPMESSAGE force three"), restarted.got("hans"));
        assertEquals(List.of("force"), restarted.groups.namesOf("luke"));
        assertEquals(List.of("yoda INVITED force", "yoda INVITED force"), restarted.got("luke"));
        assertThrows(CommandException.class, () -> restarted.groups.named("gone"));
    }

    @Test
    void membersNumbersAndSinceWhenTheyAreInSurviveARestart() throws CommandException {
        past();
        assertPast(List.copyOf(play.journal));
    }

    @Test
    void aSnapshotStandsForAllBeforeIt() throws CommandException {
        past();
        assertPast(play.groups.snapshot());
    }

    @Test
    void aSnapshotOfWhatASnapshotBroughtBackIsTheSame() throws CommandException {
        past();
        assertPast(new Play(play.groups.snapshot(), play.store).groups.snapshot());
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
        play.types("luke", "/creategroup force yoda");
        play.types("yoda", "/joingroup force");
        Play restarted = play.restarted();
        assertEquals(List.of("luke joined online", "yoda joined online"), restarted.types("luke", "/members force"));
        assertEquals(List.of("message 1 to force"), restarted.types("luke", "/groupmsg force new"));
        assertEquals(List.of("luke INVITED force", "luke GROUPMESSAGE force new"), restarted.got("yoda"));
        assertEquals(List.of("yoda JOINED force"), restarted.got("luke"));
        assertEquals(3, play.store.feeds().size(), () -> "news and one for each group: " + play.store.feeds());
    }

    @Test
    void theSerialOfANamesakeIsAskedForOnlyOnceTheNameIsFree() throws CommandException {
        play.types("yoda", "/creategroup force hans");
        assertThrows(CommandException.class, () -> play.groups.create("force", () -> {
            throw new AssertionError("the group that is there may be gone when this one is made");
        }, "luke", List.of()));
    }

    @Test
    void recordsOfAGroupWhoseOwnWasDamagedSayNothing() {
        Play restarted = new Play(List.of(EntryCodec.encode(new Entry.Invited("lost", List.of("hans"))),
                EntryCodec.encode(new Entry.Joined("lost", "hans", 17)),
                EntryCodec.encode(new Entry.Left("lost", "yoda"))), play.store);
        assertEquals(List.of(), restarted.groups.namesOf("hans"));
        assertEquals(List.of(), List.copyOf(restarted.groups.snapshot()));
    }

    @Test
    void sinceWhenAUserIsInIsWhatTheAudienceSaid() throws CommandException {
        play.types("yoda", "/creategroup force hans luke");
        long joined = play.store.lastId();
        play.types("hans", "/joingroup force");
        Group group = play.groups.named("force");
        assertEquals(joined, group.since("hans"));
        assertEquals(joined, play.restarted().groups.named("force").since("hans"));
        play.types("hans", "/leavegroup force");
        assertEquals(0, group.since("hans"));
    }
}
