package parley.filter;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.Event;
import parley.rehearsal.Rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class FilterPluginTest {
    private final Rehearsal play = new Rehearsal("yoda", "hans");

    @Test
    void aWordIsMaskedInMessagesToUsersAndToGroups() throws Exception {
        play.with("words", "darn, heck").starts(new FilterPlugin());
        play.writes("yoda", "hans", "Darn it");
        play.posts(Event.of("GROUPMESSAGE", "force").from(play.user("yoda")).text("what the heck"), "hans");
        assertEquals(List.of("yoda MESSAGE hans :**** it", "yoda GROUPMESSAGE force :what the ****"), play.sees("hans"));
    }

    @Test
    void aMessageWithAWordIsRefusedIfTheOwnerWantsIt() throws Exception {
        play.with("words", "darn").with("action", "refuse").starts(new FilterPlugin());
        CommandException refusal = assertThrows(CommandException.class, () -> play.writes("yoda", "hans", "Darn it"));
        assertEquals(ErrorCode.INVALID, refusal.code());
        assertEquals("'Darn' is a word that this server does not take, so nothing was sent. Say it in another way.",
                refusal.getMessage());
        assertEquals(List.of(), play.sees("hans"));
        play.writes("yoda", "hans", "darned");
        assertEquals(List.of("yoda MESSAGE hans :darned"), play.sees("hans"));
    }

    @Test
    void withoutWordsNoMessageIsLookedAt() throws Exception {
        play.starts(new FilterPlugin());
        assertEquals(0, play.verbs());
        play.with("words", " , ").starts(new FilterPlugin());
        assertEquals(0, play.verbs());
    }

    @Test
    void anActionThatThereIsNotEndsTheStart() {
        assertEquals("The setting plugin.action=burn is not mask or refuse.", assertThrows(IllegalArgumentException.class,
                () -> play.with("action", "burn").starts(new FilterPlugin())).getMessage());
    }
}
