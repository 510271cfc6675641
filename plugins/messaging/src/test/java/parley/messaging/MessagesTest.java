package parley.messaging;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.api.CommandException;
import parley.api.ErrorCode;
import parley.messaging.Cast.Actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MessagesTest {
    private static final Instant NOON =
            LocalDateTime.of(2022, 6, 1, 12, 0, 0).atZone(ZoneId.systemDefault()).toInstant();
    private static final int KEPT = 3;

    private final Cast cast = new Cast();
    private final List<byte[]> journal = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private Instant now = NOON;
    private final Messages messages = opened();

    private Messages opened() {
        Messages opened = new Messages(cast, () -> now, new MessageLog(log::add), KEPT);
        opened.recordIn(journal::add);
        return opened;
    }

    /** A server that starts anew with such a past. */
    private Messages replayed(Iterable<byte[]> past) {
        Messages replayed = opened();
        past.forEach(replayed::replay);
        return replayed;
    }

    @Test
    void aMessageIsDeliveredWithItsNumberAndTime() throws CommandException {
        Actor hans = cast.enters("hans");
        now = NOON.plusNanos(5_123_456);
        Messages.Sent sent = messages.send("yoda", "hans", "hello");
        assertEquals(new Message(1, NOON.plusMillis(5), "yoda", "hans", "hello"), sent.message());
        assertEquals(List.of(sent.message().event()), hans.inbox());
        assertEquals("MESSAGE", hans.inbox().getFirst().verb());
        assertEquals(List.of("hans"), hans.inbox().getFirst().params());
    }

    @Test
    void theLogForPeopleHasTheFormOfTheSeed() throws CommandException {
        cast.enters("hans");
        messages.send("yoda", "hans", "one");
        now = NOON.plusSeconds(1);
        messages.send("yoda", "hans", "two; three");
        assertEquals(List.of("1; 01 Jun 2022 12:00:00; hans; one", "2; 01 Jun 2022 12:00:01; hans; two; three"), log);
    }

    @Test
    void anUnknownReceiverIsRefusedAndLeavesNoTrace() {
        CommandException refusal = assertThrows(CommandException.class, () -> messages.send("yoda", "Hans", "hello"));
        assertEquals(ErrorCode.UNKNOWN, refusal.code());
        assertTrue(refusal.getMessage().contains("'Hans'"));
        assertEquals(List.of(), journal);
        assertEquals(List.of(), log);
    }

    @Test
    void aMessageToOneWhoIsAwayWaitsForTheLogInAndComesOnce() throws CommandException {
        assertTrue(messages.send("yoda", "hans", "are you there").kept());
        messages.send("luke", "hans", "come");
        Actor hans = cast.enters("hans");
        messages.welcome(hans);
        assertEquals(List.of("1 yoda are you there", "2 luke come"), hans.got());
        messages.welcome(hans);
        assertEquals(2, hans.inbox().size());
    }

    @Test
    void whatWaitsComesBeforeWhatIsNewEvenIfTheNewIsSentFirst() throws CommandException {
        messages.send("yoda", "hans", "old");
        Actor hans = cast.enters("hans");
        messages.send("yoda", "hans", "new");
        messages.welcome(hans);
        assertEquals(List.of("1 yoda old", "2 yoda new"), hans.got());
    }

    @Test
    void oneMessageTooManyForOneWhoIsAwayIsRefusedUntilThereIsRoom() throws CommandException {
        for (int i = 0; i < KEPT; i++) {
            messages.send("yoda", "hans", "more");
        }
        CommandException refusal = assertThrows(CommandException.class, () -> messages.send("yoda", "hans", "more"));
        assertEquals(ErrorCode.LIMIT, refusal.code());
        assertTrue(refusal.getMessage().contains("at most 3"));
        messages.send("yoda", "luke", "another user's box is another's");
        messages.welcome(cast.enters("hans"));
        cast.leaves("hans");
        assertTrue(messages.send("yoda", "hans", "room again").kept());
    }

    @Test
    void whatWaitsIsBoundedInBytesToo() throws CommandException {
        String half = "é".repeat(Mailbox.MOST_BYTES / 4);
        messages.send("yoda", "hans", half);
        messages.send("yoda", "hans", half);
        assertEquals(ErrorCode.LIMIT,
                assertThrows(CommandException.class, () -> messages.send("yoda", "hans", "x")).code());
    }

    @Test
    void numbersAndWhatWaitsSurviveARestart() throws CommandException {
        messages.send("yoda", "hans", "kept");
        cast.enters("luke");
        messages.send("yoda", "luke", "sent");
        Messages restarted = replayed(List.copyOf(journal));
        Actor hans = cast.enters("hans");
        restarted.welcome(hans);
        restarted.send("luke", "hans", "third");
        assertEquals(List.of("1 yoda kept", "3 luke third"), hans.got());
    }

    @Test
    void whatWasDeliveredDoesNotComeAgainAfterARestart() throws CommandException {
        messages.send("yoda", "hans", "once");
        messages.welcome(cast.enters("hans"));
        Actor again = cast.enters("hans");
        replayed(List.copyOf(journal)).welcome(again);
        assertEquals(List.of(), again.inbox());
    }

    @Test
    void aSnapshotStandsForAllBeforeIt() throws CommandException {
        messages.send("yoda", "luke", "delivered");
        messages.welcome(cast.enters("luke"));
        messages.send("yoda", "hans", "kept");
        messages.send("yoda", "luke", "sent");
        Messages restarted = replayed(messages.snapshot());
        Actor hans = cast.enters("hans");
        restarted.welcome(hans);
        assertEquals(List.of("2 yoda kept"), hans.got());
        assertEquals(4, restarted.send("yoda", "hans", "next").message().number());
    }

    @Test
    void aRecordThatASnapshotHoldsAlreadyAddsNothing() throws CommandException {
        List<byte[]> segment = new ArrayList<>();
        messages.recordIn(record -> {
            segment.clear();
            segment.addAll(messages.snapshot());
            segment.add(record);
        });
        messages.send("yoda", "hans", "once");
        Actor hans = cast.enters("hans");
        replayed(List.copyOf(segment)).welcome(hans);
        assertEquals(List.of("1 yoda once"), hans.got());
        messages.welcome(cast.enters("hans"));
        Actor again = cast.enters("hans");
        replayed(List.copyOf(segment)).welcome(again);
        assertEquals(List.of(), again.inbox());
    }

    @Test
    void numbersJournalLogAndDeliveryAgreeUnderManySenders() throws InterruptedException {
        int senders = 4;
        int each = 500;
        Actor hans = cast.enters("hans");
        List<Thread> threads = IntStream.range(0, senders).mapToObj(s -> Thread.ofVirtual().start(() -> {
            for (int i = 0; i < each; i++) {
                send("sender" + s, "hans", Integer.toString(i));
            }
        })).toList();
        for (Thread thread : threads) {
            thread.join();
        }
        List<Long> numbers = LongStream.rangeClosed(1, senders * each).boxed().toList();
        assertEquals(numbers, hans.inbox().stream().map(e -> e.stored().orElseThrow().id()).toList());
        assertEquals(numbers, journal.stream().map(r -> MessageRecord.decode(r).message().number()).toList());
        assertEquals(numbers, log.stream().map(l -> Long.valueOf(l.substring(0, l.indexOf(';')))).toList());
        for (int s = 0; s < senders; s++) {
            String sender = "sender" + s;
            assertEquals(IntStream.range(0, each).mapToObj(Integer::toString).toList(), hans.inbox().stream()
                    .filter(e -> e.source().orElseThrow().equals(sender)).map(e -> e.text()).toList());
        }
    }

    private void send(String sender, String receiver, String text) {
        try {
            messages.send(sender, receiver, text);
        } catch (CommandException e) {
            throw new AssertionError(e);
        }
    }
}
