package parley.help;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import parley.api.Access;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.ErrorCode;
import parley.api.server.Event;
import parley.api.server.Invocation;
import parley.api.server.User;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class HelpCommandTest {
    private final CommandSpec msgto =
            CommandSpec.of("msgto", "Send a message to one user").user("user").text("text").alias("msg", "m");
    private final CommandSpec stats = CommandSpec.of("stats", "See what the server does").forAdministrators();
    private final HelpCommand help = new HelpCommand(() -> List.of(HelpCommand.SPEC, msgto, stats));

    /** Of whom nothing matters but what commands there are for them. */
    private record Caller(Access access) implements User {
        @Override
        public String name() {
            throw new AssertionError();
        }

        @Override
        public Instant since() {
            throw new AssertionError();
        }

        @Override
        public InetAddress address() {
            throw new AssertionError();
        }

        @Override
        public OptionalInt udpPort() {
            throw new AssertionError();
        }

        @Override
        public void deliver(Event event) {
            throw new AssertionError();
        }

        @Override
        public void disconnect(String why) {
            throw new AssertionError();
        }
    }

    private record Call(User user, Arguments arguments, List<String> rows) implements Invocation {
        @Override
        public void row(List<String> fields) {
            rows.add(String.join(" | ", fields));
        }
    }

    private List<String> run(String arguments) throws CommandException {
        return run(Access.USER, arguments);
    }

    private List<String> run(Access access, String arguments) throws CommandException {
        Call call = new Call(new Caller(access), HelpCommand.SPEC.parse(arguments), new ArrayList<>());
        help.run(call);
        return call.rows();
    }

    @Test
    void everyCommandForTheUserHasARow() throws CommandException {
        assertEquals(List.of("/help [COMMAND] | List the commands, or explain one",
                "/msgto USER TEXT… | Send a message to one user"), run(""));
    }

    @Test
    void whatIsForAdministratorsIsListedForThemAlone() throws CommandException {
        assertEquals(List.of("/help [COMMAND] | List the commands, or explain one",
                "/msgto USER TEXT… | Send a message to one user", "/stats | See what the server does"),
                run(Access.ADMINISTRATOR, ""));
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
