package parley.messaging;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.api.Arguments;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.Event;
import parley.api.server.Invocation;
import parley.api.server.Reply;
import parley.api.server.User;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class MsgtoCommandTest {
    private final Cast cast = new Cast();
    private final Posted posted = new Posted(cast);
    private final MsgtoCommand msgto = new MsgtoCommand(new Messages(cast, posted, posted, 1));
    private final User yoda = cast.enters("yoda");

    private Reply run(String arguments) throws CommandException {
        return msgto.run(new Call(yoda, MsgtoCommand.SPEC.parse(arguments)));
    }

    private record Call(User user, Arguments arguments) implements Invocation {
        @Override
        public void row(List<String> fields) {
            throw new AssertionError("/msgto puts out no rows");
        }
    }

    @Test
    void theAnswerHasTheNumberAmongTheMessagesAndWhatItIsStoredAs() throws CommandException {
        cast.enters("hans");
        Event hello = Event.of("MESSAGE", "hans").from(yoda).text("hello there");
        assertEquals(Reply.of("message 1 to hans").storedAs(Posted.stored(1, hello)), run("hans hello there"));
        assertEquals(Reply.of("message 2 to hans").storedAs(Posted.stored(2, hello)), run("hans hello there"));
    }

    @Test
    void theAnswerSaysThatAMessageWaits() throws CommandException {
        Event hello = Event.of("MESSAGE", "hans").from(yoda).text("hello");
        Reply waits = Reply.of("hans is offline; message 1 waits for hans").storedAs(Posted.stored(1, hello));
        assertEquals(waits, run("hans hello"));
    }

    @Test
    void theTextIsTheRawRestOfTheLine() throws CommandException {
        cast.enters("hans");
        run("hans  two blanks, and :colons ");
        assertEquals(List.of("hans gets :yoda MESSAGE hans : two blanks, and :colons "), posted.events);
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
