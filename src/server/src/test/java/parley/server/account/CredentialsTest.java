package parley.server.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines of the credentials file make users, and what is said about the others. */
class CredentialsTest {
    private static final String NEEDS_BOTH = "needs 'username password' with one blank between";
    private static final String BAD_NAME = "the name has a character that a name cannot have, or is longer than 64";

    @TempDir
    private Path folder;

    @Test
    void eachLineIsAUserAndAPasswordBothCaseSensitive() {
        Credentials users = Credentials.parse(List.of("yoda jedi*knows", "hans solo"));

        assertEquals(2, users.size());
        assertEquals(List.of(), users.faults());
        assertTrue(users.exists("yoda") && users.exists("hans"));
        assertTrue(users.matches("yoda", "jedi*knows"));
        assertFalse(users.exists("Yoda"));
        assertFalse(users.matches("Yoda", "jedi*knows"));
        assertFalse(users.matches("yoda", "Jedi*knows"));
        assertFalse(users.matches("yoda", "solo"));
    }

    @Test
    void nobodyHasNoPassword() {
        Credentials users = Credentials.parse(List.of("yoda jedi"));

        assertFalse(users.exists("luke"));
        assertFalse(users.matches("luke", ""));
        assertFalse(users.matches("yoda", ""));
        assertFalse(users.matches("yoda", "jedi "));
        assertFalse(users.matches("yoda", "jed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*@!$()+%_=-#<>", "#", "a:b;c,d/e\\f\"g'h", "pässwörd🙂", "{SCRAM}", "\u00A0"})
    void aPasswordHoldsAnyPrintableCharacter(String password) {
        Credentials users = Credentials.parse(List.of("yoda " + password));

        assertEquals(List.of(), users.faults());
        assertTrue(users.matches("yoda", password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yoda", "y", "Hans.Solo", "r2-d2", "c_3po", "müller", "a:b@c/d", "#1", "123",
        "1234567890123456789012345678901234567890123456789012345678901234"})
    void aNameIsUpTo64CharactersWithoutBlanks(String name) {
        assertTrue(Credentials.parse(List.of(name + " password")).matches(name, "password"));
    }

    @ParameterizedTest
    @ValueSource(strings = {":yoda", "@yoda", ";yoda", ",yoda", "/yoda", "yo;da", "yo,da", "yo\tda", "yo\u0007da", "",
        "12345678901234567890123456789012345678901234567890123456789012345"})
    void aNameThatWouldBreakALineIsRefused(String name) {
        assertFault("line 1: " + BAD_NAME, name + " password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yo\u009Bda", "yo\u202Eda", "yo\u2028da", "yo\u0085da"})
    void aNameThatCouldSteerATerminalIsRefused(String name) {
        assertFault("line 1: " + BAD_NAME, name + " password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yoda", "yoda\tjedi", "yoda:jedi", "yoda;jedi"})
    void aLineWithoutABlankIsRefused(String line) {
        assertFault("line 1: " + NEEDS_BOTH, line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yoda ", "yoda  jedi", "yoda jedi knows", "yoda jedi ", "yoda jedi\t", "yoda je\u0007di"})
    void aPasswordThatIsEmptyOrHoldsABlankIsRefused(String line) {
        assertFault("line 1: the password of 'yoda' is empty, holds a blank, or is longer than 256", line);
    }

    @Test
    void aPasswordHasAtMost256Characters() {
        assertTrue(Credentials.parse(List.of("yoda " + "x".repeat(256))).matches("yoda", "x".repeat(256)));
        assertFault("line 1: the password of 'yoda' is empty, holds a blank, or is longer than 256",
                "yoda " + "x".repeat(257));
    }

    @Test
    void malformedLinesAreToldByTheirNumberAndDoNotStopTheOthers() {
        Credentials users = Credentials.parse(List.of("yoda jedi", "broken", "", "  ", ":x secret1",
                "hans secret2 secret3", "leia organa"));

        assertEquals(2, users.size());
        assertTrue(users.matches("leia", "organa"));
        assertEquals(List.of("line 2: " + NEEDS_BOTH, "line 5: " + BAD_NAME,
                "line 6: the password of 'hans' is empty, holds a blank, or is longer than 256"), users.faults());
        assertFalse(users.faults().toString().contains("secret"), "no password is shown");
    }

    @Test
    void ofTwoLinesForAUserTheFirstCounts() {
        Credentials users = Credentials.parse(List.of("yoda first", "hans solo", "yoda second"));

        assertEquals(List.of("line 3: 'yoda' was listed before; the first line counts"), users.faults());
        assertTrue(users.matches("yoda", "first"));
        assertFalse(users.matches("yoda", "second"));
        assertEquals(2, users.size());
    }

    @Test
    void aFileWithoutUsersHasNone() throws IOException {
        assertEquals(0, read("").size());
        assertEquals(List.of(), read("\n \n\t\n").faults());
    }

    @Test
    void aFileOfAnotherSystemIsRead() throws IOException {
        Credentials users = read("\uFEFFyoda jedi\r\nhans solo\r\n\r\nleia organa");

        assertEquals(List.of(), users.faults());
        assertEquals(3, users.size());
        assertTrue(users.matches("yoda", "jedi") && users.matches("hans", "solo") && users.matches("leia", "organa"));
    }

    @Test
    void aByteOrderMarkStandsOnlyAtTheStart() {
        assertFalse(Credentials.parse(List.of("yoda jedi", "\uFEFFhans solo")).exists("hans"));
        assertEquals(0, Credentials.parse(List.of("\uFEFF")).faults().size());
    }

    @Test
    void aMissingFileIsToldWithWhatToDo() {
        Path file = folder.resolve("credentials.txt");

        assertEquals("There is no file " + file
                + ". Make it, with a line 'username password' for each user,"
                + " or name another with --credentials.", refusal(file));
    }

    @Test
    void aLineThatIsNotUtf8IsReportedAndCostsNoOther() throws IOException {
        Path file = folder.resolve("credentials.txt");
        Files.write(file, new byte[] {'a', ' ', 'p', '\r', '\n', 'b', ' ', (byte) 0xE4, '\n', 'c', ' ', 'p'});
        Credentials credentials = Credentials.read(file);

        assertEquals(List.of("line 2: is not UTF-8 text; save the file as UTF-8"), credentials.faults());
        assertTrue(credentials.matches("a", "p") && credentials.matches("c", "p"));
        assertEquals(2, credentials.size());
    }

    @Test
    void aFolderInItsPlaceIsTold() {
        assertTrue(refusal(folder).startsWith("The file " + folder + " cannot be read: "), refusal(folder));
    }

    private Credentials read(String content) throws IOException {
        return Credentials.read(Files.writeString(folder.resolve("credentials.txt"), content));
    }

    private static String refusal(Path file) {
        return assertThrows(IOException.class, () -> Credentials.read(file)).getMessage();
    }

    private static void assertFault(String fault, String line) {
        Credentials users = Credentials.parse(List.of(line));

        assertEquals(List.of(fault), users.faults());
        assertEquals(0, users.size());
    }
}
