package parley.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.User;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class MsgtoCommandTest {
    private final Cast cast = new Cast();
    private final Messages messages = new Messages(cast, () -> Instant.EPOCH, new MessageLog(_ -> {}), 1);
    private final User yoda = cast.enters("yoda");

    private Reply run(String arguments) throws CommandException {
        messages.recordIn(new ArrayList<>()::add);
        return new MsgtoCommand(messages).run(new Call(yoda, MsgtoCommand.SPEC.parse(arguments)));
    }

    private record Call(User user, Arguments arguments) implements Invocation {
        @Override
        public void row(List<String> fields) {
            throw new AssertionError("/msgto puts out no rows");
        }
    }

    @Test
    void theAnswerHasTheNumberAndTheTime() throws CommandException {
        cast.enters("hans");
        assertEquals(Reply.of("message 1 to hans").storedAs(1, Instant.EPOCH), run("hans hello there"));
    }

    @Test
    void theAnswerSaysThatAMessageWaits() throws CommandException {
        Reply waits = Reply.of("hans is offline; message 1 waits for hans").storedAs(1, Instant.EPOCH);
        assertEquals(waits, run("hans hello"));
    }

    @Test
    void oneselfIsRefused() {
        assertEquals(ErrorCode.INVALID, assertThrows(CommandException.class, () -> run("yoda hello")).code());
    }

    @Test
    void blankTextIsRefusedWithTheUsage() {
        CommandException refusal = assertThrows(CommandException.class, () -> run("hans    "));
        assertEquals(ErrorCode.USAGE, refusal.code());
        assertEquals("/msgto needs TEXT. Usage: /msgto USER TEXT…", refusal.getMessage());
    }
}
