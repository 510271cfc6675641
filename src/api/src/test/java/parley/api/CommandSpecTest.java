package parley.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.api.Argument.Count;

/** What may be declared, and what follows from it. How lines are split is in {@link ArgumentParserTest}. */
class CommandSpecTest {
    private static final CommandSpec PLAIN = CommandSpec.of("wave", "Wave to everybody");

    @Test
    void aNewCommandIsForEveryUserAndTakesNothing() {
        assertEquals(new CommandSpec("wave", List.of(), "Wave to everybody", List.of(), Access.USER, false, false),
                PLAIN);
    }

    @Test
    void eachStepOfTheChainAddsOneThing() {
        CommandSpec spec = PLAIN.alias("hi", "hello").forAdministrators().immediately().hide()
                .user("who").text("words");

        assertEquals(List.of("hi", "hello"), spec.aliases());
        assertEquals(Access.ADMINISTRATOR, spec.access());
        assertTrue(spec.immediate());
        assertTrue(spec.hidden());
        assertEquals(List.of("who:USER", "words:TEXT"), signatures(spec));
        assertEquals("wave", spec.name());
        assertEquals("Wave to everybody", spec.summary());
    }

    @Test
    void theChainLeavesTheSpecItStartsFromAsItWas() {
        PLAIN.user("who").alias("hi").hide();

        assertEquals(CommandSpec.of("wave", "Wave to everybody"), PLAIN);
    }

    @Test
    void everyKindHasItsStep() {
        CommandSpec spec = PLAIN.user("a").group("b").file("c").word("d").number("e").text("f");

        assertEquals(List.of("a:USER", "b:GROUP", "c:FILE", "d:WORD", "e:NUMBER", "f:TEXT"), signatures(spec));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "msgto", "p2pvideo", "leave-group", "a2345678901234567890123456789012"})
    void aNameOfUpTo32LowerCaseLettersDigitsAndHyphensIsTaken(String name) {
        assertEquals(name, CommandSpec.of(name, "Do it").name());
        assertEquals(List.of(name), PLAIN.alias(name).aliases());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Wave", "1st", "-x", "/wave", "a b", "wäve", "a23456789012345678901234567890123",
            "a\n"})
    void anotherNameIsRefusedAndSaid(String name) {
        assertSays("'" + name + "' cannot name a command", () -> CommandSpec.of(name, "Do it"));
        assertSays("'" + name + "' cannot name a command", () -> PLAIN.alias("fine", name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "one\ntwo", "one\r\ntwo", "one\rtwo"})
    void aSummaryIsOneLine(String summary) {
        assertSays("/wave needs a summary of one line", () -> CommandSpec.of("wave", summary));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ONE")
    void onlyTheLastArgumentMayBeMissingOrRepeat(Count count) {
        CommandSpec last = PLAIN.word("first").with("last", ArgumentKind.WORD, count);

        assertEquals(2, last.arguments().size());
        assertSays("argument 'last' of /wave", () -> last.word("more"));
    }

    @Test
    void onlyTheLastArgumentTakesTheRestOfTheLine() {
        assertSays("must be the last", () -> PLAIN.text("text").word("more"));
    }

    @Test
    void aFileBeforeOtherArgumentsIsOneWord() throws CommandException {
        Arguments arguments = PLAIN.file("from").file("to").parse(" a.mp4 my film.mp4");

        assertEquals("a.mp4", arguments.text("from"));
        assertEquals("my film.mp4", arguments.text("to"));
    }

    @Test
    void twoArgumentsOfOneNameAreRefused() {
        assertSays("/wave declares 'who' twice", () -> PLAIN.user("who").word("what").group("who"));
    }

    @Test
    void listsPassedInAreCopied() {
        List<String> aliases = new ArrayList<>(List.of("hi"));
        List<Argument> arguments = new ArrayList<>();
        CommandSpec spec = new CommandSpec("wave", aliases, "Wave", arguments, Access.USER, false, false);
        aliases.add("BAD NAME");
        arguments.add(new Argument("late", ArgumentKind.WORD, Count.ONE, false));

        assertEquals(List.of("hi"), spec.aliases());
        assertTrue(spec.arguments().isEmpty());
        assertThrows(UnsupportedOperationException.class, () -> spec.aliases().add("more"));
    }

    @Test
    void usageIsTheCommandAsTyped() {
        assertEquals("/wave", PLAIN.usage());
        assertEquals("/wave USER TEXT…", PLAIN.user("user").text("text").usage());
        assertEquals("/wave GROUP MEMBER…", PLAIN.group("group").with("member", ArgumentKind.USER, Count.SOME).usage());
        assertEquals("/wave [COMMAND]", PLAIN.with("command", ArgumentKind.COMMAND, Count.OPTIONAL).usage());
        assertEquals("/wave [USER…]", PLAIN.with("user", ArgumentKind.USER, Count.ANY).usage());
    }

    @Test
    void everyErrorCodeSaysWhatHelps() {
        assertEquals(ErrorCode.Remedy.LOG_IN, ErrorCode.LOGIN.remedy());
        assertEquals(ErrorCode.Remedy.WAIT, ErrorCode.WAIT.remedy());
        assertEquals(ErrorCode.Remedy.WAIT, ErrorCode.OFFLINE.remedy());
        assertEquals(ErrorCode.Remedy.ASK_OWNER, ErrorCode.INTERNAL.remedy());
        assertEquals(ErrorCode.Remedy.FIX_INPUT, ErrorCode.USAGE.remedy());
    }

    @Test
    void aRefusalHasACodeATextAndNoStack() {
        CommandException refusal = new CommandException(ErrorCode.OFFLINE, "hans is offline");

        assertEquals(ErrorCode.OFFLINE, refusal.code());
        assertEquals("hans is offline", refusal.getMessage());
        assertEquals(0, refusal.getStackTrace().length);
        assertThrows(NullPointerException.class, () -> new CommandException(null, "why"));
        assertThrows(NullPointerException.class, () -> new CommandException(ErrorCode.USAGE, null));
    }

    @Test
    void apiRunsPluginsOfItsOwnMajorVersionThatAreNotNewer() {
        assertEquals(Api.MAJOR + "." + Api.MINOR, Api.version());
        assertTrue(Api.runs(Api.MAJOR, Api.MINOR));
        assertTrue(Api.runs(Api.MAJOR, 0));
        assertFalse(Api.runs(Api.MAJOR, Api.MINOR + 1));
        assertFalse(Api.runs(Api.MAJOR, -1));
        assertFalse(Api.runs(Api.MAJOR + 1, 0));
        assertFalse(Api.runs(Api.MAJOR - 1, 0));
    }

    private static List<String> signatures(CommandSpec spec) {
        return spec.arguments().stream().map(Argument::signature).toList();
    }

    private static void assertSays(String what, Runnable declaration) {
        String said = assertThrows(IllegalArgumentException.class, declaration::run).getMessage();
        assertTrue(said.contains(what), said);
    }

    @Test
    void whatIsForAdministratorsIsForThemAloneAndTheRestForAll() {
        assertTrue(PLAIN.isFor(Access.USER));
        assertTrue(PLAIN.isFor(Access.ADMINISTRATOR));
        assertFalse(PLAIN.forAdministrators().isFor(Access.USER));
        assertTrue(PLAIN.forAdministrators().isFor(Access.ADMINISTRATOR));
    }
}
