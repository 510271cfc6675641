package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LineTerminalTest {
    private static final Input END = new Input.End();

    private final Keyboard keyboard = new Keyboard();
    private final Transcript out = new Transcript();
    private final Transcript err = new Transcript();
    private final LineTerminal terminal = new LineTerminal(keyboard, out.stream(), err.stream());

    private List<Input> all() {
        List<Input> all = new ArrayList<>();
        for (Input next = terminal.readCommand(); !next.equals(END); next = terminal.readCommand()) {
            all.add(next);
        }
        return all;
    }

    private static List<Input> typed(String... lines) {
        return List.of(lines).stream().<Input>map(Input.Typed::new).toList();
    }

    @Test
    void linesEndInLfCrLfOrTheEnd() {
        keyboard.raw("one\ntw").raw("o\r\n\nthrée").end();
        assertEquals(typed("one", "two", "", "thrée"), all());
    }

    @Test
    void theEndStaysTheEnd() {
        keyboard.end();
        assertEquals(END, terminal.readCommand());
        assertEquals(END, terminal.readCommand());
    }

    @Test
    void userAndPasswordAreTheNextLines() {
        keyboard.lines("yoda", " jedi*knows ");
        assertEquals(new Input.Typed("yoda"), terminal.askUser(Optional.empty()));
        assertEquals(new Input.Typed(" jedi*knows "), terminal.askPassword("yoda"));
        assertEquals("", out.text());
    }

    @Test
    void onlySomebodyWhoTypesIsAskedAgain() {
        assertFalse(terminal.asksAgain());
        assertTrue(LineTerminal.typed(keyboard, out.stream(), err.stream()).asksAgain());
    }

    @Test
    void atAKeyboardThePasswordIsHiddenAndOnlyThat() throws Exception {
        List<String> happened = Collections.synchronizedList(new ArrayList<>());
        LineTerminal typing = LineTerminal.atKeyboard(keyboard, out.stream(), err.stream(), new Echo() {
            @Override
            public void off() {
                happened.add("off after '" + err.text() + "'");
            }

            @Override
            public void on() {
                happened.add("on after '" + err.text() + "'");
            }

            @Override
            public void close() {
                happened.add("closed");
            }
        });
        keyboard.lines("yoda", "jedi*knows", "/quit");
        assertEquals(new Input.Typed("yoda"), typing.askUser(Optional.empty()));
        assertEquals(new Input.Typed("jedi*knows"), typing.askPassword("yoda"));
        assertEquals(new Input.Typed("/quit"), typing.readCommand());
        typing.close();
        typing.close();
        assertEquals(List.of("off after 'User: '", "on after 'User: Password: '", "closed"), happened);
        assertEquals("", out.text());
    }

    @Test
    void aLineWithoutEndIsNotKept() {
        String part = "x".repeat(LineInput.LONGEST_LINE);
        keyboard.raw(part).raw(part).lines("", "/next").end();
        assertEquals(List.of(new Input.Unreadable("A line of more than 65536 bytes was left out. Send it in parts."),
                new Input.Typed("/next")), all());
    }

    @Test
    void aLineThatIsNotUtf8IsReported() {
        keyboard.bytes((byte) 0xFF, (byte) 0xFE, (byte) '\n').lines("/next").end();
        assertEquals(List.of(new Input.Unreadable("A line that is not UTF-8 text was left out."),
                new Input.Typed("/next")), all());
    }

    @Test
    void aStreamThatBreaksIsReportedAndEnds() {
        LineTerminal broken = new LineTerminal(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("unplugged");
            }
        }, out.stream(), err.stream());
        assertEquals(new Input.Unreadable("The input cannot be read any further: unplugged"), broken.readCommand());
        assertEquals(END, broken.readCommand());
    }

    @Test
    void waitingForALineCanBeEndedFromOutside() throws Exception {
        FutureTask<Input> waiting = new FutureTask<>(terminal::readCommand);
        Thread.ofPlatform().start(waiting);
        terminal.endInput();
        assertEquals(END, waiting.get(10, TimeUnit.SECONDS));
        assertEquals(END, terminal.readCommand());
    }

    @Test
    void afterTheEndWhatWasReadAheadIsNotDelivered() {
        keyboard.lines("one", "two");
        assertEquals(new Input.Typed("one"), terminal.readCommand());
        terminal.endInput();
        assertEquals(END, terminal.readCommand());
    }

    @Test
    void failuresGoToTheErrorStreamAndNothingIsColoured() {
        terminal.print(Tone.ANSWER, "an answer");
        terminal.print(Tone.ARRIVAL, "an \u001b[31marrival");
        terminal.print(Tone.ERROR, "a failure", "of two lines");
        String end = System.lineSeparator();
        assertEquals("an answer" + end + "an [31marrival" + end, out.text());
        assertEquals("a failure" + end + "of two lines" + end, err.text());
        assertFalse(terminal.interactive());
    }

    @Test
    void progressIsNotShown() {
        try (var progress = terminal.progress("dog.mp4", 100)) {
            progress.at(50);
            progress.note("half");
        }
        assertEquals("", out.text() + err.text());
    }
}
