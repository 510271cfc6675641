package parley.server.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.server.store.JournalFixture.framed;
import static parley.server.store.JournalFixture.joined;
import static parley.server.store.JournalFixture.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.api.server.Journal;

/**
 * A segment whose end is not whole, as after a crash in the middle of a write: all whole records before it come back,
 * what stands behind them is kept in a file beside, the owner is told, and the journal goes on.
 */
class TornTailTest {
    private final byte[] whole = segment("first", "second");
    @TempDir
    private Path folder;
    private JournalFixture f;
    private Path segment;

    @BeforeEach
    void open() {
        f = new JournalFixture(folder);
        segment = f.segment(1);
    }

    @Test
    void aRecordTornAtAnyByteCostsNoneBeforeIt() throws IOException {
        byte[] last = framed("the last record");
        for (int torn = 1; torn < last.length; torn++) {
            byte[] tail = Arrays.copyOf(last, torn);

            assertRepaired(tail, "torn after byte " + torn);
        }
    }

    @Test
    void aWholeLastRecordIsNotTouched() throws IOException {
        Files.write(segment, joined(whole, framed("the last record")));

        assertEquals(List.of("first", "second", "the last record"), f.replayed());
        assertEquals(List.of(), f.reports);
        assertEquals(List.of("x-000001.journal"), f.files());
    }

    @Test
    void aBitThatFlippedAnywhereInTheLastRecordIsNoticed() throws IOException {
        byte[] last = framed("last");
        for (int bit = 0; bit < 8 * last.length; bit++) {
            byte[] tail = last.clone();
            tail[bit / 8] ^= (byte) (1 << bit % 8);

            assertRepaired(tail, "bit " + bit);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 16, 4_096, 100_000})
    void aTailOfZerosIsNoRecord(int length) throws IOException {
        assertRepaired(new byte[length], length + " zeros");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, Journal.LONGEST + 1, Integer.MAX_VALUE})
    void aLengthThatCannotBeIsNotAllocated(int length) throws IOException {
        byte[] tail = ByteBuffer.allocate(64).putInt(4, length).array();

        assertRepaired(tail, "length " + length);
    }

    @Test
    void aLengthThatReachesBehindTheEndOfTheFileIsTorn() throws IOException {
        assertRepaired(ByteBuffer.allocate(64).putInt(4, 57).array(), "one byte too far");
        assertRepaired(ByteBuffer.allocate(64).putInt(4, Journal.LONGEST).array(), "the longest that may be");
    }

    @Test
    void theLongestRecordIsRead() throws IOException {
        String longest = "x".repeat(Journal.LONGEST);
        Files.write(segment, segment("first", longest));

        assertEquals(List.of("first", longest), f.replayed());
    }

    @Test
    void aRecordOverTheBoundIsNoneThoughItsChecksumIsRight() throws IOException {
        assertRepaired(framed("x".repeat(Journal.LONGEST + 1)), "one byte too long");
    }

    @Test
    void theReportSaysWhatWhereAndThatNothingElseIsLost() throws IOException {
        Files.write(segment, joined(whole, new byte[] {1, 2, 3}));
        f.replayed();

        assertEquals(List.of("The last 3 bytes of " + segment
                + " are not a whole record, as after a crash in the middle of a write."
                + " They were moved to x-000001.journal.torn-at-" + whole.length
                + "; all before them is there."), f.reports);
    }

    @Test
    void aRepairedJournalGoesOnAndIsWholeAtTheNextStart() throws IOException {
        Files.write(segment, joined(whole, new byte[] {1, 2, 3}));
        FileJournal journal = f.open();
        f.append(journal, "third");
        journal.close();
        f.reports.clear();

        assertEquals(List.of("first", "second", "third"), f.replayed());
        assertEquals(List.of(), f.reports);
    }

    @Test
    void aTailTornTwiceAtTheSamePlaceIsKeptBothTimes() throws IOException {
        Files.write(segment, joined(whole, new byte[] {1, 2, 3}));
        f.replayed();
        Files.write(segment, joined(whole, new byte[] {4, 5, 6, 7}));
        f.replayed();

        List<Integer> kept = new ArrayList<>();
        for (String name : f.files()) {
            if (name.contains("torn")) {
                kept.add(Files.readAllBytes(folder.resolve(name)).length);
            }
        }
        assertEquals(List.of(3, 4), kept.stream().sorted().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PARLEY", "PARLEYJ1", "something else altogether"})
    void aFileThatIsNoSegmentIsKeptBesideAndANewOneBegun(String content) throws IOException {
        Files.writeString(segment, content);
        FileJournal journal = f.open();
        f.append(journal, "new");
        journal.close();

        assertEquals(List.of("new"), f.replayed());
        if (!content.isEmpty()) {
            assertEquals(content, Files.readString(folder.resolve("x-000001.journal.torn-at-0")));
            assertEquals(1, f.reports.size());
        }
    }

    @Test
    void aSegmentThatOthersFollowIsRepairedTheSameWay() throws IOException {
        Files.write(segment, joined(whole, new byte[] {1, 2, 3}));
        Files.write(folder.resolve("x-000002.journal"), segment("third"));

        assertEquals(List.of("first", "second", "third"), f.replayed());
        assertEquals(1, f.reports.size(), f.reports::toString);
    }

    private void assertRepaired(byte[] tail, String what) throws IOException {
        f.reports.clear();
        Path kept = folder.resolve("x-000001.journal.torn-at-" + whole.length);
        Files.deleteIfExists(kept);
        Files.write(segment, joined(whole, tail));

        assertEquals(List.of("first", "second"), f.replayed(), what);
        assertArrayEquals(whole, Files.readAllBytes(segment), what);
        assertArrayEquals(tail, Files.readAllBytes(kept), what);
        assertEquals(1, f.reports.size(), what);
        assertFalse(f.reports.getFirst().contains("\n"));
        assertTrue(f.reports.getFirst().contains(" " + tail.length + " bytes"), f.reports.getFirst());
    }
}
