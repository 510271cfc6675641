package parley.server.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.api.server.Stored;
import parley.wire.LineBuilder;
import parley.wire.Protocol;

/** Events get ids and numbers in one order, and reach each tail in it, once they are flushed. */
class EventLogTest {
    private static final String LONG = "x".repeat(10_000);

    private final LogFixture f = new LogFixture();

    @BeforeEach
    void open() throws Exception {
        f.loops = 2;
        f.open();
    }

    @Test
    void idsGrowOverAllTopicsAndNumbersOverEachCounter() {
        assertEquals(new Stored(1, 1, f.now.toEpochMilli(), LogFixture.EVENT), f.post("a", "one", "c"));
        f.now = f.now.plusMillis(1);
        assertEquals(new Stored(2, 1, f.now.toEpochMilli(), LogFixture.EVENT), f.post("a", "two", "d"));
        assertEquals(new Stored(3, 2, f.now.toEpochMilli(), LogFixture.EVENT), f.post("b", "three", "c"));
        assertEquals(new Stored(4, 3, f.now.toEpochMilli(), LogFixture.EVENT), f.post("a", "four", "c"));
        assertEquals(4, f.log.lastId());
    }

    @Test
    void topicsAndCountersAreMadeOnce() {
        assertSame(f.log.topic("a"), f.log.topic("a"));
        assertSame(f.log.counter("a"), f.log.counter("a"));
        assertTrue(f.log.topic("a").number() != f.log.topic("b").number());
    }

    @Test
    void theLineIsMadeOnceAsItIsSent() throws Exception {
        f.log.append(f.topic("a"), 0, f.log.counter("c"), LogFixture.EVENT, new LineBuilder().source("yoda").verb("MESSAGE").word("hans").text("hi"));
        f.flush();
        f.tails.getFirst().deliver();

        assertEquals(List.of("@id=1;time=2026-11-22T15:00:01.123Z :yoda MESSAGE hans :hi"), f.delivered.getFirst());
    }

    @Test
    void aLineThatIsTooLongIsCutBetweenCharacters() throws Exception {
        f.post("a", "é".repeat(10_000));
        f.flush();
        f.tails.getFirst().deliver();
        byte[] line = f.delivered.getFirst().getFirst().getBytes(StandardCharsets.UTF_8);

        assertTrue(line.length <= Protocol.LONGEST_LINE - 2 && line.length > Protocol.LONGEST_LINE - 30, () -> line.length + "");
        assertTrue(f.delivered.getFirst().getFirst().endsWith("éé"));
    }

    @Test
    void nothingIsDeliveredBeforeItIsFlushed() throws Exception {
        f.post("a", "one");
        assertFalse(f.tails.getFirst().deliver());
        assertTrue(f.log.flush());
        assertFalse(f.log.flush(), "there is no more");
        f.post("a", "two");
        assertTrue(f.tails.getFirst().deliver());

        assertEquals(List.of("one"), texts(0));
        assertFalse(f.tails.getFirst().deliver());
    }

    @Test
    void eachTailTakesAllInOrderAtItsOwnSpeed() throws Exception {
        List<String> posted = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) { // about thirty megabytes: chunks go round many times
            posted.add(i + LONG);
            f.post("topic" + i % 3, i + LONG);
            if (i % 10 == 0) {
                f.flush();
                f.tails.getFirst().deliver();
            }
            if (i % 1_000 == 999) {
                f.flush();
                f.tails.getLast().deliver();
            }
        }
        f.flush();
        f.tails.getFirst().deliver();

