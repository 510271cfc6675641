package parley.app.bench.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.wire.Line;

/** The load's book, without a server. */
class LoadTest {
    private final List<String> sent = new ArrayList<>();
    private final Load load = new Load(1, 3, user -> "u" + user, (user, line) -> sent.add("u" + user + " " + line));

    @Test
    void everyUserHasAFewLinesUnderWayToTheNext() {
        load.begin();

        assertEquals(2 * Load.WINDOW, sent.size());
        assertEquals("u1 @label=0 /wave u2", sent.getFirst());
        assertEquals("u2 @label=3 /wave u1", sent.getLast());
        assertEquals(2 * Load.WINDOW, load.lost());
    }

    @Test
    void anAnswerIsFollowedByTheNextLineUntilTheEnd() throws Exception {
        load.begin();
        say("@label=2 OK :You wave.");
        assertEquals(2 * Load.WINDOW + 1, load.sent());
        assertEquals("u1 @label=2 /wave u2", sent.getLast());
        load.end();
        say("@label=2 OK :You wave.");

        assertEquals(2 * Load.WINDOW + 1, load.sent());
        assertEquals(2, load.done());
        assertEquals(2 * Load.WINDOW - 1, load.lost());
        assertFalse(load.isAllAnswered());
    }

    @Test
    void aRefusalIsCountedAndTheFirstIsKept() throws Exception {
        load.begin();
        say("@label=0 ERR UNKNOWN :There is no command '/wave'.");
        say("@label=1 ERR UNKNOWN :Another.");

        assertEquals(2, load.refused());
        assertEquals(0, load.done());
        assertEquals("There is no command '/wave'.", load.refusal());
    }

    @Test
    void wavesAreCountedAndAnswerNothing() throws Exception {
        load.begin();
        say(":u2 WAVE");

        assertEquals(1, load.events());
        assertEquals(2 * Load.WINDOW, load.lost());
    }

    @Test
    void theLongestWaitIsThatSinceItWasAskedBefore() throws Exception {
        load.begin();
        say("@label=0 OK");

        assertTrue(load.takeLongest() > 0);
        assertEquals(0, load.takeLongest());
    }

    private void say(String line) throws Exception {
        load.line(1, Line.parse(line));
    }
}
