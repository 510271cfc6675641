package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.api.CommandSpec;
import parley.api.Registration;

class OwnCommandsTest {
    private static final CommandSpec GO = CommandSpec.of("go", "Go").alias("g");
    private final OwnCommands commands = new OwnCommands();

    @Test
    void aCommandIsFoundByNameAndAlias() {
        commands.add("travel", GO, arguments -> { });
        assertEquals(commands.find("go"), commands.find("g"));
        assertEquals(List.of(GO), List.copyOf(commands.specs()));
    }

    @Test
    void aTakenNameIsRefusedAndNothingOfItKept() {
        commands.add("travel", GO, arguments -> { });
        CommandSpec clash = CommandSpec.of("get", "Get").alias("g");
        String text = assertThrows(IllegalArgumentException.class, () -> commands.add("shop", clash, arguments -> { }))
                .getMessage();
        assertEquals("/g is already a command of the plugin travel", text);
        assertTrue(commands.find("get").isEmpty());
    }

    @Test
    void whatWasAddedCanBeTakenBack() {
        Registration travel = commands.add("travel", GO, arguments -> { });
        commands.add("shop", CommandSpec.of("buy", "Buy"), arguments -> { });
        travel.remove();
        travel.remove();
        assertTrue(commands.find("go").isEmpty());
        assertTrue(commands.find("g").isEmpty());
        assertTrue(commands.find("buy").isPresent());
    }
}
