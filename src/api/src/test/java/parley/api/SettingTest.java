package parley.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which values a setting takes, and what is said of others. */
class SettingTest {
    private enum Mode { AUTO, ASK, OFF }

    private static final Setting<Long> SIDES = Setting.number("sides", "of a die", 6, 2, 100);

    private static void assertRefused(String text, Setting<?> setting, String given) {
        assertEquals(text, assertThrows(IllegalArgumentException.class, () -> setting.read("p", given)).getMessage());
    }

    @Test
    void aNumberIsWithinItsRange() {
        assertEquals(2, SIDES.read("dice", "2"));
        assertEquals(100, SIDES.read("dice", "100"));
        for (String given : List.of("1", "101", "six", "", "9999999999999999999")) {
            assertRefused("The setting p.sides=" + given + " is not a whole number from 2 to 100.", SIDES, given);
        }
    }

    @Test
    void aToggleIsOnOrOff() {
        Setting<Boolean> bell = Setting.toggle("bell", "ring", true);
        assertEquals(true, bell.read("p", "on"));
        assertEquals(false, bell.read("p", "off"));
        assertRefused("The setting p.bell=yes is not on or off.", bell, "yes");
    }

    @Test
    void aTimeHasAUnit() {
        Setting<Duration> pause = Setting.duration("pause", "between two", Duration.ofSeconds(1));
        assertEquals(Duration.ofMillis(500), pause.read("p", "500ms"));
        assertEquals(Duration.ofSeconds(90), pause.read("p", "90s"));
        assertEquals(Duration.ofMinutes(5), pause.read("p", "5m"));
        assertEquals(Duration.ofHours(2), pause.read("p", "2h"));
        assertEquals(Duration.ofDays(1), pause.read("p", "1d"));
        assertRefused("The setting p.pause=5 is not a time such as 500ms, 90s, 5m, 2h or 1d.", pause, "5");
    }

    @Test
    void wordsStandBetweenCommas() {
        Setting<List<String>> words = Setting.words("words", "to mask", List.of());
        assertEquals(List.of("a", "b c"), words.read("p", " a,, b c,"));
        assertEquals(List.of(), words.read("p", ""));
    }

    @Test
    void aChoiceIsOneOfItsWords() {
        Setting<Mode> mode = Setting.choice("mode", "what to do", Mode.ASK);
        assertEquals(Mode.OFF, mode.read("p", "off"));
        assertEquals(Mode.ASK, mode.otherwise());
        assertRefused("The setting p.mode=perhaps is not auto, ask or off.", mode, "perhaps");
    }

    @Test
    void whatItIsOtherwiseIsShownAsItWouldBeTyped() {
        assertEquals("6", SIDES.otherwiseTyped());
        assertEquals("off", Setting.toggle("bell", "ring", false).otherwiseTyped());
        assertEquals("ask", Setting.choice("mode", "what to do", Mode.ASK).otherwiseTyped());
        assertEquals("a,b c", Setting.words("words", "to mask", List.of("a", "b c")).otherwiseTyped());
        for (String time : List.of("1d", "36h", "90s", "5m", "1500ms")) {
            Setting<Duration> pause = Setting.duration("pause", "between two", Duration.ZERO);
            assertEquals(time, Setting.duration("pause", "between two", pause.read("p", time)).otherwiseTyped());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sides", "a.b", "1st", "a234567890123456789012345678901234"})
    void aNameHasTheFormOfAnIdentifier(String name) {
        assertThrows(IllegalArgumentException.class, () -> Setting.text(name, "x", ""));
    }
}
