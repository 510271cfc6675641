package parley.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page that a stranger writes a client from says what the code does. */
class ProtocolPageTest {
    private static String page;

    @BeforeAll
    static void read() throws Exception {
        page = Files.readString(Path.of("PROTOCOL.md"));
    }

    @Test
    void thePageNamesEveryVerbTagAndCapability() throws Exception {
        List<String> missing = new ArrayList<>();
        for (Field field : Protocol.class.getFields()) {
            if (field.getType() == String.class && !Pattern.compile("\\b" + field.get(null)).matcher(page).find()) {
                missing.add(field.getName());
            }
        }

        assertEquals(List.of(), missing);
    }

    @Test
    void thePageHasTheNumbersOfTheCode() {
        assertTrue(page.contains("version " + Protocol.VERSION));
        assertTrue(page.contains("port " + Protocol.DEFAULT_PORT));
        assertTrue(page.contains("A line of the server has at most " + grouped(Protocol.LONGEST_LINE) + " bytes"));
        assertTrue(page.contains("a line of a client at most " + grouped(Protocol.LONGEST_REQUEST)));
    }

    @Test
    void theLinesOfThePagesConversationsCanBeRead() throws Exception {
        List<String> verbs = new ArrayList<>();
        for (Said said : conversations()) {
            verbs.add(said.byClient() ? Request.parse(said.line()).verb() : Line.parse(said.line()).verb());
        }

        assertEquals(List.of("HELLO", "HELLO", "LOGIN", "WELCOME", "COMMAND", "COMMAND", "ADD", "/msgto", "OK",
                "MESSAGE", "/msgto", "ERR", "/logout", "BYE", "HELLO", "HELLO", "LOGIN", "WELCOME", "MESSAGE", "PLUGINS", "ROW",
                "OK", "PLUGIN", "ROW", "OK"), verbs);
    }

    /** Each id is larger than those before, and who comes back names the last event and is told the same. */
    @Test
    void theIdsOfThePagesConversationsAreInOrder() throws Exception {
        long last = -1;
        for (Said said : conversations()) {
            Line line = Line.parse(said.line());
            Optional<String> resume = line.params().stream().filter(word -> word.startsWith(Protocol.RESUME)).findFirst();
            if (said.byClient() && resume.isPresent()) {
                assertEquals(Protocol.RESUME + last, resume.get());
                last--; // the welcome repeats it
            } else if (!said.byClient() && !line.tag(Protocol.ID).isEmpty()) {
                long id = Long.parseLong(line.tag(Protocol.ID));
                assertTrue(id > last, said.line());
                last = id;
            }
        }
        assertEquals(23, last);
    }

    private record Said(boolean byClient, String line) {}

    private static List<Said> conversations() {
        Matcher lines = Pattern.compile("(?m)^    ([<>]) (.+)$").matcher(page);
        List<Said> said = new ArrayList<>();
        while (lines.find()) {
            said.add(new Said(lines.group(1).equals(">"), lines.group(2)));
        }
        return said;
    }

    private static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
