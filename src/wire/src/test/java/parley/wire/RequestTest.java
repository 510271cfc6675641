package parley.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading lines of a client. */
class RequestTest {
    @Test
    void aCommandKeepsItsRestAsItWasTyped() throws Exception {
        Request request = Request.parse("@label=7 /msgto hans  hello :there ");

        assertParts("7", "/msgto", " hans  hello :there ", request);
        assertTrue(request.isCommand());
        assertEquals("msgto", request.command());
    }

    @Test
    void blanksBeforeTheVerbDoNotCount() throws Exception {
        assertParts("", "/logout", "", Request.parse("  /logout"));
        assertParts("7", "/logout", " ", Request.parse("@label=7   /logout "));
    }

    @Test
    void aVerbIsKnownWhole() throws Exception {
        Request request = Request.parse("@label=7 /msgto hans");

        assertTrue(request.hasVerb("/msgto"));
        assertFalse(request.hasVerb("/msg"));
        assertFalse(request.hasVerb("/msgto "));
        assertFalse(request.hasVerb("/msgta"));
    }

    private static void assertParts(String label, String verb, String rest, Request request) {
        assertEquals(List.of(label, verb, rest), List.of(request.label(), request.verb(), request.rest()));
    }

    @Test
    void aLoneSlashIsACommandWithoutAName() throws Exception {
        assertTrue(Request.parse("/").isCommand());
        assertEquals("", Request.parse("/").command());
    }

    @Test
    void theProtocolsOwnVerbsAreReadByTheGrammar() throws Exception {
        Request request = Request.parse("@label=a HELLO 1 suggest udp=6666 :my client 1.0");

        assertFalse(request.isCommand());
        assertEquals(new Line(Map.of(), "", "HELLO", List.of("1", "suggest", "udp=6666", "my client 1.0")),
                request.toLine());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "a", "Az09._-", "1234567890123456789012345678901234567890123456789012345678901234"})
    void aLabelIsUpTo64LettersDigitsDotsUnderscoresAndHyphens(String label) throws Exception {
        assertEquals(label, Request.parse("@label=" + label + " PING").label());
    }

    @Test
    void aLongerLabelIsMalformed() {
        assertMalformed("a label of 65 characters: use 64 at most", "@label=" + "x".repeat(65) + " PING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\sb", "a\\:b", "ä", "a/b", "a\u001B", "\\r\\n", "a=b", "٣"})
    void aLabelOfOtherCharactersIsMalformed(String label) {
        assertMalformed("a label with other characters than letters, digits, '.', '_' and '-'",
                "@label=" + label + " PING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@label PING", "@label= PING", "@other=1 PING", "PING"})
    void aLineMayHaveNoLabel(String line) throws Exception {
        assertEquals("", Request.parse(line).label());
    }

    @Test
    void tagsThatAreNotKnownAreIgnored() throws Exception {
        assertEquals("7", Request.parse("@trace=ab\\scd;label=7;new PING").label());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "   ", "@label=7", "@label=7  "})
    void aLineWithoutAVerbIsMalformed(String line) {
        assertMalformed("a line without a verb", line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@ PING", "@=7 PING", "@label=7; PING"})
    void aTagWithoutANameIsMalformed(String line) {
        assertMalformed("a tag without a name in '" + line.split(" ")[0] + "'", line);
    }

    @Test
    void aRefusalOfALineHasNoStack() {
        assertEquals(0, assertThrows(MalformedLineException.class, () -> Request.parse("")).getStackTrace().length);
    }

    private static void assertMalformed(String why, String line) {
        assertEquals(why, assertThrows(MalformedLineException.class, () -> Request.parse(line)).getMessage());
    }
}
