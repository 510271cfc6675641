package parley.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken out of a text before it may reach a terminal, and what is not. */
class PrintableTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "tab\there", " ~", "äöü €", "🙂👩‍🚀", "שלום", "مرحبا", "e\u0301",
            "\u00A0\uFFFD\uFEFF"})
    void anOrdinaryTextStaysTheSameObject(String text) {
        assertSame(text, Printable.strip(text));
    }

    @ParameterizedTest
    @CsvSource({"0000,001F", "007F,009F", "061C,061C", "200E,200F", "2028,202E", "2066,2069", "D800,DFFF"})
    void everyCharacterOfTheRangeIsTakenOutAndItsNeighboursAreNot(String first, String last) {
        int from = Integer.parseInt(first, 16);
        int to = Integer.parseInt(last, 16);
        for (int c = from; c <= to; c++) {
            String expected = c == '\t' ? "a\tb" : "ab";
            assertEquals(expected, Printable.strip("a" + (char) c + "b"), Integer.toHexString(c));
        }
        for (int c : new int[] {from - 1, to + 1}) {
            if (c >= 0) {
                String text = "a" + (char) c + "b";
                assertEquals(text, Printable.strip(text), Integer.toHexString(c));
            }
        }
    }

    @Test
    void anEscapeSequenceLosesWhatMakesItOne() {
        assertEquals("[31mred[0m]0;title", Printable.strip("\u001B[31mred\u001B[0m\u009D]0;title\u0007"));
    }

    @Test
    void linesCannotBeForged() {
        assertEquals("hello01 Jun 2022, yoda: lie", Printable.strip("hello\r\n01 Jun 2022, yoda: lie\u2028\u0085"));
    }

    @Test
    void aFileNameCannotBeShownBackwards() {
        assertEquals("film_4pm.exe", Printable.strip("film_\u202E4pm.exe"));
    }

    @Test
    void pairedSurrogatesStayAndUnpairedOnesGo() {
        assertEquals("🙂", Printable.strip("\uD83D🙂\uDE42"));
        assertEquals("a", Printable.strip("a\uD83D"));
        assertEquals("", Printable.strip("\uDE42\uD83D"));
    }

    @Test
    void whatStandsBeforeAndAfterIsKeptInOrder() {
        assertEquals("abcdé🙂f", Printable.strip("ab\u0000c\u001Bd\u0080é\u202E🙂\u007Ff"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "tab\there", "a\u007Fb", "a\u001B[2Jb", "äöü €", "ü\u0085", "🙂👩‍🚀", "\uD83D", "a\uD83Db",
            "\uDE42?", "what?", "?", "12345678\t", "\u202Eab"})
    void whatIsEncodedIsWhatIsLeft(String text) {
        assertArrayEquals(Printable.strip(text).getBytes(StandardCharsets.UTF_8), Printable.encode(text));
    }

    @Test
    void everyCharacterIsEncodedAsItIsStripped() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            String text = "1234567" + (char) c;
            assertArrayEquals(Printable.strip(text).getBytes(StandardCharsets.UTF_8), Printable.encode(text),
                    Integer.toHexString(c));
        }
    }
}
