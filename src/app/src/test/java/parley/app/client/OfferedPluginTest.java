package parley.app.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferedPluginTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    @Test
    void aRowIsAPlugin() {
        assertEquals(new OfferedPlugin("wave", "1.0.0", 4_194_304, HASH, "Waves"),
                OfferedPlugin.of(List.of("wave", "1.0.0", "4194304", HASH, "Waves", "of a later version")).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"Wave, 1, 10", "../wave, 1, 10", "wave, ../1, 10", "wave, '', 10", "wave, 1, 0", "wave, 1, -1",
        "wave, 1, 4194305", "wave, 1, 99999999999", "wave, 1, ten"})
    void aRowThatCannotBeIsNone(String id, String version, String size) {
        assertTrue(OfferedPlugin.of(List.of(id, version, size, HASH, "Waves")).isEmpty());
    }

    @Test
    void aHashIs64LowerCaseDigitsAndARowIsWhole() {
        assertTrue(OfferedPlugin.of(List.of("wave", "1", "10", HASH.substring(1), "Waves")).isEmpty());
        assertTrue(OfferedPlugin.of(List.of("wave", "1", "10", HASH.toUpperCase(), "Waves")).isEmpty());
        assertTrue(OfferedPlugin.of(List.of("wave", "1", "10", HASH)).isEmpty());
    }

    @Test
    void aLongDescriptionIsCutBetweenCharacters() {
        String description = OfferedPlugin.of(List.of("wave", "1", "10", HASH, "\uD83C\uDF0A".repeat(300))).orElseThrow()
                .description();

        assertEquals("\uD83C\uDF0A".repeat(200), description);
    }
}
