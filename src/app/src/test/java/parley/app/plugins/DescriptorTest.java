package parley.app.plugins;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be in a descriptor; what is said of anything else is in {@link RejectionTest}. */
class DescriptorTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "dice", "dice-roll", "d6", "a--b-", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void anIdIsWhatADescriptorTakes(String id) {
        assertTrue(Descriptor.isId(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Dice", "6dice", "-dice", "dice roll", "dice/roll", "..", "dicé",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void anythingElseIsNoId(String text) {
        assertFalse(Descriptor.isId(text));
    }
}
