package parley.app.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxTest {
    private static final Operand<Integer> PORT = new Operand<>("PORT", Format.port(), "the port");
    private static final Operand<Integer> ATTEMPTS = new Operand<>("ATTEMPTS", Format.wholeNumber(1, 5), "how often");
    private static final Option<String> USER = new Option<>("--user", "NAME", Format.text("a name"), "who");
    private static final Option<String> QUIET = Option.toggle("--quiet", "say nothing");
    private static final Syntax SYNTAX = new Syntax("parley test", "Test it.", List.of(PORT, ATTEMPTS),
            List.of(USER, QUIET), "That is all.");

    @Test
    void everythingMayBeLeftOut() throws Exception {
        CommandLine line = parse();

        assertEquals(Optional.empty(), line.get(PORT));
        assertEquals(Optional.empty(), line.get(USER));
        assertEquals(List.of(), line.all(USER));
        assertFalse(line.has(QUIET));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "7000 2 --user yoda --quiet", "--user=yoda --quiet 7000 2", "7000 --quiet 2 --user yoda",
        "--quiet --user=yoda -- 7000 2",
    })
    void optionsMayStandAnywhere(String words) throws Exception {
        CommandLine line = parse(words.split(" "));

        assertEquals(Optional.of(7000), line.get(PORT));
        assertEquals(Optional.of(2), line.get(ATTEMPTS));
        assertEquals(Optional.of("yoda"), line.get(USER));
        assertTrue(line.has(QUIET));
    }

    @Test
    void ofRepeatedValuesTheLastCountsOrAll() throws Exception {
        CommandLine line = parse("--user", "yoda", "--user=hans=solo");

        assertEquals(Optional.of("hans=solo"), line.get(USER));
        assertEquals(List.of("yoda", "hans=solo"), line.all(USER));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "80           | PORT is '80': give a whole number from 1024 to 65535",
        "65536        | PORT is '65536': give a whole number from 1024 to 65535",
        "-7275        | PORT is '-7275': give a whole number from 1024 to 65535",
        "7275 0       | ATTEMPTS is '0': give a whole number from 1 to 5",
        "7275 6       | ATTEMPTS is '6': give a whole number from 1 to 5",
        "7275 2.5     | ATTEMPTS is '2.5': give a whole number from 1 to 5",
        "7275 -1      | ATTEMPTS is '-1': give a whole number from 1 to 5",
        "7275 text    | ATTEMPTS is 'text': give a whole number from 1 to 5",
        "7275 3 x     | 'x' is one value too many; 'parley test --help' shows which there are",
        "--loud       | there is no option '--loud'; 'parley test --help' lists them",
        "-q           | there is no option '-q'; 'parley test --help' lists them",
        "--loud=5     | there is no option '--loud'; 'parley test --help' lists them",
        "--quiet=yes  | --quiet takes no value, but was given 'yes'",
        "--user       | --user needs a value: give a name",
        "--user=      | --user is '': give a name",
        "-- --quiet   | PORT is '--quiet': give a whole number from 1024 to 65535",
    })
    void whatCannotBeIsNamedWithWhatCan(String words, String answer) {
        assertEquals(answer, assertThrows(UsageException.class, () -> parse(words.split(" "))).getMessage());
    }

    @Test
    void whatIsNeededMayNotBeLeftOut() {
        Operand<Integer> needed = Operand.needed("PORT", Format.port(), "the port");
        Syntax syntax = new Syntax("parley test", "Test it.", List.of(needed, ATTEMPTS), List.of(), "");

        assertEquals("PORT is missing: give a whole number from 1024 to 65535",
                assertThrows(UsageException.class, () -> syntax.parse(List.of())).getMessage());
        assertTrue(syntax.help().startsWith("Usage: parley test PORT [ATTEMPTS] [OPTION]...\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--help nonsense --loud", "7000 --help"})
    void askedForHelpNothingBehindItIsLookedAt(String words) throws Exception {
        assertTrue(parse(words.split(" ")).has(Syntax.HELP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V", "80 --version"})
    void theVersionMayBeAskedFor(String words) throws Exception {
        assertTrue(parse(words.split(" ")).has(Syntax.VERSION));
    }

    @Test
    void theHelpNamesEverythingWithin80Columns() {
        String longWords = "long words ".repeat(20).strip();
        String help = new Syntax("parley test", "Test it. " + longWords, List.of(PORT, ATTEMPTS),
                List.of(USER, QUIET, new Option<>("--with-a-long-name", "AND-A-LONG-VALUE", Format.text("x"),
                        longWords)), "That is all. " + longWords).help();

        assertTrue(help.lines().allMatch(line -> line.length() <= 80), help);
        for (String part : List.of("Usage: parley test [PORT] [ATTEMPTS] [OPTION]...", "Test it.", "That is all.",
                "  PORT                    the port; a whole number from 1024 to 65535",
                "  --user NAME             who", "  --quiet                 say nothing",
                "  --with-a-long-name AND-A-LONG-VALUE\n                          long words",
                "  --help", "  --version")) {
            assertTrue(help.contains(part), () -> part + " is missing in\n" + help);
        }
    }

    private static CommandLine parse(String... words) throws UsageException {
        return SYNTAX.parse(List.of(words));
    }
}
