package parley.server.event;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client gets exactly what it missed, and the time that takes depends on that alone. */
class HistoryTest {
    private final LogFixture f = new LogFixture();

    @BeforeEach
    void open() throws Exception {
        f.fileBytes = 2_000;
        f.open();
    }

    @Test
    void exactlyWhatIsAfterAnIdAndBeforeAPositionIsFound() throws Exception {
        List<Long> ends = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            f.post("a", "text " + i);
            f.post("noise", "x");
            ends.add(f.log.end());
            f.flush();
        }
        for (int after = 0; after <= 60; after += 7) {
            for (int before = after; before <= 60; before += 9) {
                List<String> expected = new ArrayList<>();
                for (int i = after + 1; i <= before; i++) {
                    expected.add("text " + i);
                }
                long position = before == 0 ? 1 : ends.get(before - 1);
                assertEquals(expected, f.stored(2L * after, position, "a"), after + " to " + before);
            }
        }
        assertTrue(f.files().size() > 3, "over several files");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void severalTopicsAreMergedInTheOrderOfTheirIdsEachAfterItsOwn(long seed) throws Exception {
        Random random = new Random(seed);
        List<String> expected = new ArrayList<>();
        for (int id = 1; id <= 300; id++) {
            int topic = random.nextInt(4);
            f.post("topic" + topic, "text " + id);
            if (topic == 0 || topic == 1 && id > 100 || topic == 2 && id > 200) {
                expected.add("text " + id);
            }
        }
        f.flush();
        List<String> texts = new ArrayList<>();
        try (History history = new History(f.log)) {
            History.Found found = history.find(List.of(new History.Source(f.log.topic("topic0"), 0),
                    new History.Source(f.log.topic("topic1"), 100), new History.Source(f.log.topic("topic2"), 200)), 0,
                    f.log.flushed());
            assertFalse(found.more());
            for (long position : found.positions()) {
                texts.add(LogFixture.text(history.read(position)));
            }
        }

        assertEquals(expected, texts);
    }

    @Test
    void anEventTellsWhatItIs() throws Exception {
        Topic yoda = f.log.topic(Topic.inbox("yoda"));
        Topic group = f.log.topic("group");
        f.log.append(group, yoda.number(), f.log.counter("c"), LogFixture.EVENT, new parley.wire.LineBuilder().verb("M").word("x"));
        f.flush();
        try (History history = new History(f.log)) {
            History.Missed missed = history.read(group.head());

            assertEquals(1, missed.id());
            assertEquals(group.number(), missed.topic());
            assertEquals(yoda.number(), missed.author());
            assertEquals("@id=1;time=2026-11-22T15:00:01.123Z M x\r\n", new String(missed.line()));
        }
    }

    @Test
    void whatIsMoreThanItHoldsAtOnceIsFoundByAnotherSearchOldestFirst() throws Exception {
        int all = 2 * History.AT_ONCE + 10;
        f.fileBytes = EventFiles.FULL;
        f.killAndOpen();
        for (int i = 0; i < all; i++) {
            f.post(i % 2 == 0 ? "even" : "odd", "x");
            if (i % 1_000 == 0) {
                f.flush();
                f.tails.getFirst().deliver();
            }
        }
        f.flush();
        assertEquals(List.of(History.AT_ONCE, History.AT_ONCE, 10), sizesOfAllAfter(0, f.log.flushed(), "even", "odd"));
    }

    @Test
    void ofVeryManyThatStandCloseTogetherExactlyThoseThatWereMissedAreFound() throws Exception {
        int all = 200_000;
        f.fileBytes = 1 << 22;
        f.killAndOpen();
        for (int i = 0; i < all; i++) {
            f.post(i % 2 == 0 ? "even" : "odd", "x");
            if (i % 1_000 == 0) {
                f.flush();
                f.tails.getFirst().deliver();
            }
        }
        f.flush();
        long before = f.log.topic("odd").head(); // the last of all, which is not wanted then
        assertTrue(f.files().size() > 3);

        for (long id : List.of(0L, 1L, 50_001L, 120_000L)) {
            int missed = all - 1 - (int) id;
            List<Integer> expected = new ArrayList<>(Collections.nCopies(missed / History.AT_ONCE, History.AT_ONCE));
            expected.add(missed % History.AT_ONCE);
            assertEquals(expected, sizesOfAllAfter(id, before, "even", "odd"), "after " + id);
        }
        assertEquals(List.of(), f.reports);
    }

