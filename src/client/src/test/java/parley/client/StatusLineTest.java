package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StatusLineTest {
    private int appeared;
    private final StatusLine line = new StatusLine(() -> appeared++);

    @Test
    void itemsStandInTheOrderInWhichTheyWereMade() {
        StatusLine.Item first = line.add();
        StatusLine.Item second = line.add();
        assertTrue(line.isEmpty());
        second.show("two");
        first.show("one");
        assertEquals("one | two", line.text(80));
        first.show("");
        assertEquals("two", line.text(80));
    }

    @Test
    void itAsksToBeDrawnOnlyWhenItAppears() {
        StatusLine.Item item = line.add();
        item.show("");
        item.show("one");
        item.show("two");
        assertEquals(1, appeared);
        item.show("");
        item.show("three");
        assertEquals(2, appeared);
    }

    @Test
    void whatIsRemovedIsNotShownAgain() {
        StatusLine.Item item = line.add();
        item.show("one");
        item.remove();
        item.show("two");
        assertEquals("", line.text(80));
    }

    @Test
    void aTextCannotSteerTheTerminalNorFillIt() {
        StatusLine.Item item = line.add();
        item.show("a\u001b[2J\u0007\n\tb");
        assertEquals("a[2J b", line.text(80));
        item.show("🙂".repeat(1000));
        assertEquals("🙂".repeat(StatusLine.LONGEST), line.text(1000));
        assertEquals("🙂🙂…", line.text(5));
        assertEquals("", line.text(0));
    }

    @Test
    void onlySoManyItemsCanBeMade() {
        for (int i = 1; i < StatusLine.MOST; i++) {
            line.add();
        }
        StatusLine.Item last = line.add();
        assertEquals("The status line has 50 items; no more can be made.",
                assertThrows(IllegalStateException.class, line::add).getMessage());
        last.remove();
        line.add();
    }
}
