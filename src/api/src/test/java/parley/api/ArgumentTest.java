package parley.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.api.Argument.Count;

/** Names, counts and the form in which an argument travels in the catalogue. */
class ArgumentTest {
    @ParameterizedTest
    @CsvSource({"ONE,false,user:USER", "OPTIONAL,false,user:USER?", "SOME,false,user:USER+", "ANY,false,user:USER*",
        "ONE,true,user:USER!", "OPTIONAL,true,user:USER?!", "SOME,true,user:USER+!", "ANY,true,user:USER*!"})
    void aSignatureIsReadBackAsWhatWroteIt(Count count, boolean sensitive, String signature) {
        Argument argument = new Argument("user", ArgumentKind.USER, count, sensitive);

        assertEquals(signature, argument.signature());
        assertEquals(argument, Argument.ofSignature(signature));
    }

    @Test
    void aPluginsOwnKindTravelsToo() {
        Argument room = new Argument("room-2", ArgumentKind.of("ROOM-NO1"), Count.ONE, false);

        assertEquals(room, Argument.ofSignature("room-2:ROOM-NO1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "user", "user:", ":USER", "user:user", "user:USER??", "user:USER!?", "user:USER ",
            "a:B:C"})
    void anotherSignatureIsRefusedAndShown(String signature) {
        String said = assertThrows(IllegalArgumentException.class, () -> Argument.ofSignature(signature)).getMessage();

        assertEquals("'" + signature + "' does not describe an argument as name:KIND", said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "User", "2nd", "-a", "a_b", "a b", "a23456789012345678901234567890123"})
    void anArgumentsNameIsLowerCaseLettersDigitsAndHyphens(String name) {
        assertThrows(IllegalArgumentException.class, () -> new Argument(name, ArgumentKind.WORD, Count.ONE, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "User", "2ND", "-A", "A_B", "A B", "A23456789012345678901234567890123"})
    void aKindsNameIsCapitalLettersDigitsAndHyphens(String name) {
        assertThrows(IllegalArgumentException.class, () -> ArgumentKind.of(name));
    }

    @Test
    void namesOf32CharactersAreTheLongest() {
        String lower = "a2345678901234567890123456789012";
        String upper = "A2345678901234567890123456789012";

        assertEquals(lower, new Argument(lower, ArgumentKind.WORD, Count.ONE, false).name());
        assertEquals(upper, ArgumentKind.of(upper).toString());
    }

    @Test
    void countsSayWhatMayBeMissingAndWhatRepeats() {
        assertFalse(Count.ONE.mayBeMissing() || Count.ONE.repeats());
        assertTrue(Count.OPTIONAL.mayBeMissing() && !Count.OPTIONAL.repeats());
        assertTrue(!Count.SOME.mayBeMissing() && Count.SOME.repeats());
        assertTrue(Count.ANY.mayBeMissing() && Count.ANY.repeats());
    }

    @Test
    void textAndASingleFileTakeTheRestOfTheLine() {
        assertTrue(argument(ArgumentKind.TEXT, Count.ONE).takesRestOfLine());
        assertTrue(argument(ArgumentKind.TEXT, Count.OPTIONAL).takesRestOfLine());
        assertTrue(argument(ArgumentKind.FILE, Count.OPTIONAL).takesRestOfLine());
        assertFalse(argument(ArgumentKind.FILE, Count.SOME).takesRestOfLine());
        assertFalse(argument(ArgumentKind.WORD, Count.ONE).takesRestOfLine());
    }

    @Test
    void usageShowsTheArgumentsOwnNameInCapitals() {
        assertEquals("[NEW-NAME]", new Argument("new-name", ArgumentKind.WORD, Count.OPTIONAL, false).usage());
        assertEquals("[WORDS…]", new Argument("words", ArgumentKind.TEXT, Count.OPTIONAL, false).usage());
        assertEquals("X…", new Argument("x", ArgumentKind.NUMBER, Count.SOME, false).usage());
    }

    @Test
    void usageIsTheSameWhereverTheProgramRuns() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.of("tr"));
        try {
            assertEquals(List.of("FILE", "INVITE"),
                    List.of(new Argument("file", ArgumentKind.FILE, Count.ONE, false).usage(),
                            new Argument("invite", ArgumentKind.WORD, Count.ONE, false).usage()));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Argument argument(ArgumentKind kind, Count count) {
        return new Argument("it", kind, count, false);
    }
}