    /** Sizes of the searches that find all events there are after an id, as many as it takes. */
    private List<Integer> sizesOfAllAfter(long id, long before, String... topics) throws IOException {
        long after = id;
        List<Integer> sizes = new ArrayList<>();
        try (History history = new History(f.log)) {
            History.Found found = new History.Found(new long[0], true, 0);
            while (found.more()) {
                long from = after;
                found = history.find(Stream.of(topics).map(topic -> new History.Source(f.log.topic(topic), from)).toList(),
                        found.cursor(), before);
                sizes.add(found.positions().length);
                for (long position : found.positions()) {
                    assertEquals(++after, history.read(position).id());
                    assertTrue(position < before);
                }
            }
        }
        return sizes;
    }

    @Test
    void aDamagedLinkIsGoneRoundAndCostsItsEventAlone() throws Exception {
        List<Long> positions = post40();
        for (int damaged = 0; damaged < 40; damaged++) {
            EventFile file = f.log.files().holding(positions.get(damaged));
            byte[] whole = f.disk.content(file.path());
            byte[] broken = whole.clone();
            broken[(int) file.offset(positions.get(damaged)) + 20] ^= 1;
            f.disk.put(file.path(), broken);
            List<String> expected = new ArrayList<>();
            for (int i = 10; i < 40; i++) {
                if (i != damaged) {
                    expected.add("text " + i);
                }
            }
            assertEquals(expected, f.stored(10, f.log.flushed(), "a"), "damaged " + damaged);
            assertEquals(damaged < 9 ? 0 : 1, f.log.readers().detours().size(), "which is remembered if it was met");
            assertEquals(expected, f.stored(10, f.log.flushed(), "a"), "damaged " + damaged);
            f.disk.put(file.path(), whole);
            f.log.readers().detours().clear();
        }
    }

    @Test
    void aDamagedLinkBehindTheEndOfTheSearchAddsNothingBehindIt() throws Exception {
        List<Long> positions = post40();
        EventFile file = f.log.files().holding(positions.get(35));
        byte[] broken = f.disk.content(file.path());
        broken[(int) file.offset(positions.get(35)) + 20] ^= 1;
        f.disk.put(file.path(), broken);

        assertEquals(List.of("text 18", "text 19"), f.stored(18, positions.get(20), "a"));
    }

    @Test
    void whatWasFoundAndIsDamagedSinceIsAFailureAndNotAGap() throws Exception {
        List<Long> positions = post40();
        EventFile file = f.log.files().holding(positions.get(5));
        byte[] broken = f.disk.content(file.path());
        broken[(int) file.offset(positions.get(5)) + 20] ^= 1;
        f.disk.put(file.path(), broken);
        try (History history = new History(f.log)) {
            IOException failure = assertThrows(IOException.class, () -> history.read(positions.get(5)));
            assertEquals("the event at position " + positions.get(5) + " of the log cannot be read", failure.getMessage());
        }
    }

