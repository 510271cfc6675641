package parley.server.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.server.store.DiskFile;

/** Damage costs at most the record in which it lies, and is told. */
class EventDamageTest {
    private final LogFixture f = new LogFixture();
    private byte[] whole;

    @BeforeEach
    void write() throws Exception {
        f.open();
        for (int i = 1; i <= 6; i++) {
            f.post(i % 2 == 0 ? "even" : "odd", "text " + i, i % 2 == 0 ? "c" : "d");
        }
        f.log.readUpTo(f.log.topic("even"), 4);
        f.flush();
        whole = f.disk.content(f.lastFile());
    }

    private void restartWith(byte[] content) throws IOException {
        f.disk.kill();
        for (String name : f.disk.list(LogFixture.FOLDER)) {
            f.disk.delete(LogFixture.FOLDER.resolve(name));
        }
        f.disk.put(EventFile.at(LogFixture.FOLDER, 1).path(), content);
        f.reports.clear();
        f.open();
    }

    /** Where each record begins, and the end. */
    private List<Integer> records() throws IOException {
        List<Integer> offsets = new ArrayList<>();
        EventFile file = EventFile.at(LogFixture.FOLDER, 1);
        try (DiskFile in = f.disk.open(file.path())) {
            new Scan(in, file, 1, (bytes, at, size, position) -> offsets.add((int) file.offset(position))).run();
        }
        offsets.add(whole.length);
        return offsets;
    }

    @Test
    void aTornEndOfAnyLengthIsMovedAsideAndTold() throws Exception {
        List<Integer> records = records();
        List<String> all = List.of("text 1", "text 2", "text 3", "text 4", "text 5", "text 6");
        int lastEvent = records.get(records.size() - 3);
        int lastEventEnd = records.get(records.size() - 2);
        for (int length = lastEvent; length < lastEventEnd; length++) {
            restartWith(Arrays.copyOf(whole, length));
            assertEquals(all.subList(0, 5), f.stored("odd", "even"), "length " + length);
            int torn = length - lastEvent;
            if (torn > 0) {
                assertEquals(List.of("The last " + torn + " bytes of /data/events/events-0000000000000000001.log are not a whole"
                        + " record, as after a crash in the middle of a write. They were moved to events-0000000000000000001.log"
                        + ".torn-at-" + (lastEvent - 7) + "; all before them is there."), f.reports);
                Path kept = LogFixture.FOLDER.resolve("events-0000000000000000001.log.torn-at-" + (lastEvent - 7));
                assertTrue(Arrays.equals(f.disk.content(kept), Arrays.copyOfRange(whole, lastEvent, length)));
            } else {
                assertEquals(List.of(), f.reports);
            }
            assertEquals(3, f.post("even", "next", "c").number(), "numbers have no gap");
            f.flush();
            f.reports.clear();
            f.killAndOpen();
            assertEquals(List.of(), f.reports, "and is told once");
            assertEquals(List.of("text 1", "text 2", "text 3", "text 4", "text 5", "next"), f.stored("odd", "even"));
        }
    }

    @Test
    void aStartThatWasInterruptedWhileItMovedATornEndMovesItAgain() throws Exception {
        Path kept = LogFixture.FOLDER.resolve("events-0000000000000000001.log.torn-at-" + (whole.length - 7));
        byte[] torn = Arrays.copyOf(whole, whole.length + 3);
        restartWith(torn);
        assertEquals(3, f.disk.content(kept).length);
        f.disk.kill();
        f.disk.put(EventFile.at(LogFixture.FOLDER, 1).path(), torn);
        f.open();

        assertEquals(3, f.disk.content(kept).length);
    }

