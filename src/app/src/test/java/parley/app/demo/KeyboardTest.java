package parley.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class KeyboardTest {
    private final Keyboard keyboard = new Keyboard();

    @Test
    void whatIsTypedIsReadInOrderUpToTheEnd() throws Exception {
        keyboard.type("grüße");
        keyboard.type("");
        keyboard.type("bye");
        keyboard.close();

        assertEquals("grüße\n\nbye\n", new String(keyboard.readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(-1, keyboard.read());
    }

    @Test
    void aReaderWaitsForWhatIsTyped() throws Exception {
        FutureTask<Integer> reading = new FutureTask<>(keyboard::read);
        Thread.ofPlatform().start(reading);
        keyboard.type("x");

        assertEquals('x', reading.get());
    }

    @Test
    void aReadGivesWhatIsThereAndWaitsForNoMore() throws Exception {
        keyboard.type("ab");
        byte[] into = new byte[10];

        assertEquals(3, keyboard.read(into, 0, 10));
        assertEquals(0, keyboard.read(into, 0, 0));
    }

    @Test
    void whatTooManyWaitForIsLeftOut() {
        for (int i = 0; i < 256; i++) {
            assertTrue(keyboard.type("line"));
        }
        assertFalse(keyboard.type("one too many"));
    }

    @Test
    void anInterruptEndsTheWaiting() {
        Thread.currentThread().interrupt();

        assertThrows(InterruptedIOException.class, keyboard::read);
        assertTrue(Thread.interrupted(), "and stays known");
    }

    @Test
    void aDisplayHandsOverWholeLines() {
        List<String> lines = new ArrayList<>();
        java.io.PrintStream display = Display.to(lines::add);
        display.print("grü");
        display.print("ße \r\n\nhalf");
        assertEquals(List.of("grüße", ""), lines);

        display.println(" a line");
        assertEquals(List.of("grüße", "", "half a line"), lines);
    }
}
