package parley.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Making lines: whatever the parts hold, one line comes out, and no more than its bound. */
class LineBuilderTest {
    private static final String INJECTION = "a\r\nBYE LOGOUT :gone\n";

    @Test
    void aLineIsMadePartByPart() {
        assertEquals("@id=17;label=7 :yoda MESSAGE hans now :hello there", new LineBuilder().tag("id", "17")
                .tag("label", "7").source("yoda").verb("MESSAGE").word("hans").word("now")
                .text("hello there").toString());
    }

    @Test
    void bytesEndInCrLf() {
        assertArrayEquals("PING :ü🙂\r\n".getBytes(StandardCharsets.UTF_8),
                new LineBuilder().verb("PING").text("ü🙂").toBytes());
    }

    @Test
    void anEmptyTextIsStillAText() {
        assertEquals("PONG :", new LineBuilder().verb("PONG").text("").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", " ", ":a", ":"})
    void whatIsNoWordIsRefused(String word) {
        LineBuilder line = new LineBuilder().verb("OK");

        String said = assertThrows(IllegalArgumentException.class, () -> line.word(word)).getMessage();
        assertEquals("'" + word + "' cannot be a word of a line", said);
        assertEquals("OK", line.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0007", "\r\n", "\u0001:forged", "\u202E:x"})
    void whatIsNoWordOnceItsControlsAreTakenOutIsRefused(String word) {
        LineBuilder line = new LineBuilder().verb("OK").word("a");

        assertThrows(IllegalArgumentException.class, () -> line.word(word));
        assertEquals("OK a", line.toString());
    }

    @Test
    void noPartCanEndTheLine() throws Exception {
        assertOneLine(new LineBuilder().tag("id", INJECTION).verb("OK"));
        assertOneLine(new LineBuilder().verb("OK").word("a\r\nBYE"));
        assertOneLine(new LineBuilder().verb("OK").text(INJECTION));
    }

    @Test
    void neitherTheSourceNorTheVerbCanEndTheLine() throws Exception {
        assertOneLine(new LineBuilder().source("a\r\nBYE").verb("OK"));
        assertOneLine(new LineBuilder().verb("OK\r\nBYE"));
        assertOneLine(new LineBuilder().verb("PONG a\rb\u001B[2J"));
    }

    @Test
    void controlsButTheTabAreTakenOutOfWordsTextsAndTags() {
        assertEquals("@a=[2Jx\t OK w[1m\tw :t[0m\tt",
                new LineBuilder().tag("a", "\u001B[2J\u0085x\t").verb("OK").word("w\u009B[1m\tw")
                        .text("t\u001B[0m\tt").toString());
    }

    @Test
    void aTagsValueIsEscaped() throws Exception {
        LineBuilder line = new LineBuilder().tag("a", "1; two\\").tag("b", "").verb("OK");

        assertEquals("@a=1\\:\\stwo\\\\;b= OK", line.toString());
        assertEquals("1; two\\", Line.parse(line.toString()).tag("a"));
    }

    @Test
    void aLineOfTheLongestLengthIsWhole() {
        byte[] line = ofTextLength(Protocol.LONGEST_LINE - "T :\r\n".length());

        assertEquals(Protocol.LONGEST_LINE, line.length);
        assertEquals("xx\r\n", tail(line, 4));
        assertEquals('x', line[line.length - 3]);
    }

    @Test
    void oneByteMoreIsCut() {
        byte[] line = ofTextLength(Protocol.LONGEST_LINE - "T :\r\n".length() + 1);

        assertEquals(Protocol.LONGEST_LINE, line.length);
        assertEquals("xx\r\n", tail(line, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ä", "€", "🙂"})
    void aLineIsCutBetweenCharacters(String character) throws Exception {
        int width = character.getBytes(StandardCharsets.UTF_8).length;
        for (int shift = 0; shift < 4; shift++) {
            byte[] line = new LineBuilder().verb("T").text("x".repeat(shift) + character.repeat(20_000)).toBytes();

            assertTrue(line.length <= Protocol.LONGEST_LINE && line.length > Protocol.LONGEST_LINE - width,
                    () -> line.length + " bytes");
            LineSplitter splitter = new LineSplitter(Protocol.LONGEST_LINE);
            splitter.lend(line, 0, line.length);
            assertTrue(splitter.advance());
            assertEquals(LineSplitter.Fault.NONE, splitter.fault());
            assertEquals("x".repeat(shift), Line.parse(splitter.line()).text().replace(character, ""));
            assertTrue(!splitter.advance() && !splitter.holdsBytes());
        }
    }

    @Test
    void aBuilderThatWasClearedBeginsANewLine() {
        LineBuilder line = new LineBuilder().tag("id", "17").source("yoda").verb("MESSAGE").word("hans").text("hello");
        line.toBytes();

        assertEquals("", line.clear().toString());
        assertEquals("PONG", line.verb("PONG").toString());
        assertEquals("@id=1;b=2 OK", line.clear().tag("id", "1").tag("b", "2").verb("OK").toString());
        assertEquals("@id=3 OK", line.clear().tag("id", 3).verb("OK").toString());
    }

    @Test
    void aLineThatWasCutLeavesNothingForTheNext() {
        LineBuilder line = new LineBuilder().verb("T").text("x".repeat(2 * Protocol.LONGEST_LINE));
        line.end();

        assertArrayEquals("PING :b\r\n".getBytes(StandardCharsets.US_ASCII), line.clear().verb("PING").text("b").toBytes());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9, 10, 11, 99, 100, 101, 12_345, Integer.MAX_VALUE, 999_999_999_999_999_999L,
        1_000_000_000_000_000_000L, Long.MAX_VALUE})
    void numbersAreWrittenInDigits(long number) {
        assertEquals("@id=" + number + ";wait=" + number + " OK " + number + " " + number,
                new LineBuilder().tag("id", number).tag("wait", number).verb("OK").word(number).word(number).toString());
    }

    @Test
    void numbersGrowTheLineAsTheyNeed() {
        LineBuilder line = new LineBuilder().verb("N");
        StringBuilder expected = new StringBuilder("N");
        for (long number = 1; number < 200; number++) {
            line.word(number);
            expected.append(' ').append(number);
        }

        assertEquals(expected.toString(), line.toString());
    }

    @Test
    void aLineIsCopiedWithItsEndToWhereItIsTold() {
        LineBuilder line = new LineBuilder().verb("PING").text("ü");
        int length = line.end();
        byte[] bytes = "~".repeat(length + 5).getBytes(StandardCharsets.US_ASCII);
        line.copyTo(bytes, 3);

        assertEquals("~~~PING :ü\r\n~~", new String(bytes, StandardCharsets.UTF_8));
        assertEquals("PING :ü", line.toString());
    }

    @Test
    void aLineIsCopiedWithItsEndToABuffer() {
        LineBuilder line = new LineBuilder().verb("PING").text("ü");
        ByteBuffer buffer = ByteBuffer.allocateDirect(line.end() + 5).put((byte) '~');
        line.copyTo(buffer);
        line.clear().verb("OK").end();
        line.copyTo(buffer);

        assertEquals("~PING :ü\r\nOK\r\n", StandardCharsets.UTF_8.decode(buffer.flip()).toString());
    }

    @Test
    void aBuilderIsEmptyUntilThereIsSomethingInIt() {
        assertTrue(new LineBuilder().isEmpty());
        assertFalse(new LineBuilder().verb("OK").isEmpty());
        assertFalse(new LineBuilder().tag("id", 1).isEmpty());
        assertTrue(new LineBuilder().verb("OK").clear().isEmpty());
    }

    @Test
    void aLineOfWhichOnlySomeBytesAreLeftIsCutThere() {
        assertEquals("T :abc\r\n", ended("abc", "T :abc\r\n".length()));
        assertEquals("T :ab\r\n", ended("abc", "T :abc\r\n".length() - 1));
        assertEquals("T :€\r\n", ended("€", "T :€\r\n".getBytes(StandardCharsets.UTF_8).length));
        assertEquals("T :\r\n", ended("€", "T :€\r\n".getBytes(StandardCharsets.UTF_8).length - 1));
        assertEquals("T :a\r\n", ended("a🙂b", "T :a🙂\r\n".getBytes(StandardCharsets.UTF_8).length - 1));
        assertEquals("T :a🙂\r\n", ended("a🙂b", "T :a🙂\r\n".getBytes(StandardCharsets.UTF_8).length));
    }

    private static String ended(String text, int longest) {
        LineBuilder line = new LineBuilder().verb("T").text(text);
        byte[] bytes = new byte[line.end(longest)];
        line.copyTo(bytes, 0);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void whatAClientMaySendFitsIntoALineOfTheServer() {
        String text = "x".repeat(Protocol.LONGEST_REQUEST - "/msgto h \n".length());
        String name = "n".repeat(64);
        byte[] line = new LineBuilder().tag("id", Long.toString(Long.MAX_VALUE)).tag("time", "2026-11-22T15:00:01.123Z")
                .source(name).verb("GROUPMESSAGE").word(name).text(text).toBytes();

        assertTrue(new String(line, StandardCharsets.UTF_8).endsWith(":" + text + "\r\n"), "not cut");
    }

    private static void assertOneLine(LineBuilder line) throws MalformedLineException {
        byte[] bytes = line.toBytes();
        String shown = new String(bytes, StandardCharsets.UTF_8);
        String body = shown.substring(0, shown.length() - 2);

        assertEquals(List.of(), body.chars().filter(c -> c < ' ').boxed().toList(), shown);
        Line.parse(body);
    }

    private static byte[] ofTextLength(int length) {
        return new LineBuilder().verb("T").text("x".repeat(length)).toBytes();
    }

    private static String tail(byte[] line, int length) {
        return new String(line, line.length - length, length, StandardCharsets.US_ASCII);
    }
}
