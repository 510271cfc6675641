package parley.app.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.api.Argument.Count;
import parley.api.ArgumentKind;
import parley.api.CommandSpec;
import parley.wire.Protocol;

class InputLinesTest {
    private static final CommandSpec SPEC = CommandSpec.of("pay", "Pay").user("user").number("amount").text("text");

    @Test
    void theFirstLineIsRight() {
        assertEquals("/pay ben 1 hello there", InputLines.of(SPEC).getFirst());
    }

    @Test
    void theSameCommandGetsTheSameLines() {
        assertEquals(InputLines.of(SPEC), InputLines.of(SPEC));
    }

    @Test
    void aValueOfAPluginsOwnKindIsTheExampleOfItsRefusal() {
        ArgumentKind dice = ArgumentKind.of("DICE", "dice such as 3d17", text -> text.equals("3d17"));

        assertEquals("/roll 3d17", InputLines.of(CommandSpec.of("roll", "Roll").with("dice", dice, Count.ONE)).getFirst());
    }

    @Test
    void eachArgumentIsWrongInItsTurn() {
        List<String> lines = InputLines.of(SPEC);

        assertTrue(lines.containsAll(List.of("/pay nobody 1 hello there", "/pay ben 9223372036854775808 hello there",
                "/pay ben 1 %s%n%d", "/pay", "/pay ben", "/pay\tben 1 hello there", "/pay ben 1 hello there ben 2 word")));
    }

    @Test
    void theLongestLineIsAlmostTheLongestThatAServerTakes() {
        int longest = InputLines.of(SPEC).stream().mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length).max()
                .orElseThrow();

        assertTrue(longest <= Protocol.LONGEST_REQUEST - 32 && longest > Protocol.LONGEST_REQUEST - 40, () -> "" + longest);
    }
}
