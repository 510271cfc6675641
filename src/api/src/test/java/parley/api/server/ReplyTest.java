package parley.api.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Answers, and the numbers under which something was stored. */
class ReplyTest {
    private static final Stored STORED = new Stored(17, 3, Instant.parse("2026-11-22T15:00:01.123Z").toEpochMilli(),
            Event.of("MESSAGE"));

    @Test
    void aReplySaysNothingUnlessToldTo() {
        assertEquals("", Reply.done().text());
        assertEquals(List.of(), Reply.done().params());
        assertEquals(Optional.empty(), Reply.done().stored());
    }

    @Test
    void aReplyIsPutTogetherByChaining() {
        Reply reply = Reply.of("sent").with("17", "hans").storedAs(STORED);

        assertEquals("sent", reply.text());
        assertEquals(List.of("17", "hans"), reply.params());
        assertEquals(Optional.of(STORED), reply.stored());
        assertEquals(reply, Reply.of("sent").storedAs(STORED).with("17", "hans"));
    }

    @Test
    void aLinkOfTheChainChangesNoReplyBefore() {
        Reply plain = Reply.of("sent");
        plain.with("17").storedAs(STORED);

        assertEquals(Reply.of("sent"), plain);
    }

    @Test
    void parametersAddUp() {
        assertEquals(List.of("a", "b", "c"), Reply.of("sent").with("a").with("b", "c").params());
    }

    @Test
    void aTextThatIsMadeOnDemandIsNotMadeBefore() {
        AtomicInteger made = new AtomicInteger();
        Reply reply = Reply.of(() -> "sent " + made.incrementAndGet()).with("a").storedAs(STORED);

        assertEquals(0, made.get());
        assertEquals("sent 1", reply.text());
    }

    @Test
    void neitherTheTextNorTheNumbersMayBeMissing() {
        assertThrows(NullPointerException.class, () -> Reply.of((String) null));
        assertThrows(NullPointerException.class, () -> Reply.of((Supplier<String>) null));
        assertThrows(NullPointerException.class, () -> Reply.of("sent").storedAs(null));
    }

    @Test
    void repliesThatSayTheSameAreEqualAndNoOthersAre() {
        Reply reply = Reply.of("sent").with("a").storedAs(STORED);
        Reply same = Reply.of(() -> "sent").with("a").storedAs(STORED);

        assertEquals(same, reply);
        assertEquals(same.hashCode(), reply.hashCode());
        assertNotEquals(reply, Reply.of("gone").with("a").storedAs(STORED));
        assertNotEquals(reply, Reply.of("sent").with("b").storedAs(STORED));
        assertNotEquals(reply, Reply.of("sent").with("a"));
        assertNotEquals(reply, Reply.of("sent").with("a").storedAs(new Stored(18, 3, STORED.millis(), STORED.event())));
        assertNotEquals(reply, reply.toString());
    }

    @Test
    void theTimeIsToTheMillisecond() {
        assertEquals(Instant.parse("2026-11-22T15:00:01.123Z"), STORED.time());
        assertEquals(Instant.parse("1969-12-31T23:59:59.999Z"), new Stored(1, 1, -1, STORED.event()).time());
    }
}
