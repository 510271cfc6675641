package parley.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading lines of the server. */
class LineTest {
    @Test
    void aLineHasTagsSourceVerbWordsAndText() throws Exception {
        Line line = Line.parse("@id=17;time=2026-11-22T15:00:01.123Z :yoda MESSAGE hans :hello  there ");

        assertEquals(new Line(Map.of("id", "17", "time", "2026-11-22T15:00:01.123Z"), "yoda", "MESSAGE",
                List.of("hans", "hello  there ")), line);
        assertEquals("17", line.tag("id"));
        assertEquals("hans", line.param(0));
        assertEquals("hello  there ", line.text());
    }

    @Test
    void allButTheVerbMayBeMissing() throws Exception {
        Line line = Line.parse("PING");

        assertEquals(new Line(Map.of(), "", "PING", List.of()), line);
        assertEquals("", line.text());
        assertEquals("", line.param(0));
        assertEquals("", line.tag("id"));
    }

    @Test
    void theLastWordIsTheTextWhereNoColonBeginsOne() throws Exception {
        assertEquals("b", Line.parse("OK a b").text());
    }

    @Test
    void aTextMayBeEmptyAndHoldColons() throws Exception {
        assertEquals(List.of("a", ""), Line.parse("OK a :").params());
        assertEquals(List.of(":b : :c"), Line.parse("OK ::b : :c").params());
        assertEquals(List.of("a:b"), Line.parse("OK a:b").params());
    }

    @Test
    void runsOfBlanksPartWordsAsOneDoes() throws Exception {
        assertEquals(Line.parse("@a=1 :s V x y :t"), Line.parse("@a=1   :s   V   x   y   :t"));
        assertEquals(List.of("x"), Line.parse("V x   ").params());
    }

    @Test
    void onlyABlankPartsWords() throws Exception {
        assertEquals(List.of("a\tb\u00A0c"), Line.parse("V a\tb\u00A0c").params());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ":", ":source", ":source ", "@a=1", "@a=1 ", "@a=1 :source", "@a=1 :source   "})
    void aLineWithoutAVerbIsMalformed(String line) {
        assertEquals("a line without a verb",
                assertThrows(MalformedLineException.class, () -> Line.parse(line)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"@ V", "@; V", "@=1 V", "@a=1; V", "@;a=1 V", "@a=1;;b=2 V", "@"})
    void aTagWithoutANameIsMalformedAndShown(String line) {
        String said = assertThrows(MalformedLineException.class, () -> Line.parse(line)).getMessage();

        assertEquals("a tag without a name in '" + line.split(" ")[0] + "'", said);
    }

    @ParameterizedTest
    @CsvSource({"@a V,''", "@a= V,''", "@a=b=c V,b=c", "@a=1;a=2 V,2", "'@a=\\:\\s\\\\\\r\\n V','; \\\r\n'",
        "@a=x\\ V,x", "@a=\\q V,q", "@a=\\\\s V,\\s", "@b=1 V,''"})
    void aTagsValueIsReadAsIrcv3Says(String line, String value) throws Exception {
        assertEquals(value, Line.parse(line).tag("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "; \\\r\n", "\\:", "\\\\s;;", " ", "a=b", "ü🙂"})
    void aTagsValueComesBackAsItWasWritten(String value) throws Exception {
        String escaped = Tags.escape(value);

        assertEquals(value, Tags.parse("key=" + escaped).get("key"));
        assertEquals(-1, escaped.chars().filter(c -> " ;\r\n".indexOf(c) >= 0).findFirst().orElse(-1));
    }

    @Test
    void aLineCannotBeChanged() throws Exception {
        List<String> params = new ArrayList<>(List.of("a"));
        Line line = new Line(Map.of(), "", "V", params);
        params.add("b");

        assertEquals(List.of("a"), line.params());
        assertThrows(UnsupportedOperationException.class, () -> Line.parse("@a=1 V").tags().put("b", "2"));
        assertThrows(UnsupportedOperationException.class, () -> Line.parse("V a").params().add("b"));
    }
}