    @Test
    void aFlippedBitInAnyByteLosesAtMostItsRecordAndIsTold() throws Exception {
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 16;
            restartWith(damaged);
            assertEquals(1, f.reports.size(), "byte " + at);
            assertTrue(f.reports.getFirst().contains("events-0000000000000000001.log"), f.reports::getFirst);
            List<String> left = f.stored("odd", "even");
            int lost = 0;
            for (int i = 1; i <= 6; i++) {
                lost += left.contains("text " + i) ? 0 : 1;
            }
            assertEquals(6 - lost, left.size(), "byte " + at);
            assertTrue(lost <= 1, "byte " + at + " left " + left);
            assertEquals(left.stream().sorted().toList(), left, "in order");
            long id = f.post("even", "next").id();
            assertTrue(id > 6, "byte " + at + " gave the id " + id + " again");
        }
    }

    @Test
    void numbersGoOnWhereTheyWereThoughAnEventIsDamaged() throws Exception {
        byte[] damaged = whole.clone();
        damaged[records().get(4) + Record.LINE_AT + 3] ^= 1; // within an event, behind two definitions of a topic and counter
        restartWith(damaged);

        assertEquals(4, f.post("even", "next", "c").number());
        assertEquals(4, f.post("odd", "next", "d").number());
    }

    @Test
    void aTopicWhoseDefinitionsAreBothDamagedGivesItsEventsToNobodyElse() throws Exception {
        int number = f.log.topic("even").number();
        List<Integer> records = records();
        byte[] damaged = whole.clone();
        damaged[records.get(5) + Record.NAME_AT] ^= 1;
        damaged[records.get(6) + Record.NAME_AT] ^= 1;
        restartWith(damaged);
        assertEquals(1, f.reports.size());
        f.closeAndOpen();
        assertTrue(f.log.topic("stranger").number() > number, "after a start from a checkpoint");
        restartWith(damaged);

        assertTrue(f.log.topic("stranger").number() > number, "and without");
        assertEquals(List.of(), f.stored("stranger"));
    }

    @Test
    void aCounterWhoseDefinitionsAreBothDamagedGivesItsNumberToNobodyElse() throws Exception {
        int number = f.log.counter("c").number();
        List<Integer> records = records();
        byte[] damaged = whole.clone();
        damaged[records.get(7) + Record.NAME_AT] ^= 1;
        damaged[records.get(8) + Record.NAME_AT] ^= 1;
        restartWith(damaged);
        f.closeAndOpen();
        assertTrue(f.log.counter("new").number() > number, "after a start from a checkpoint");
        restartWith(damaged);

        assertTrue(f.log.counter("new").number() > number, "and without");
        assertEquals(1, f.post("odd", "next", "new").number());
    }

    @Test
    void theIdOfALastEventThatIsDamagedIsNotGivenAgainHoweverOftenTheServerStarts() throws Exception {
        byte[] damaged = Arrays.copyOf(whole, records().get(records().size() - 2)); // without what was read
        damaged[damaged.length - 3] ^= 1;
        restartWith(damaged);
        assertEquals(1, f.reports.size());
        f.killAndOpen();
        f.killAndOpen();

        assertEquals(List.of("text 1", "text 2", "text 3", "text 4", "text 5"), f.stored("odd", "even"));
        assertTrue(f.post("even", "next").id() > 6);
    }

    @Test
    void aLargeStretchOfGarbageCostsOnlyWhatLayInIt() throws Exception {
        byte[] garbage = new byte[3_000_000];
        new Random(1).nextBytes(garbage);
        byte[] joined = Arrays.copyOf(whole, 2 * whole.length + garbage.length);
        System.arraycopy(garbage, 0, joined, whole.length, garbage.length);
        int again = records().get(4); // an event of the topic again, as if it had been written behind the garbage
        System.arraycopy(whole, again, joined, whole.length + garbage.length, whole.length - again);
        restartWith(Arrays.copyOf(joined, whole.length + garbage.length + whole.length - again));

        assertEquals(1, f.reports.size());
        assertTrue(f.reports.getFirst().startsWith("3000000 bytes of "), f.reports::getFirst);
        assertFalse(f.stored("odd", "even").isEmpty());
    }

    @Test
    void aRecordOfALaterVersionIsRefusedInWords() throws Exception {
        byte[] other = Arrays.copyOf(whole, whole.length + 20);
        other[whole.length + Record.KIND_AT] = 9;
        Record.seal(other, whole.length, 20, new java.util.zip.CRC32C());
        f.disk.kill();
        f.disk.put(f.lastFile(), other);
        IOException refusal = org.junit.jupiter.api.Assertions.assertThrows(IOException.class, f::open);

        assertEquals("The events hold a record of kind 9, which this version does not know. Start the version that wrote them.",
                refusal.getMessage());
    }

    @Test
    void damageInAnOlderFileIsToldAndTheRestIsThere() throws Exception {
        LogFixture many = new LogFixture();
        many.fileBytes = 150;
        many.open();
        for (int i = 0; i < 12; i++) {
            many.post("a", "text " + i);
            many.flush();
        }
        Path second = LogFixture.FOLDER.resolve(many.files().get(1));
        byte[] content = many.disk.content(second);
        many.disk.put(second, Arrays.copyOf(content, content.length - 5));
        many.killAndOpen();

        assertEquals(1, many.reports.size());
        assertTrue(many.reports.getFirst().contains(second.getFileName().toString()), many.reports::getFirst);
        assertEquals(11, many.stored("a").size());
        assertEquals(many.files(), many.killAndOpen().files(), "nothing is cut off but the end of the last");
    }
}
