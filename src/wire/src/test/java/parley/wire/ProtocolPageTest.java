package parley.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    void theLinesOfThePagesConversationCanBeRead() throws Exception {
        Matcher lines = Pattern.compile("(?m)^    ([<>]) (.+)$").matcher(page);
        List<String> verbs = new ArrayList<>();
        while (lines.find()) {
            verbs.add(lines.group(1).equals(">") ? Request.parse(lines.group(2)).verb()
                    : Line.parse(lines.group(2)).verb());
        }

        assertEquals(List.of("HELLO", "HELLO", "LOGIN", "WELCOME", "COMMAND", "COMMAND", "ADD", "/msgto", "OK",
                "MESSAGE", "/msgto", "ERR", "/logout", "BYE"), verbs);
    }

    private static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
