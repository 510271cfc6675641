package parley.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines made by chance, the same ones each time. */
class FuzzTest {
    private static final int ROUNDS = 20_000;
    private static final String[] PIECES = {"@", ":", ";", "=", " ", "  ", "\\", "\\s", "/", "label", "7", "PING", "a",
        "\t", "\r", "\0", "\u001B", "ü", "🙂", "\uD83D", "\u202E", "\uFFFD", "x".repeat(70)};

    private Random random;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void parsingThrowsNothingButMalformedLine(long seed) {
        random = new Random(seed);
        int read = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String line = pieces(12);
            try {
                Line parsed = Line.parse(line);
                assertFalse(parsed.verb().isEmpty(), line);
                assertFalse(parsed.tags().containsKey(""), line);
                read++;
            } catch (MalformedLineException e) {
                assertFalse(e.getMessage().isEmpty());
            }
            parseRequest(line);
        }
        assertFalse(read < ROUNDS / 2, "only " + read + " lines could be read: the pieces are too wild to test much");
    }

    private static void parseRequest(String line) {
        try {
            Request request = Request.parse(line);
            assertFalse(request.verb().isEmpty(), line);
            assertEquals(line.substring(line.length() - request.rest().length()), request.rest());
            request.isCommand();
            request.command();
            request.toLine();
        } catch (MalformedLineException e) {
            assertFalse(e.getMessage().isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsBuiltIsReadBackTheSame(long seed) throws Exception {
        random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            Map<String, String> tags = new LinkedHashMap<>();
            for (int n = random.nextInt(3); n > 0; n--) {
                tags.put("key" + n, Printable.strip(pieces(4)));
            }
            String source = random.nextBoolean() ? "yoda" : "";
            List<String> params = new ArrayList<>();
            for (int n = random.nextInt(4); n > 0; n--) {
                params.add(word());
            }
            String text = Printable.strip(pieces(8));
            params.add(text);

            LineBuilder line = new LineBuilder();
            tags.forEach(line::tag);
            if (!source.isEmpty()) {
                line.source(source);
            }
            line.verb("MESSAGE");
            params.subList(0, params.size() - 1).forEach(line::word);
            assertEquals(new Line(tags, source, "MESSAGE", params), sent(line.text(text)));
        }
    }

    /** A word as the grammar has it, made of the same pieces. */
    private String word() {
        String word = Printable.strip(pieces(3)).replace(" ", "");
        return word.isEmpty() || word.startsWith(":") ? "w" + word : word;
    }

    private String pieces(int most) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(most + 1); n > 0; n--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /** Through bytes and a splitter, as on the way to a client. */
    private static Line sent(LineBuilder line) throws MalformedLineException {
        byte[] bytes = line.toBytes();
        LineSplitter splitter = new LineSplitter(Protocol.LONGEST_LINE);
        splitter.lend(bytes, 0, bytes.length);
        if (!splitter.advance() || splitter.fault() != LineSplitter.Fault.NONE || splitter.holdsBytes()) {
            throw new AssertionError("not one line: " + new String(bytes, StandardCharsets.UTF_8));
        }
        return Line.parse(splitter.line());
    }
}
