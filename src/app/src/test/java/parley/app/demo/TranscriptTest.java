package parley.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);

    @Test
    void eachLineStandsBehindTheNameOfItsTerminal() {
        Transcript transcript = new Transcript(out, false);
        transcript.scene("They talk.");
        transcript.typed("yoda", "/msgto hans hello");
        transcript.shown("hans", "yoda: hello");
        transcript.shown("a-long-name", "  columns   stay");

        assertEquals("""

                They talk.
                    yoda > /msgto hans hello
                    hans   yoda: hello
                a-long-n     columns   stay
                """, text());
    }

    @Test
    void nothingIsWiderThan80Columns() {
        Transcript transcript = new Transcript(out, false);
        transcript.shown("yoda", "word ".repeat(60));
        transcript.shown("yoda", "x".repeat(200));
        transcript.note("word ".repeat(60));

        assertTrue(text().lines().allMatch(line -> line.length() <= 80), text());
        assertEquals(120, text().split("word", -1).length - 1);
    }

    @Test
    void aLineIsBrokenAtBlanksAndOtherwiseAnywhere() {
        assertEquals(List.of("one two", "three"), Transcript.wrap("one two three", 9));
        assertEquals(List.of("abcd", "ef", "gh"), Transcript.wrap("abcdef gh", 4));
        assertEquals(List.of(""), Transcript.wrap("", 9));
        assertEquals(List.of("exactly 9"), Transcript.wrap("exactly 9", 9));
    }

    @Test
    void namesHaveColoursOnlyIfWanted() {
        new Transcript(out, false).shown("yoda", "plain");
        assertTrue(text().indexOf('\u001b') < 0);

        Transcript coloured = new Transcript(out, true);
        coloured.shown("yoda", "one");
        coloured.shown("hans", "two");
        coloured.shown("yoda", "three");
        List<String> lines = text().lines().skip(1).toList();

        assertEquals("    \u001b[36myoda\u001b[0m   one", lines.get(0));
        assertEquals("    \u001b[33mhans\u001b[0m   two", lines.get(1));
        assertEquals("    \u001b[36myoda\u001b[0m   three", lines.get(2));
    }

    @Test
    void mutedItShowsNoTerminal() {
        Transcript transcript = new Transcript(out, false);
        transcript.mute();
        transcript.shown("yoda", "unseen");
        transcript.unmute();
        transcript.shown("yoda", "seen");

        assertEquals("    yoda   seen\n", text());
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
