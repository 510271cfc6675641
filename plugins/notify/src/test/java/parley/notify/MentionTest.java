package parley.notify;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class MentionTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        "hans,        hans,    true",
        "hans,        @Hans!,  true",
        "hans,        HANS's,  true",
        "hans,        hansel,  false",
        "hans,        hans_,   false",
        "hans,        hans2,   false",
        "hans,        xhans,   false",
        "jürgen,      JÜRGEN?, true",
        "a.b,         axb,     false",
        "a.b,         a.b,     true",
    })
    void aNameIsFoundWholeAndInAnyCase(String user, String text, boolean found) {
        assertEquals(found, Mention.isIn(text, user));
    }
}
