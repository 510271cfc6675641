package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNameTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', ignoreLeadingAndTrailingWhitespace = false, value = {
        "film.mkv,yoda_film.mkv",
        "../../etc/passwd,yoda_passwd",
        "/etc/passwd,yoda_passwd",
        "C:\\Windows\\system.ini,yoda_system.ini",
        "..\\..\\x,yoda_x",
        "..,yoda_file",
        ".,yoda_file",
        ".bashrc,yoda_.bashrc",
        "dir/,yoda_file",
        "a:b.txt,yoda_a_b.txt",
        "con,yoda_con",
        "name. . ,yoda_name",
        "<what>|is?\"*,yoda__what__is___",
    })
    void aNameFromAPeerStaysInTheDirectory(String hostile, String safe) {
        assertEquals(safe, SafeName.of("yoda", hostile));
    }

    @Test
    void controlAndFormatCharactersAreReplaced() {
        assertEquals("yoda_a_b_c_.mkv", SafeName.of("yoda", "a\u001bb\u202ec\u0000.mkv"));
        assertEquals("yoda_x_y", SafeName.of("yoda", "x\ny"));
        assertEquals("yoda_x_y", SafeName.of("yoda", "x\ud800y"));
    }

    @Test
    void theSendersNameIsNoMoreTrustedThanTheFiles() {
        assertEquals("x_film", SafeName.of("../x", "film"));
        assertEquals("_hidden_film", SafeName.of(".hidden", "film"));
        assertEquals("_rf_film", SafeName.of("-rf", "film"));
    }

    /** Else a peer could say of what it has sent that another user's transfer had brought and verified it. */
    @ParameterizedTest
    @ValueSource(strings = {"film.part.idx", "film.PART.IDX", "film.part.idx. ", ".part.idx"})
    void noFileFromAPeerIsTakenForAJournal(String hostile) {
        assertFalse(SafeName.of("yoda", hostile).toLowerCase(Locale.ROOT).endsWith(".part.idx"));
        assertFalse(SafeName.part(hostile).toLowerCase(Locale.ROOT).endsWith(".part.idx"));
        assertFalse(SafeName.of("yoda", "x".repeat(SafeName.MOST_BYTES - 14) + ".part" + hostile.repeat(9) + ".idx")
                .endsWith(".part.idx"));
        assertFalse(SafeName.numbered(SafeName.of("yoda", hostile), 1).toLowerCase(Locale.ROOT).endsWith(".part.idx"));
    }

    @Test
    void lettersOfAllLanguagesStayAndAreComposed() {
        assertEquals("yoda_日本の映画 Köln.mkv",
                SafeName.of("yoda", Normalizer.normalize("日本の映画 Köln.mkv", Normalizer.Form.NFD)));
    }

    @Test
    void aLongNameIsCutBeforeItsExtensionAndNotInACharacter() {
        String name = SafeName.of("yoda", "ü".repeat(500) + ".mkv");
        assertTrue(name.endsWith("ü.mkv"), name);
        assertTrue(Utf8.bytes(name).length <= SafeName.MOST_BYTES, name);
    }

    @Test
    void numbersGoBeforeTheExtension() {
        assertEquals("film.mkv", SafeName.numbered("film.mkv", 0));
        assertEquals("film (2).mkv", SafeName.numbered("film.mkv", 2));
        assertEquals("film (2)", SafeName.numbered("film", 2));
        assertEquals("a.tar (1).gz", SafeName.numbered("a.tar.gz", 1));
    }

    @Test
    void whateverThePeerSendsTheResultIsOneFileInTheDirectory() {
        Random random = new Random(1);
        String spice = "/\\:.. \u0000\u001b\u202eü日~-con";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder hostile = new StringBuilder();
            for (int j = random.nextInt(12); j >= 0; j--) {
                hostile.append(spice.charAt(random.nextInt(spice.length())));
            }
            String name = SafeName.of(hostile.reverse().toString(), hostile.reverse().toString());
            Path directory = Path.of("/home/x");
            assertEquals(directory, directory.resolve(name).normalize().getParent(), hostile::toString);
            assertFalse(name.isBlank() || name.endsWith(".") || name.endsWith(" "), hostile::toString);
        }
    }
}
