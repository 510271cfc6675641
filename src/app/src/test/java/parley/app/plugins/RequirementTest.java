package parley.app.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementTest {
    @ParameterizedTest
    @CsvSource({
        "groups,       0.1,      true",
        "groups,       snapshot, true",
        "groups@1.0,   1.0,      true",
        "groups@1.0,   1,        true",
        "groups@1.0,   1.0.3,    true",
        "groups@1.0,   1.7,      true",
        "groups@1.0,   0.9,      false",
        "groups@1.0,   2.0,      false",
        "groups@1.0,   snapshot, false",
        "groups@1,     1.9,      true",
        "groups@1.0.1, 1.0,      false",
        "groups@1.0.0, 1.0,      true",
        "groups@1.9,   1.10,     true",
        "groups@1.2,   1.2-rc1,  true",
        "groups@1.2,   12.0,     false",
        "groups@1.0,   1.99999999999999999999, true",
    })
    void aLaterVersionOfTheSameMajorVersionWillDo(String requirement, String version, boolean met) {
        assertEquals(met, Requirement.of(requirement).orElseThrow().isMetBy(version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Groups", "groups@", "@1.0", "groups@one", "groups@1.0@2", "groups@1.", "groups 1.0",
        "groups@1.2.3.4.5", "groups@1234567890"})
    void whatIsNoRequirementIsNone(String text) {
        assertEquals(Optional.empty(), Requirement.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"groups", "groups@1.0"})
    void itIsToldAsItWasWritten(String text) {
        assertEquals(text, Requirement.of(text).orElseThrow().toString());
    }
}
