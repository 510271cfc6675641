package parley.app.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {
    @TempDir
    private Path folder;

    @Test
    void aWholeNumberIsWithinItsBounds() {
        Format<Integer> format = Format.wholeNumber(1, 5);

        assertEquals(Optional.of(1), format.read("1"));
        assertEquals(Optional.of(5), format.read("5"));
        for (String none : new String[] {"0", "6", "2.5", "-1", "+3", " 3", "three", "", "99999999999", "１"}) {
            assertEquals(Optional.empty(), format.read(none), none);
        }
    }

    @Test
    void anEvenNumberIsWithinItsBoundsToo() {
        Format<Integer> format = Format.evenNumber(2, 6);

        assertEquals(Optional.of(2), format.read("2"));
        assertEquals(Optional.of(6), format.read("6"));
        for (String none : List.of("0", "3", "8", "two", "")) {
            assertEquals(Optional.empty(), format.read(none), none);
        }
    }

    @Test
    void aPortNeedsNoRights() {
        assertEquals(Optional.of(1024), Format.port().read("1024"));
        assertEquals(Optional.of(65_535), Format.port().read("65535"));
        assertEquals(Optional.empty(), Format.port().read("1023"));
        assertEquals(Optional.empty(), Format.port().read("65536"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:7275", "10.0.0.1:80", "[::1]:7275", "chat.example.org:1"})
    void anAddressIsHostAndPort(String text) {
        assertEquals(Optional.of(text), Format.address().read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:", ":7275", "localhost:0", "localhost:65536", "::1:7275", "a b:1"})
    void anAddressIsNothingElse(String text) {
        assertEquals(Optional.empty(), Format.address().read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "::1", "[::1]", "192.168.0.1", "chat.example.org"})
    void aHostIsANameOrAnAddress(String text) {
        assertEquals(Optional.of(text), Format.host().read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words"})
    void aHostHasNoBlanks(String text) {
        assertEquals(Optional.empty(), Format.host().read(text));
    }

    @Test
    void aSettingIsIdNameAndValue() {
        assertEquals(Optional.of(Map.entry("wave.greeting", "a=b c")), Format.setting().read("wave.greeting=a=b c"));
        assertEquals(Optional.of(Map.entry("wave.greeting", "")), Format.setting().read("wave.greeting="));
        for (String none : List.of("wave=1", "wave.=1", ".greeting=1", "Wave.greeting=1", "wave.greeting", "w.a b=1")) {
            assertEquals(Optional.empty(), Format.setting().read(none), none);
        }
    }

    @Test
    void aPackageIsNamesWithDotsBetween() {
        assertEquals(Optional.of("org.example_2.a"), Format.packageName().read("org.example_2.a"));
        for (String none : List.of("", "a.", ".a", "a..b", "2a", "a.2b", "a-b", "a b", "a/b")) {
            assertEquals(Optional.empty(), Format.packageName().read(none), none);
        }
    }

    @Test
    void aChoiceIsOneOfTwoWords() {
        Format<Boolean> format = Format.choice("on", true, "off", false);

        assertEquals("on or off", format.expected());
        assertEquals(Optional.of(false), format.read("off"));
        assertEquals(Optional.empty(), format.read("no"));
    }

    @Test
    void whatMustBeThereIsLookedFor() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertEquals(Optional.of(folder), Format.folder().read(folder.toString()));
        assertEquals(Optional.empty(), Format.folder().read(file.toString()));
        assertEquals(Optional.of(file), Format.file().read(file.toString()));
        assertEquals(Optional.empty(), Format.file().read(folder.toString()));
        assertEquals(Optional.of(folder), Format.existing("x").read(folder.toString()));
        assertEquals(Optional.empty(), Format.existing("x").read(folder.resolve("nowhere").toString()));
    }

    @Test
    void aPathNeedNotBeThereButBePossible() {
        assertEquals(Optional.of(Path.of("nowhere")), Format.path("a path").read("nowhere"));
        assertEquals(Optional.empty(), Format.path("a path").read(""));
        assertEquals(Optional.empty(), Format.path("a path").read("a\0b"));
    }
}