        assertEquals(posted, texts(0));
        assertEquals(posted, texts(1));
    }

    @Test
    void aTailTellsOfEachEventWhatItHolds() throws Exception {
        Topic author = f.log.topic(Topic.inbox("yoda"));
        Topic topic = f.log.topic("a");
        List<String> seen = new ArrayList<>();
        topic.receivedBy((tail, loop) -> noted(seen, tail.id() + " " + tail.author() + " " + tail.position() + " " + loop));
        long first = f.log.end();
        f.log.append(topic, author.number(), f.log.counter("c"), LogFixture.EVENT, new LineBuilder().verb("M"));
        f.flush();
        long second = f.tails.getFirst().nextPosition();
        f.tails.getFirst().deliver();
        f.tails.getLast().deliver();

        assertEquals(1, second, "before it was delivered");
        long at = topic.head();
        assertTrue(at > first, "behind the counter's definition");
        assertEquals(List.of("1 " + author.number() + " " + at + " 0", "1 " + author.number() + " " + at + " 1"), seen);
        assertEquals(f.log.end(), f.tails.getFirst().nextPosition());
        assertEquals(0, f.tails.getFirst().waiting());
    }

    @Test
    void receiversMayBeReplacedAndTakenAway() throws Exception {
        List<String> seen = new ArrayList<>();
        Topic.Receivers mine = (tail, loop) -> noted(seen, "mine");
        Topic topic = f.log.topic("a");
        topic.receivedBy(mine);
        topic.notReceivedBy((tail, loop) -> noted(seen, "others"));
        append(topic);
        topic.notReceivedBy(mine);
        append(topic);

        assertEquals(List.of("mine"), seen);
    }

    private static int noted(List<String> seen, String what) {
        seen.add(what);
        return 1;
    }

    private void append(Topic topic) {
        f.log.append(topic, 0, f.log.counter("c"), LogFixture.EVENT, new LineBuilder().verb("M"));
        f.flush();
        f.tails.getFirst().deliver();
    }

    @Test
    void aClockThatIsSetBackIsToldOncePerSetBackAndIdsStillGrow() {
        f.post("a", "one");
        f.now = f.now.minusSeconds(3_600);
        assertEquals(2, f.post("a", "two").id());
        assertEquals(3, f.post("a", "three").id());
        f.now = f.now.minusMillis(1_000);
        f.post("a", "a second is not worth a word");
        assertEquals(List.of("The clock was set back by 3600 s. Messages keep their order, which is that of their numbers;"
                + " their times jump back with the clock."), f.reports);
        f.now = f.now.minusMillis(1_001);
        f.post("a", "again");

        assertEquals(2, f.reports.size());
    }

    @Test
    void moreThan64MebibytesDoNotWaitForADiskThatIsNotWritten() {
        long most = 64L << 20;
        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> {
            for (int i = 0; i < 10_000; i++) {
                f.post("a", LONG);
            }
        });
        long waits = f.log.end() - f.log.flushed();
        assertEquals("the data folder has not taken 64 MiB; no more is stored until it can be written again",
                refusal.getMessage());
        assertTrue(waits > most && waits < most + 20_000, () -> waits + "");
        long id = f.log.lastId();
        f.flush();
        f.tails.forEach(Tail::deliver);

        assertEquals(id + 1, f.post("a", "goes on").id());
        assertEquals(id, f.delivered.getFirst().size());
    }

    @Test
    void moreThan72MebibytesDoNotWaitForALoopThatDoesNotGoOn() {
        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> {
            for (int i = 0; i < 10_000; i++) {
                f.post("a", LONG);
                f.flush();
                f.tails.getFirst().deliver();
                f.delivered.getFirst().clear();
            }
        });
        assertTrue(refusal.getMessage().startsWith("a loop of the server has not taken 72 MiB of events to its clients"),
                refusal::getMessage);
        long behind = f.log.end() - f.tails.getLast().nextPosition();
        assertTrue(behind > 66L << 20 && behind < 73L << 20, () -> behind + "");
        f.tails.getLast().deliver();
        for (int i = 0; i < 10_000; i++) { // and chunks that were left count no longer
            f.post("a", LONG);
            f.flush();
            f.tails.forEach(Tail::deliver);
            f.delivered.forEach(List::clear);
        }
    }

    @Test
    void whatIsPostedOnSeveralThreadsIsInTheOrderOfTheIds() throws Exception {
        f.topic("a");
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                await(start);
                for (int j = 0; j < 5_000; j++) {
                    f.log.append(f.log.topic("a"), 0, f.log.counter("c"), LogFixture.EVENT, new LineBuilder().verb("M"));
                    f.flush();
                }
            }));
        }
        start.countDown();
        while (threads.stream().anyMatch(Thread::isAlive)) {
            f.tails.getFirst().deliver();
        }
        f.tails.getFirst().deliver();
        f.tails.getLast().deliver();

        assertEquals(20_000, f.delivered.getFirst().size());
        assertEquals(f.delivered.getFirst(), f.delivered.getLast());
        for (int i = 0; i < 20_000; i++) {
            assertTrue(f.delivered.getFirst().get(i).startsWith("@id=" + (i + 1) + ";"));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> texts(int loop) {
        return f.delivered.get(loop).stream().map(line -> line.substring(line.indexOf(" :") + 2)).toList();
    }
}
