package parley.app.newplugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.api.ArgumentKind;
import parley.api.CommandSpec;
import parley.api.server.Event;

class NamesTest {
    private static final String LONGEST = "a".repeat(32);

    @ParameterizedTest
    @CsvSource({"dice, Dice, DICE-COLOUR, DICESHOWN", "dice-roll, DiceRoll, DICE-ROLL-COLOUR, DICEROLLSHOWN",
        "a--b-, AB, A--B--COLOUR, ABSHOWN"})
    void classesAndEventsAreNamedAfterThePlugin(String id, String name, String kind, String verb) {
        Map<String, String> values = names(id).values();

        assertEquals(name, values.get("Class"));
        assertEquals(kind, values.get("KIND"));
        assertEquals(verb, values.get("VERB"));
    }

    @Test
    void theLongestIdMakesNamesThatTheApiTakes() {
        Map<String, String> values = names(LONGEST).values();

        assertEquals(32, ArgumentKind.of(values.get("KIND")).name().length());
        assertEquals(32, Event.of(values.get("VERB")).verb().length());
        assertEquals(LONGEST, CommandSpec.of(values.get("id"), "Show").name());
    }

    @ParameterizedTest
    @CsvSource({"dice,", "org.example.dice_roll,", "parleys,", "class, has a word of the language Java in it",
        "org.new.dice, has a word of the language Java in it", "java, is the JDK's or Parley's own",
        "javax.dice, is the JDK's or Parley's own", "parley.api.dice, is the JDK's or Parley's own"})
    void aPackageIsOneThatAPluginMayHave(String packageName, String fault) {
        assertEquals(Optional.ofNullable(fault), new Names("dice", packageName).fault());
    }

    private static Names names(String id) {
        return new Names(id, Names.packageOf(id));
    }
}
