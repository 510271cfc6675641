package parley.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.wire.LineSplitter.Fault;

/** How a stream becomes lines, wherever it is cut and whatever it holds. A fault shows as its name in brackets. */
class LineSplitterTest {
    private static final int LONGEST = 16;
    private static final String TOO_LONG = "<TOO_LONG>";
    private static final String NOT_UTF8 = "<NOT_UTF8>";

    private final LineSplitter splitter = new LineSplitter(LONGEST);

    @Test
    void linesEndInLfOrCrLf() {
        assertEquals(List.of("one", "two", "", "", "three"), read("one\ntwo\r\n\n\r\nthree\n"));
    }

    @Test
    void aCrElsewhereBelongsToTheLine() {
        assertEquals(List.of("a\rb", "\r", "\rc"), read("a\rb\n\r\r\n\rc\n"));
    }

    @Test
    void whatHasNoEndYetIsNoLine() {
        assertEquals(List.of(), read("half"));
        assertTrue(splitter.holdsBytes());
        assertEquals(List.of("half a line"), read(" a line\n"));
        assertFalse(splitter.holdsBytes());
    }

    @Test
    void theSameLinesComeOutWhereverTheStreamIsCut() {
        byte[] stream = bytes("one\r\nzwölf €\n\n🙂🙂\nthis line is far too long for it\r\nlast\n");
        List<String> whole = read(stream);

        assertEquals(List.of("one", "zwölf €", "", "🙂🙂", TOO_LONG, "last"), whole);
        for (int first = 0; first <= stream.length; first++) {
            for (int second = first; second <= stream.length; second++) {
                List<String> lines = new ArrayList<>(read(Arrays.copyOf(stream, first)));
                lines.addAll(read(Arrays.copyOfRange(stream, first, second)));
                lines.addAll(read(Arrays.copyOfRange(stream, second, stream.length)));
                assertEquals(whole, lines, "cut at " + first + " and " + second);
            }
        }
    }

    @Test
    void aStreamMayArriveByteByByte() {
        List<String> lines = new ArrayList<>();
        for (byte b : bytes("eins\r\nzwölf\r\n01234567890123456\r\nend\n")) {
            lines.addAll(read(new byte[] {b}));
        }

        assertEquals(List.of("eins", "zwölf", TOO_LONG, "end"), lines);
    }

    @Test
    void theEndCountsTowardsTheLongestLine() {
        assertEquals(List.of("123456789012345"), read("123456789012345\n"));
        assertEquals(List.of("12345678901234"), read("12345678901234\r\n"));
        assertEquals(List.of(TOO_LONG), read("1234567890123456\n"));
        assertEquals(List.of(TOO_LONG), read("123456789012345\r\n"));
    }

    @Test
    void lengthIsInBytesNotCharacters() {
        assertEquals(List.of("äöüäöüä"), read("äöüäöüä\n"));
        assertEquals(List.of(TOO_LONG), read("äöüäöüäö\n"));
    }

    @Test
    void aLineTooLongIsToldOnceBeforeItsEndArrives() {
        assertEquals(List.of(), read("1234567890123456"));
        assertEquals(List.of(TOO_LONG), read("7"));
        assertFalse(splitter.holdsBytes(), "nothing of it is kept");
        assertEquals(List.of(), read("89012345678901234567890"));
        assertEquals(List.of(), read("still the same line"));
        assertEquals(List.of("the next line"), read("\r\nthe next line\n"));
    }

    @Test
    void everyLineTooLongIsToldOfItsOwn() {
        String tooLong = "x".repeat(LONGEST);

        assertEquals(List.of(TOO_LONG, "fine", TOO_LONG, TOO_LONG, ""),
                read(tooLong + "\nfine\n" + tooLong + "\n" + tooLong + "\r\n\n"));
    }

