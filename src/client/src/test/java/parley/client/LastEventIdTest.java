package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LastEventIdTest {
    private static final OptionalLong NONE = OptionalLong.empty();

    private final LastEventId last = new LastEventId();

    private static OptionalLong id(long id) {
        return OptionalLong.of(id);
    }

    /** Takes events as they come; returns which of them were shown. */
    private String shown(long... ids) {
        StringBuilder shown = new StringBuilder();
        for (long id : ids) {
            if (last.isNew(id(id))) {
                shown.append(id).append(' ');
                last.seen(id(id));
            }
        }
        return shown.toString().strip();
    }

    @Test
    void nothingIsKnownBeforeTheFirstWelcome() {
        assertEquals(NONE, last.of("yoda"));
        assertEquals(NONE, last.of(""));
    }

    @Test
    void aFirstWelcomeIsWhereItBegins() {
        assertFalse(last.welcome("yoda", id(41)));
        assertEquals(id(41), last.of("yoda"));
        assertEquals("42", shown(40, 41, 42));
    }

    @Test
    void eachIdIsShownOnce() {
        last.welcome("yoda", id(0));
        assertEquals("1 5 9 10", shown(1, 5, 5, 1, 9, 8, 10));
        assertEquals(id(10), last.of("yoda"));
        assertEquals(3, last.duplicates());
    }

    @Test
    void anEventThatWasNotShownComesAgain() {
        last.welcome("yoda", id(1));
        assertTrue(last.isNew(id(2)));
        assertEquals(id(1), last.of("yoda"));
        assertEquals("2", shown(2));
    }

    @Test
    void eventsWithoutAnIdAreNewAndMoveNothing() {
        last.welcome("yoda", id(7));
        assertTrue(last.isNew(NONE));
        last.seen(NONE);
        assertEquals(id(7), last.of("yoda"));
    }

    @Test
    void aWelcomeThatBeginsThereKeepsIt() {
        last.welcome("yoda", id(0));
        shown(7);
        assertFalse(last.welcome("yoda", id(7)));
        assertEquals(id(7), last.of("yoda"));
    }

    @Test
    void aWelcomeThatBeginsLaterMovesNothing() {
        last.welcome("yoda", id(7));
        assertFalse(last.welcome("yoda", id(9)));
        assertEquals(id(7), last.of("yoda"));
    }

    @Test
    void aServerThatLostEventsSetsItBack() {
        last.welcome("yoda", id(0));
        shown(7, 8, 9);
        assertTrue(last.welcome("yoda", id(7)));
        assertEquals(id(7), last.of("yoda"));
        assertEquals("8 9", shown(8, 9));
        assertEquals(0, last.duplicates());
    }

    @Test
    void itBelongsToOneUser() {
        last.welcome("yoda", id(9));
        assertEquals(NONE, last.of("hans"));
        assertFalse(last.welcome("hans", id(3)));
        assertEquals(id(3), last.of("hans"));
        assertEquals(NONE, last.of("yoda"));
        assertEquals("4", shown(4));
    }

    @Test
    void withAServerThatDoesNotSayAllIsShownAndNothingKnown() {
        last.welcome("yoda", id(9));
        assertFalse(last.welcome("yoda", NONE));
        assertEquals("4 4 2", shown(4, 4, 2));
        assertEquals(NONE, last.of("yoda"));
        assertFalse(last.welcome("yoda", id(3)));
        assertEquals(id(3), last.of("yoda"));
    }
}
