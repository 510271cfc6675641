package parley.server.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start finds what the last run left, with a checkpoint or without, or with a wrong one. */
class RestartTest {
    private static final String YODA = Topic.inbox("yoda");
    private static final String HANS = Topic.inbox("hans");
    private static final String[] TOPICS = {YODA, HANS, "group", "other"};

    private final LogFixture f = new LogFixture();

    /** Some of everything that a log takes. */
    private void live(Random random, int steps) {
        for (int i = 0; i < steps; i++) {
            String topic = TOPICS[random.nextInt(TOPICS.length)];
            switch (random.nextInt(8)) {
                case 0 -> f.log.arrive(f.log.topic(random.nextBoolean() ? YODA : HANS), OptionalLong.empty());
                case 1 -> f.log.readUpTo(f.log.topic(random.nextBoolean() ? YODA : HANS), random.nextLong(f.log.lastId() + 1));
                case 2 -> f.flush();
                default -> f.post(topic, "text " + i, random.nextBoolean() ? "c" : "d");
            }
        }
        for (String inbox : List.of(YODA, HANS)) { // who is online at the end is another test
            f.log.readUpTo(f.log.topic(inbox), f.log.lastId() / 2);
        }
        f.flush();
    }

    private String numbers() {
        return f.post("group", "c", "c").number() + " " + f.post("group", "d", "d").number();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theStateIsTheSameWithACheckpointAndWithout(long seed) throws Exception {
        f.fileBytes = 1_000;
        f.open();
        live(new Random(seed), 200);
        String state = f.state(TOPICS);
        assertEquals(state, f.killAndOpen().state(TOPICS), "without");
        assertEquals(state, f.closeAndOpen().state(TOPICS), "with one of the end");
        byte[] checkpoint = f.disk.content(LogFixture.CHECKPOINT);
        live(new Random(-seed), 200);
        state = f.state(TOPICS);
        assertEquals(state, f.killAndOpen().state(TOPICS), "with one of an older position");
        assertEquals(state, f.closeAndOpen().state(TOPICS));
        f.disk.put(LogFixture.CHECKPOINT, checkpoint);
        assertEquals(state, f.killAndOpen().state(TOPICS), "with one that is older than the last");
        String numbers = numbers();
        f.disk.delete(LogFixture.CHECKPOINT);
        f.killAndOpen();

        assertEquals(numbers, numbers(), "what was not flushed is given again");
        assertEquals(List.of(), f.reports);
    }

    @Test
    void aCheckpointThatIsDamagedAnywhereIsReportedAndCostsNothing() throws Exception {
        f.open();
        live(new Random(1), 60);
        String state = f.state(TOPICS);
        f.log.close();
        byte[] whole = f.disk.content(LogFixture.CHECKPOINT);
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 4;
            f.disk.put(LogFixture.CHECKPOINT, damaged);
            f.reports.clear();
            assertEquals(state, f.killAndOpen().state(TOPICS), "byte " + at);
            assertEquals(List.of("/data/events/events.checkpoint is damaged. All events are read instead, which takes longer."),
                    f.reports);
        }
        for (int length = 0; length < whole.length; length++) {
            f.disk.put(LogFixture.CHECKPOINT, Arrays.copyOf(whole, length));
            f.reports.clear();
            assertEquals(state, f.killAndOpen().state(TOPICS), "length " + length);
            assertEquals(1, f.reports.size());
        }
    }

    @Test
    void aCheckpointOfAnotherVersionIsNotReadAsOneOfThis() throws Exception {
        f.open();
        live(new Random(1), 60);
        String state = f.state(TOPICS);
        f.log.close();
        byte[] other = f.disk.content(LogFixture.CHECKPOINT);
        other[7]++;
        CRC32C crc = new CRC32C();
        crc.update(other, 0, other.length - Integer.BYTES);
        ByteBuffer.wrap(other).putInt(other.length - Integer.BYTES, (int) crc.getValue());
        f.disk.put(LogFixture.CHECKPOINT, other);

        assertEquals(state, f.killAndOpen().state(TOPICS));
        assertEquals(1, f.reports.size());
    }

    @Test
    void aCheckpointThatIsAheadOfTheLogIsReportedAndNeverUsedWhateverTheLogGrowsTo() throws Exception {
        f.open();
        f.post("lost", "one", "lost counter");
        f.post("a", "two");
        f.log.close();
        byte[] file = f.disk.content(f.lastFile());
        f.disk.put(f.lastFile(), Arrays.copyOf(file, EventFile.MAGIC.length));
        f.killAndOpen();
        assertEquals(1, f.reports.size());
        assertTrue(f.reports.getFirst().matches("The last \\d+ bytes of the events are not there any more, .*"),
                f.reports::getFirst);
        assertEquals(3, f.post("b", "three").id(), "ids that were given are not given again");
        for (int i = 0; i < 10; i++) {
            f.post(HANS, "grow");
        }
        f.flush();
        String state = f.state("b", HANS);

        assertEquals(state, f.killAndOpen().state("b", HANS));
        assertEquals(1, f.reports.size());
        assertEquals(0, f.log.topic("a").head(), "nothing of what is lost comes back");
    }

    @Test
    void whoWasOnlineAtACrashHasGotWhatWasStoredUntilThenAndNotWhatComesAfter() throws Exception {
        f.open();
        f.log.arrive(f.log.topic(YODA), OptionalLong.empty());
        f.post(YODA, "on its way");
        f.flush();
        f.killAndOpen();
        assertEquals(0, f.log.waiting(f.log.topic(YODA)));
        f.post(YODA, "while away");
        f.flush();
        assertEquals(1, f.log.waiting(f.log.topic(YODA)));
        f.killAndOpen();

        assertEquals(1, f.log.waiting(f.log.topic(YODA)), "a second crash does not change that");
        EventLog.Arrival arrival = f.log.arrive(f.log.topic(YODA), OptionalLong.empty());
        assertEquals(new EventLog.Arrival(2, 1, true, f.log.end()), arrival);
    }

    @Test
    void whatWaitsForAUserIsCountedFromWhatTheUserHasGot() throws Exception {
        f.open();
        Topic yoda = f.topic(YODA);
        f.post(YODA, "one");
        f.post("group", "another's");
        f.post(YODA, "two");
        assertEquals(2, f.log.waiting(yoda));
        EventLog.Arrival arrival = f.log.arrive(yoda, OptionalLong.empty());
        assertEquals(new EventLog.Arrival(3, 0, true, f.log.end()), arrival);
        f.log.readUpTo(yoda, EventLog.ONLINE);
        f.post(YODA, "three");
        assertEquals(0, f.log.waiting(yoda));
        EventLog.Arrival newer = f.log.arrive(yoda, OptionalLong.of(2));
        assertEquals(new EventLog.Arrival(4, 2, true, f.log.end()), newer, "the older connection had got up to 2");
        assertEquals(1, f.log.waiting(yoda));
        f.log.readUpTo(yoda, 4);
        assertEquals(0, f.log.waiting(yoda));
        EventLog.Arrival nothing = f.log.arrive(yoda, OptionalLong.empty());

        assertEquals(new EventLog.Arrival(4, 4, false, f.log.end()), nothing);
        assertEquals(EventLog.ONLINE, yoda.read());
    }

    @Test
    void idsThatAPluginsJournalSpeaksOfAreNotGivenAgain() throws Exception {
        f.open();
        f.log.skipTo(7);
        assertEquals(8, f.post("a", "one").id());
        f.log.skipTo(3);

        assertEquals(9, f.post("a", "two").id());
    }
}
