package parley.help;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.ErrorCode;
import parley.api.server.Invocation;
import parley.api.server.User;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class HelpCommandTest {
    private final CommandSpec msgto =
            CommandSpec.of("msgto", "Send a message to one user").user("user").text("text").alias("msg", "m");
    private final HelpCommand help = new HelpCommand(() -> List.of(HelpCommand.SPEC, msgto));

    private record Call(Arguments arguments, List<String> rows) implements Invocation {
        @Override
        public User user() {
            throw new AssertionError("/help is the same for all");
        }

        @Override
        public void row(List<String> fields) {
            rows.add(String.join(" | ", fields));
        }
    }

    private List<String> run(String arguments) throws CommandException {
        Call call = new Call(HelpCommand.SPEC.parse(arguments), new ArrayList<>());
        help.run(call);
        return call.rows();
    }

    @Test
    void everyCommandHasARow() throws CommandException {
        assertEquals(List.of("/help [COMMAND] | List the commands, or explain one",
                "/msgto USER TEXT… | Send a message to one user"), run(""));
    }

    @Test
    void oneCommandIsExplainedByNameOrAliasWithOrWithoutItsSlash() throws CommandException {
        List<String> explained = List.of("/msgto USER TEXT… | Send a message to one user", "Also: /msg, /m");
        assertEquals(explained, run("msgto"));
        assertEquals(explained, run("/msgto"));
        assertEquals(explained, run("/M"));
        assertEquals(List.of("/help [COMMAND] | List the commands, or explain one"), run("help"));
    }

    @Test
    void anUnknownCommandIsRefusedByName() {
        CommandException refusal = assertThrows(CommandException.class, () -> run("/dance"));
        assertEquals(ErrorCode.UNKNOWN, refusal.code());
        assertEquals("There is no command '/dance'. /help lists them all.", refusal.getMessage());
    }
}
