package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.api.Registration;

class KeysTest {
    private final Transcript out = new Transcript();
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final Running running = new Running();
    private final Keys keys = new Keys(running, new LineTerminal(new Keyboard(), out.stream(), out.stream()));

    private String refusal(String name) {
        return assertThrows(IllegalArgumentException.class, () -> keys.add("toy", name, "Play", () -> { })).getMessage();
    }

    @ParameterizedTest
    @CsvSource({"Ctrl-c,it clears the line", "Ctrl-d,it leaves the shell", "Ctrl-z,terminals suspend programs with it",
            "Ctrl-m,it is the Enter key", "Ctrl-j,it is the Enter key", "Ctrl-i,it is the Tab key",
            "Ctrl-s,terminals stop and continue their output with it", "Ctrl-a,it moves the cursor",
            "Ctrl-r,it looks for earlier lines", "Ctrl-w,it edits the line", "Alt-b,it moves the cursor",
            "Alt-d,it edits the line", "Ctrl-x,other keys begin with it"})
    void aKeyThatIsNeededIsRefusedWithItsUse(String name, String use) {
        assertEquals("The key " + name + " cannot be taken: " + use + ".", refusal(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "Alt-1", "alt-x", "Alt-X", "F0", "F13", "Ctrl-Alt-x", "Shift-F1"})
    void whatIsNoKeyIsRefused(String name) {
        assertEquals("There is no key '" + name + "': use Alt-a to Alt-z, Ctrl-a to Ctrl-z or F1 to F12.", refusal(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Alt-a", "Alt-x", "Ctrl-o", "Ctrl-t", "F1", "F12"})
    void theOthersCanBeTakenByOnePluginAtATime(String name) {
        Registration taken = keys.add("toy", name, "Play", () -> { });
        assertEquals("The key " + name + " is already taken by the plugin toy", refusal(name));
        taken.remove();
        taken.remove();
        keys.add("other", name, "Work", () -> { });
    }

    @Test
    void aKeyThatWasGivenBackIsNotTakenFromItsNextOwner() {
        Registration before = keys.add("toy", "F1", "Play", () -> { });
        before.remove();
        keys.add("toy", "F1", "Play", () -> { });
        before.remove();
        assertTrue(keys.press("F1"));
    }

    @Test
    void theActionRunsAsACommandDoes() throws Exception {
        keys.add("toy", "F1", "Play", () -> seen.add(Thread.currentThread().getName()));
        assertTrue(keys.press("F1"));
        assertFalse(keys.press("F2"));
        assertEquals("parley-command", seen.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void whenTooMuchRunsThatIsTold() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        keys.add("toy", "F1", "Play", () -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                seen.add("interrupted");
            }
        });
        for (int i = 0; i <= Running.MOST; i++) {
            assertTrue(keys.press("F1"));
        }
        out.await("100 commands are running.");
        release.countDown();
        running.awaitNothing();
    }

    @Test
    void whereThereIsNoTerminalThatIsSaid() {
        assertEquals(List.of("There are no keys here: the input is not a terminal."), keys.lines());
    }
}
