package parley.filter;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class WordListTest {
    private final WordList list = new WordList(List.of("darn", "öl", "чёрт", "a.c", "so what", "😡"));

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        "darn,                  ****",
        "Oh DARN! Darn.,        Oh ****! ****.",
        "darned udarn darn_it,  darned udarn darn_it",
        "darn1 1darn,           darn1 1darn",
        "darn-it 'darn',        ****-it '****'",
        "ÖL Öle,                ** Öle",
        "ЧЁРТ чёрта,            **** чёрта",
        "abc a.c A.C,           abc *** ***",
        "So what? so  what,     *******? so  what",
        "well 😡😡,               well **",
        "fine,                  fine",
    })
    void aWordIsMaskedWholeAndInAnyCase(String text, String masked) {
        assertEquals(masked, list.mask(text));
    }

    @Test
    void anAccentIsPartOfTheWord() {
        assertEquals("darn\u0301", list.mask("darn\u0301"));
    }

    @Test
    void theFirstWordIsFoundAsItIsWritten() {
        assertEquals(Optional.of("Öl"), list.first("no Öl, darn"));
        assertEquals(Optional.empty(), list.first("darned"));
    }
}
