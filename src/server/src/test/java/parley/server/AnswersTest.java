package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.api.ErrorCode;
import parley.api.server.Event;
import parley.api.server.Reply;
import parley.api.server.Stored;
import parley.wire.LineBuilder;

/** The lines that a server sends, as the protocol's page has them. */
class AnswersTest {
    private static final Instant NOW = Instant.parse("2026-11-22T15:00:01.123Z");
    private static final Time TIME = new Time(() -> NOW, () -> 0);

    @Test
    void anOkHasTheLabelWordsTextAndWhatWasStored() {
        Reply reply = Reply.of("message 17 to hans").with("17", "hans").storedAs(new Stored(17, 3, NOW.toEpochMilli() + 1, Event.of("MESSAGE")));

        assertLine("@label=7;id=17;time=2026-11-22T15:00:01.124Z OK 17 hans :message 17 to hans",
                ok("7", reply));
        assertLine("@id=17;time=2026-11-22T15:00:01.124Z OK 17 hans :message 17 to hans", ok("", reply));
    }

    @Test
    void anOkSaysNoMoreThanTheReply() {
        assertLine("@label=7 OK", ok("7", Reply.done()));
        assertLine("OK", ok("", Reply.done()));
        assertLine("@label=7 OK a", ok("7", Reply.done().with("a")));
    }

    @Test
    void aParameterThatIsNoWordIsThePluginsFault() {
        assertThrows(IllegalArgumentException.class, () -> ok("7", Reply.done().with("two words")));
        assertThrows(IllegalArgumentException.class, () -> Answers.event(Event.of("V", ""), TIME));
    }

    @Test
    void aRefusalHasItsCodeAndText() {
        assertLine("@label=8 ERR UNKNOWN :There is no user 'nobody'.",
                err("8", ErrorCode.UNKNOWN, "There is no user 'nobody'."));
        assertLine("ERR USAGE :", err("", ErrorCode.USAGE, ""));
    }

    @Test
    void aRefusalThatEndsByItselfSaysWhen() {
        assertLine("@label=8;wait=9500 ERR WAIT :blocked", Answers.wait("8", 9_500, "blocked"));
        assertLine("@wait=1 ERR WAIT :blocked", Answers.wait("", 1, "blocked"));
    }

    @Test
    void fieldsOfARowAreSeparatedByTabs() {
        assertLine("@label=7 ROW :hans\t2026-11-22T15:00:01Z\t127.0.0.1", Answers.row("7",
                List.of("hans", "2026-11-22T15:00:01Z", "127.0.0.1")));
        assertLine("ROW :one field", Answers.row("", List.of("one field")));
        assertLine("ROW :", Answers.row("", List.of()));
    }

    @Test
    void aTabWithinAFieldIsABlank() {
        assertLine("ROW :a b\tc", Answers.row("", List.of("a\tb", "c")));
    }

    @Test
    void anEmptyFieldKeepsItsPlace() {
        assertLine("ROW :a\t\tc", Answers.row("", List.of("a", "", "c")));
        assertLine("ROW :\tb", Answers.row("", List.of("", "b")));
        assertLine("ROW :\t\t", Answers.row("", List.of("", "", "")));
    }

    @Test
    void anEventHasTheTimeOfTheServer() {
        assertLine("@time=2026-11-22T15:00:01.123Z INVITED force", Answers.event(Event.of("INVITED", "force"), TIME));
    }

    @Test
    void ofAStoredEventEverythingButTheTagsIsMadeHere() {
        Event event = Event.of("MESSAGE", "hans").text("hello there");

        assertLine("MESSAGE hans :hello there", Answers.body(event, new LineBuilder()).toBytes());
        assertLine("MESSAGE", Answers.body(Event.of("MESSAGE"), new LineBuilder()).toBytes());
    }

    @Test
    void nothingOfAPluginsWordsCanForgeALine() {
        String forged = "x\r\nBYE LOGOUT :gone";

        assertLine("ERR USAGE :xBYE LOGOUT :gone", err("", ErrorCode.USAGE, forged));
        assertLine("OK :xBYE LOGOUT :gone", ok("", Reply.of(forged)));
        assertLine("ROW :xBYE LOGOUT :gone\ty", Answers.row("", List.of(forged, "y\n")));
        assertLine("@time=2026-11-22T15:00:01.123Z V :xBYE LOGOUT :gone",
                Answers.event(Event.of("V").text(forged), TIME));
    }

    private static byte[] ok(String label, Reply reply) {
        return Answers.ok(new LineBuilder(), label, reply).toBytes();
    }

    private static byte[] err(String label, ErrorCode code, String text) {
        return Answers.err(new LineBuilder(), label, code, text).toBytes();
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void theProtocolsPageExplainsEveryCode(ErrorCode code) throws Exception {
        assertTrue(Files.readString(Path.of("..", "wire", "PROTOCOL.md")).contains("\n| `" + code + "` | "));
    }

    private static void assertLine(String expected, byte[] line) {
        assertEquals(expected + "\r\n", new String(line, StandardCharsets.UTF_8));
    }
}