    @Test
    void aGigabyteWithoutAnEndIsHeldInConstantMemory() {
        byte[] part = new byte[64 * 1024];
        Arrays.fill(part, (byte) 'x');
        int faults = 0;
        for (int i = 0; i < 16_384; i++) {
            splitter.lend(part, 0, part.length);
            while (splitter.advance()) {
                assertEquals(Fault.TOO_LONG, splitter.fault());
                faults++;
            }
            splitter.retain();
            assertFalse(splitter.holdsBytes());
        }

        assertEquals(1, faults);
        assertEquals(List.of("and on it goes"), read("\nand on it goes\n"));
    }

    @Test
    void atMostOneLineIsHeldWhenItComesInDrops() {
        LineSplitter large = new LineSplitter(4_096);
        byte[] drop = bytes("0123456789abcdef");
        int faults = 0;
        for (int i = 0; i < 1_000; i++) {
            large.lend(drop, 0, drop.length);
            faults += large.advance() ? 1 : 0;
            large.retain();
            assertEquals(i < 4_096 / drop.length, large.holdsBytes(), "after drop " + i);
        }

        assertEquals(1, faults);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "ff", "c3", "c328", "e282", "f09f99", "c080", "eda080", "f4908080", "efbfbdff"})
    void whatIsNotUtf8IsAFaultOfItsLineOnly(String hex) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(bytes("fine\na"));
        stream.writeBytes(HexFormat.of().parseHex(hex));
        stream.writeBytes(bytes("\nfine\r\n"));

        assertEquals(List.of("fine", NOT_UTF8, "fine"), read(stream.toByteArray()));
    }

    @Test
    void aRealReplacementCharacterIsFine() {
        assertEquals(List.of("a\uFFFDb", "\uFFFD"), read("a\uFFFDb\n\uFFFD\n"));
    }

    @Test
    void zeroBytesAndControlsAreLeftToTheReader() {
        assertEquals(List.of("a\0b\u001B[2Jc"), read("a\0b\u001B[2Jc\n"));
    }

    @Test
    void readingMayStopBetweenLinesAndGoOnAfterTheArrayIsUsedAgain() {
        byte[] lent = bytes("..one\ntwo\nthr..");
        splitter.lend(lent, 2, lent.length - 4);
        assertTrue(splitter.advance());
        assertEquals("one", splitter.line());
        splitter.retain();
        Arrays.fill(lent, (byte) '#');

        assertTrue(splitter.holdsBytes());
        assertTrue(splitter.advance());
        assertEquals("two", splitter.line());
        assertFalse(splitter.advance());
        splitter.retain();
        assertEquals(List.of("three"), read("ee\n"));
    }

    @Test
    void moreMayBeLentWhileLinesStillWait() {
        splitter.lend(bytes("one\ntwo\nth"), 0, 10);
        splitter.advance();
        splitter.lend(bytes("ree\nfour"), 0, 8);

        assertEquals(List.of("two", "three"), drain());
        splitter.retain();
        assertEquals(List.of("four"), read("\n"));
    }

    @Test
    void readingMayStopAfterALineThatIsTooLong() {
        byte[] lent = bytes("x".repeat(40) + "\nnext\n");
        splitter.lend(lent, 0, lent.length);
        assertTrue(splitter.advance());
        assertEquals(Fault.TOO_LONG, splitter.fault());
        splitter.retain();
        Arrays.fill(lent, (byte) '#');

        assertEquals(List.of("next"), drain());
    }

    @Test
    void bytesOutsideTheLentPartDoNotCount() {
        byte[] lent = bytes("x\r\none\ntwo\n");
        splitter.lend(lent, 2, 6);

        assertEquals(List.of("", "one"), drain());
        assertTrue(splitter.holdsBytes());
        splitter.retain();
        assertEquals(List.of("tail"), read("ail\n"));
    }

    @Test
    void nothingLentIsNoLine() {
        assertFalse(splitter.advance());
        assertFalse(splitter.holdsBytes());
        splitter.lend(new byte[0], 0, 0);
        assertFalse(splitter.advance());
        splitter.retain();
        assertEquals(List.of("one"), read("one\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "~", "/msgto hans"})
    void aLineOfAsciiWithoutControlsNeedsNothingTakenOut(String line) {
        splitter.lend(bytes(line + "\r\n"), 0, line.length() + 2);

        assertTrue(splitter.advance());
        assertTrue(splitter.isPrintable());
        assertEquals(line, splitter.line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", "a\0b", "\u001B[2J", "\u007F", "ü", "\u202Eab", "a\rb", "12345678\u0001"})
    void aLineWithAnythingElseIsLookedAtAgain(String line) {
        byte[] lent = bytes("plain\n" + line + "\nplain\n");
        splitter.lend(lent, 0, lent.length);

        assertTrue(splitter.advance());
        assertTrue(splitter.isPrintable());
        assertTrue(splitter.advance());
        assertFalse(splitter.isPrintable());
        assertEquals(line, splitter.line());
        assertTrue(splitter.advance());
        assertTrue(splitter.isPrintable());
    }

    @Test
    void aFaultTellsHowTheLineBegins() {
        byte[] lent = bytes("@label=7 /msgto hans\n");
        splitter.lend(lent, 0, lent.length);
        assertTrue(splitter.advance());
        assertEquals(Fault.TOO_LONG, splitter.fault());
        assertEquals("@label=7 /msgto hans", splitter.beginning());
        splitter.retain();
        splitter.lend(new byte[] {'@', 'a', ' ', (byte) 0xFF, '\n'}, 0, 5);
        assertTrue(splitter.advance());
        assertEquals(Fault.NOT_UTF8, splitter.fault());
        assertEquals("@a \u00FF", splitter.beginning());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomBytesInRandomPartsGiveTheLinesThatAPlainReaderFinds(long seed) {
        Random random = new Random(seed);
        byte[] stream = new byte[20_000];
        byte[] alphabet = {'a', 'b', '\r', '\n', '\n', (byte) 0xC3, (byte) 0xA4, (byte) 0xF0, (byte) 0x9F, (byte) 0xFF};
        for (int i = 0; i < stream.length; i++) {
            stream[i] = alphabet[random.nextInt(alphabet.length)];
        }
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < stream.length; ) {
            int length = Math.min(random.nextInt(60), stream.length - at);
            splitter.lend(stream, at, length);
            for (int stop = random.nextInt(6); stop > 0 && splitter.advance(); stop--) {
                lines.add(shown());
            }
            splitter.retain();
            at += length;
        }
        lines.addAll(drain());

        assertEquals(plainly(stream), lines);
    }

    /** The same the slow way: all bytes at once, cut at each LF. */
    private static List<String> plainly(byte[] stream) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < stream.length; at++) {
            if (stream[at] == '\n') {
                int end = at > from && stream[at - 1] == '\r' ? at - 1 : at;
                byte[] line = Arrays.copyOfRange(stream, from, end);
                String text = new String(line, StandardCharsets.UTF_8);
                boolean utf8 = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), line);
                lines.add(at + 1 - from > LONGEST ? TOO_LONG : utf8 ? text : NOT_UTF8);
                from = at + 1;
            }
        }
        if (stream.length - from > LONGEST) {
            lines.add(TOO_LONG);
        }
        return lines;
    }

    private List<String> read(String text) {
        return read(bytes(text));
    }

    /** Lends the bytes in an array that is used for something else right after. */
    private List<String> read(byte[] stream) {
        byte[] lent = stream.clone();
        splitter.lend(lent, 0, lent.length);
        List<String> lines = drain();
        splitter.retain();
        Arrays.fill(lent, (byte) '!');
        return lines;
    }

    private List<String> drain() {
        List<String> lines = new ArrayList<>();
        while (splitter.advance()) {
            lines.add(shown());
        }
        return lines;
    }

    private String shown() {
        return splitter.fault() == Fault.NONE ? splitter.line() : "<" + splitter.fault() + ">";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
