package parley.messaging;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.api.server.Event;
import parley.api.server.User;
import parley.rehearsal.Actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MessagesTest {
    private static final int KEPT = 3;

    private final Cast cast = new Cast();
    private final Posted posted = new Posted(cast);
    private final Messages messages = new Messages(cast, posted, posted, KEPT);
    private final User yoda = cast.enters("yoda");

    @Test
    void aMessageIsPostedToItsReceiver() throws CommandException {
        cast.enters("hans");
        Messages.Sent sent = messages.send(yoda, "hans", "hello; you");
        assertEquals(List.of("hans gets :yoda MESSAGE hans :hello; you"), posted.events);
        assertEquals(Posted.stored(1, Event.of("MESSAGE", "hans").from(yoda).text("hello; you")), sent.message());
        assertFalse(sent.kept());
    }

    @Test
    void theLogForPeopleHasTheReceiver() throws CommandException {
        cast.enters("hans");
        messages.send(yoda, "hans", "one");
        messages.send(yoda, "luke", "two; three");
        assertEquals(List.of("1; " + Posted.MILLIS + "; hans; one", "2; " + Posted.MILLIS + "; luke; two; three"),
                posted.log);
    }

    @Test
    void anUnknownReceiverIsRefusedAndLeavesNoTrace() {
        CommandException refusal = assertThrows(CommandException.class, () -> messages.send(yoda, "Hans", "hello"));
        assertEquals(ErrorCode.UNKNOWN, refusal.code());
        assertEquals("There is no user 'Hans'. /activeuser lists who is here.", refusal.getMessage());
        assertEquals(List.of(), posted.events);
        assertEquals(List.of(), posted.log);
    }

    @Test
    void aMessageToOneWhoIsAwayIsPostedTooAndSaidToWait() throws CommandException {
        assertTrue(messages.send(yoda, "hans", "are you there").kept());
        assertEquals(List.of("hans gets :yoda MESSAGE hans :are you there"), posted.events);
    }

    @Test
    void oneMessageTooManyForOneWhoIsAwayIsRefusedUntilThereIsRoom() throws CommandException {
        for (int i = 0; i < KEPT; i++) {
            messages.send(yoda, "hans", "more");
        }
        CommandException refusal = assertThrows(CommandException.class, () -> messages.send(yoda, "hans", "more"));
        assertEquals(ErrorCode.LIMIT, refusal.code());
        assertEquals("hans is offline, and 3 messages wait already; no more are kept (at most 3). Try again when hans"
                + " is here.", refusal.getMessage());
        assertEquals(KEPT, posted.events.size());
        assertEquals(KEPT, posted.log.size());
        messages.send(yoda, "luke", "another user's inbox is another's");
        posted.taken("hans");
        assertTrue(messages.send(yoda, "hans", "room again").kept());
    }

    @Test
    void oneWhoIsHereMayBeSentAnyNumber() throws CommandException {
        cast.enters("hans");
        for (int i = 0; i < 10 * KEPT; i++) {
            assertFalse(messages.send(yoda, "hans", "more").kept());
        }
    }

    @Test
    void whereNothingIsKeptOnlyThoseWhoAreHereCanBeSentTo() throws CommandException {
        Messages unkept = new Messages(cast, posted, posted, 0);
        assertThrows(CommandException.class, () -> unkept.send(yoda, "hans", "hello"));
        cast.enters("hans");
        unkept.send(yoda, "hans", "hello");
    }

    @Test
    void whatCouldNotBeStoredIsNotLogged() {
        cast.enters("hans");
        posted.fails();
        assertThrows(IllegalStateException.class, () -> messages.send(yoda, "hans", "hello"));
        assertEquals(List.of(), posted.log);
    }

    @Test
    void aFaultOfOneThreadHoldsNoOtherUp() throws InterruptedException {
        cast.enters("hans");
        posted.fails();
        assertThrows(IllegalStateException.class, () -> messages.send(yoda, "hans", "hello"));
        Thread another = Thread.ofVirtual().uncaughtExceptionHandler((thread, fault) -> { })
                .start(() -> send(yoda, "hans", "hello"));
        assertTrue(another.join(Duration.ofSeconds(10)), "it waits for a lock that nobody gives back");
    }

    @Test
    void theLogIsInTheOrderOfTheNumbersUnderManySenders() throws InterruptedException {
        int senders = 4;
        int each = 500;
        cast.enters("hans");
        List<Thread> threads = IntStream.range(0, senders).mapToObj(s -> Thread.ofVirtual().start(() -> {
            for (int i = 0; i < each; i++) {
                send(Actor.fedOnly("sender" + s), "hans", s + " " + i);
            }
        })).toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(LongStream.rangeClosed(1, senders * each).boxed().toList(),
                posted.log.stream().map(line -> Long.valueOf(line.substring(0, line.indexOf(';')))).toList());
        assertEquals(texts(posted.events), texts(posted.log));
        for (int s = 0; s < senders; s++) {
            String sender = s + " ";
            assertEquals(IntStream.range(0, each).mapToObj(i -> sender + i).toList(),
                    texts(posted.log).stream().filter(text -> text.startsWith(sender)).toList());
        }
    }

    private static List<String> texts(List<String> lines) {
        return lines.stream().map(line -> line.replaceFirst(".*[:;] ?(\\d+ \\d+)$", "$1")).toList();
    }

    private void send(User sender, String receiver, String text) {
        try {
            messages.send(sender, receiver, text);
        } catch (CommandException e) {
            throw new AssertionError(e);
        }
    }
}
