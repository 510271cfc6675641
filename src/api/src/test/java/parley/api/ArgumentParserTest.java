package parley.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.api.Argument.Count;

/** How the rest of a command line is split by what the command declares, and refused where it does not fit. */
class ArgumentParserTest {
    private static final CommandSpec MSGTO = CommandSpec.of("msgto", "Send a message").user("user").text("text");
    private static final CommandSpec GROUP = CommandSpec.of("creategroup", "Make a group").group("group")
            .with("member", ArgumentKind.USER, Count.SOME);
    private static final CommandSpec NUMBERS = CommandSpec.of("sum", "Add numbers").number("first")
            .with("more", ArgumentKind.NUMBER, Count.ANY);
    private static final CommandSpec HELP = CommandSpec.of("help", "Explain")
            .with("command", ArgumentKind.COMMAND, Count.OPTIONAL);
    private static final CommandSpec SEND = CommandSpec.of("send", "Send a file").user("user").file("file");

    @Test
    void aTextIsTheRawRestOfTheLineAfterOneBlank() throws CommandException {
        assertEquals("hello there", MSGTO.parse(" hans hello there").text("text"));
        assertEquals(" two  blanks ", MSGTO.parse(" hans  two  blanks ").text("text"));
        assertEquals("\ttab", MSGTO.parse(" hans \ttab").text("text"));
        assertEquals("after a tab", MSGTO.parse(" hans\tafter a tab").text("text"));
    }

    @Test
    void aTextThatIsTheOnlyArgumentLosesOneBlankToo() throws CommandException {
        CommandSpec shout = CommandSpec.of("shout", "Shout").text("text");

        assertEquals(" hi", shout.parse("  hi").text("text"));
        assertEquals("hi", shout.parse("hi").text("text"));
    }

    @Test
    void wordsAreSplitByAnyRunOfBlanksAndTabs() throws CommandException {
        Arguments arguments = GROUP.parse("  force \t yoda\thans  leia  ");

        assertEquals("force", arguments.text("group"));
        assertEquals(List.of("yoda", "hans", "leia"), arguments.list("member"));
        assertEquals("yoda", arguments.text("member"));
    }

    @Test
    void otherCharactersOfAWordAreLeftAsTheyAre() throws CommandException {
        assertEquals("*@!$()+%_=-#<>:\"'\\é🙂", GROUP.parse(" *@!$()+%_=-#<>:\"'\\é🙂 a").text("group"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " hans", " hans ", " hans    ", " hans \t "})
    void aMissingOrBlankTextIsRefusedWithTheUsage(String rest) {
        String needed = rest.contains("hans") ? "TEXT" : "USER";

        assertRefused("/msgto needs " + needed + ". Usage: /msgto USER TEXT…", MSGTO, rest);
    }

    @Test
    void anArgumentThatStandsOnceOrMoreMustStandOnce() {
        assertRefused("/creategroup needs MEMBER. Usage: /creategroup GROUP MEMBER…", GROUP, " force ");
    }

    @Test
    void whatMayBeMissingIsEmpty() throws CommandException {
        assertFalse(HELP.parse("  ").has("command"));
        assertEquals("all", HELP.parse("").text("command", "all"));
        assertEquals(List.of(), NUMBERS.parse(" 1").list("more"));
    }

    @Test
    void whatIsGivenIsThere() throws CommandException {
        Arguments arguments = HELP.parse(" msgto ");

        assertTrue(arguments.has("command"));
        assertEquals("msgto", arguments.text("command", "all"));
        assertEquals("msgto", arguments.text("command"));
    }

    @Test
    void oneArgumentTooManyIsRefusedAndShown() {
        assertRefused("'b  c' is one argument too many. Usage: /help [COMMAND]", HELP, " a b  c ");
        assertRefused("/logout takes no arguments. Usage: /logout", CommandSpec.of("logout", "Leave"), " now");
    }

    @Test
    void blanksAreNoArgument() throws CommandException {
        CommandSpec.of("logout", "Leave").parse(" \t ");
    }

    @Test
    void numbersAreOfTheWholeRangeOfLong() throws CommandException {
        Arguments arguments = NUMBERS.parse(" -9223372036854775808 9223372036854775807 0");

        assertEquals(Long.MIN_VALUE, arguments.number("first"));
        assertEquals(Long.MAX_VALUE, arguments.number("more", 5));
        assertEquals(5, NUMBERS.parse(" 1").number("more", 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1.5", "0x10", "1e3", "9223372036854775808", "-", "1_000"})
    void whatIsNoWholeNumberIsRefusedWhereverItStands(String number) {
        String refusal = "'" + number + "' is not a whole number. Usage: /sum FIRST [MORE…]";

        assertRefused(refusal, NUMBERS, " " + number);
        assertRefused(refusal, NUMBERS, " 1 2 " + number + " 3");
    }

    @Test
    void aFileAtTheEndTakesTheRestWithoutTheBlanksAroundIt() throws CommandException {
        assertEquals("my  holiday film.mp4", SEND.parse(" hans   my  holiday film.mp4  ").text("file"));
        assertRefused("/send needs FILE. Usage: /send USER FILE", SEND, " hans   ");
    }

    @Test
    void filesThatRepeatAreWords() throws CommandException {
        CommandSpec many = CommandSpec.of("send", "Send files").with("file", ArgumentKind.FILE, Count.SOME);

        assertEquals(List.of("a.mp4", "b.mp4"), many.parse(" a.mp4 b.mp4").list("file"));
    }

    @Test
    void textThatMayBeMissingIsMissingWhenBlank() throws CommandException {
        CommandSpec away = CommandSpec.of("away", "Be away").with("why", ArgumentKind.TEXT, Count.OPTIONAL);

        assertFalse(away.parse("   ").has("why"));
        assertEquals("at  lunch", away.parse(" at  lunch").text("why"));
    }

    @Test
    void anArgumentThatIsNotDeclaredIsThePluginsFault() throws CommandException {
        Arguments arguments = HELP.parse(" msgto");

        String said = assertThrows(IllegalArgumentException.class, () -> arguments.list("user")).getMessage();
        assertEquals("/help declares no argument 'user'", said);
        assertThrows(IllegalArgumentException.class, () -> arguments.has("user"));
        assertThrows(IllegalArgumentException.class, () -> arguments.text("user", "nobody"));
    }

    @Test
    void askingForWhatWasNotGivenIsThePluginsFault() throws CommandException {
        Arguments arguments = HELP.parse("");

        String said = assertThrows(IllegalArgumentException.class, () -> arguments.text("command")).getMessage();
        assertEquals("argument 'command' of /help was not given", said);
        assertThrows(IllegalArgumentException.class, () -> arguments.number("command"));
    }

    @Test
    void whatWasTypedCannotBeChanged() throws CommandException {
        List<String> members = GROUP.parse(" force yoda").list("member");

        assertThrows(UnsupportedOperationException.class, () -> members.add("hans"));
    }

    private static void assertRefused(String text, CommandSpec spec, String rest) {
        CommandException refusal = assertThrows(CommandException.class, () -> spec.parse(rest));
        assertEquals(text, refusal.getMessage());
        assertEquals(ErrorCode.USAGE, refusal.code());
    }
}