    /** The topic "a" gets the texts 0 to 39; returns where they stand. */
    private List<Long> post40() {
        List<Long> positions = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            f.post("a", "text " + i);
            positions.add(f.log.topic("a").head());
        }
        f.flush();
        return positions;
    }

    @Test
    void theSearchBeginsWithAnEventThatIsInNoFileYetWithoutReadingTheWholeLog() throws Exception {
        post40();
        f.post("a", "not flushed");
        long before = f.tails.getFirst().waiting();
        assertTrue(f.log.flushed() < f.log.end());
        assertEquals(List.of("text 38", "text 39"), f.stored(38, f.log.flushed(), "a"));

        assertEquals(f.log.end(), f.log.flushed(), "it was flushed, so that its link could be followed");
        assertEquals(before, f.tails.getFirst().waiting());
    }

    @Test
    void theSearchFindsAllThoughTheDiskCannotBeWritten() throws Exception {
        post40();
        f.post("a", "not flushed");
        f.disk.fillUp(0);

        assertEquals(List.of("text 38", "text 39"), f.stored(38, f.log.flushed(), "a"));
        f.disk.work();
        f.flush();
        assertEquals(List.of("text 38", "text 39", "not flushed"), f.stored(38, f.log.flushed(), "a"), "no detour was kept");
    }

    @Test
    void whatWasNotInAFileWhenALinkWasGoneRoundIsFoundIfThatLinkIsDamagedLater() throws Exception {
        post40();
        f.post("a", "text 40");
        f.post("a", "text 41");
        f.disk.fillUp(0);
        assertEquals(List.of("text 39"), f.stored(39, f.log.flushed(), "a"));
        f.disk.work();
        f.flush();
        EventFile file = f.log.files().holding(f.log.topic("a").head());
        byte[] broken = f.disk.content(file.path());
        broken[broken.length - 3] ^= 1;
        f.disk.put(file.path(), broken);

        assertEquals(List.of("text 39", "text 40"), f.stored(39, f.log.flushed(), "a"));
    }

    @Test
    void aTopicWithoutEventsHasNone() throws Exception {
        assertEquals(List.of(), f.stored("nothing"));
        post40();
        assertEquals(List.of(), f.stored("nothing"));
        assertEquals(List.of(), f.stored(40, f.log.flushed(), "a"));
        assertEquals(List.of(), f.stored(1_000, f.log.flushed(), "a"));
    }

    @Test
    void anOlderFileThatWasTakenAwayEndsTheSearch() throws Exception {
        post40();
        f.disk.delete(LogFixture.FOLDER.resolve(f.files().getFirst()));
        f.killAndOpen();
        List<String> left = f.stored("a");

        assertTrue(left.isEmpty() || left.getLast().equals("text 39"), left::toString);
    }

    @Test
    void sixtyFourReadAtATimeAndOneMoreWaits() throws Exception {
        List<History> reading = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            reading.add(new History(f.log));
        }
        CountDownLatch opened = new CountDownLatch(1);
        Thread waiting = Thread.ofVirtual().start(() -> openAndClose(opened));
        while (!f.log.readers().isAwaited()) {
            Thread.onSpinWait();
        }
        assertEquals(1, opened.getCount());
        reading.removeLast().close();
        waiting.join();

        assertEquals(0, opened.getCount());
        for (History history : reading) {
            history.close();
        }
        assertEquals(64, f.log.readers().free());
    }

    @Test
    void aLogThatClosesEndsWhatIsReadAndWaitsForIt() throws Exception {
        List<Long> positions = post40();
        History reading = new History(f.log);
        Thread closing = Thread.ofVirtual().start(this::closeLog);
        while (!f.log.readers().isAwaited()) {
            Thread.onSpinWait();
        }
        List<History.Source> sources = List.of(new History.Source(f.log.topic("a"), 0));
        assertThrows(IOException.class, () -> reading.find(sources, 0, positions.getLast()));
        assertThrows(IOException.class, () -> reading.find(sources, 1, positions.getLast()));
        assertThrows(IOException.class, () -> reading.read(positions.getFirst()));
        assertThrows(IOException.class, () -> new History(f.log));
        reading.close();
        closing.join();

        assertEquals(40, f.open().stored("a").size());
    }

    private void closeLog() {
        try {
            f.log.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void openAndClose(CountDownLatch opened) {
        try (History _ = new History(f.log)) {
            opened.countDown();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theOldestOfManyPositionsAreKept(long seed) {
        Random random = new Random(seed);
        int most = 1 + random.nextInt(100);
        long[] added = LongStream.generate(random::nextLong).limit(random.nextInt(300)).toArray();
        Oldest oldest = new Oldest(most);
        LongStream.of(added).forEach(oldest::add);
        Arrays.sort(added);

        assertArrayEquals(Arrays.copyOf(added, Math.min(most, added.length)), oldest.sorted());
        assertEquals(added.length > most, oldest.leftOut());
    }
}
