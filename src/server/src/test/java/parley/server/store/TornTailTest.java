package parley.server.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.api.server.Journal;
import parley.server.Durability;

/**
 * A segment whose end is not whole, as after a crash in the middle of a write: all whole records before it come back, what
 * stands behind them is kept in a file beside, the owner is told, and the journal goes on.
 */
class TornTailTest {
    @TempDir
    private Path folder;
    private Path segment;
    private final List<String> reports = new ArrayList<>();
    private final byte[] whole = segment("first", "second");

    @BeforeEach
    void name() {
        segment = folder.resolve("x-000001.journal");
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

        assertEquals(List.of("first", "second", "the last record"), replayed());
        assertEquals(List.of(), reports);
        assertEquals(List.of("x-000001.journal"), files());
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
        byte[] tail = ByteBuffer.allocate(64).putInt(length).array();

        assertRepaired(tail, "length " + length);
    }

    @Test
    void aLengthThatReachesBehindTheEndOfTheFileIsTorn() throws IOException {
        assertRepaired(ByteBuffer.allocate(64).putInt(57).array(), "one byte too far");
        assertRepaired(ByteBuffer.allocate(64).putInt(Journal.LONGEST).array(), "the longest that may be");
    }

    @Test
    void theLongestRecordIsRead() throws IOException {
        String longest = "x".repeat(Journal.LONGEST);
        Files.write(segment, segment("first", longest));

        assertEquals(List.of("first", longest), replayed());
    }

    @Test
    void whatStandsBehindADamagedRecordIsKeptToo() throws IOException {
        byte[] damaged = framed("damaged");
        damaged[Segment.FRAME] ^= 1;

        assertRepaired(joined(damaged, framed("behind")), "damage before a whole record");
    }

    @Test
    void theReportSaysWhatWhereAndThatNothingElseIsLost() throws IOException {
        Files.write(segment, joined(whole, new byte[] {1, 2, 3}));
        replayed();

        assertEquals(List.of("The last 3 bytes of " + segment + " are not a whole record, as after a crash in the middle of a"
                + " write. They were moved to x-000001.journal.torn-at-" + whole.length + "; all before them is there."), reports);
    }

    @Test
    void aRepairedJournalGoesOnAndIsWholeAtTheNextStart() throws IOException {
        Files.write(segment, joined(whole, new byte[] {1, 2, 3}));
        FileJournal journal = open(record -> { });
        journal.append("third".getBytes(StandardCharsets.UTF_8));
        journal.close();
        reports.clear();

        assertEquals(List.of("first", "second", "third"), replayed());
        assertEquals(List.of(), reports);
    }

    @Test
    void aTailTornTwiceAtTheSamePlaceIsKeptBothTimes() throws IOException {
        Files.write(segment, joined(whole, new byte[] {1, 2, 3}));
        replayed();
        Files.write(segment, joined(whole, new byte[] {4, 5, 6, 7}));
        replayed();

        List<Integer> kept = new ArrayList<>();
        for (String name : files()) {
            if (name.contains("torn")) {
                kept.add(Files.readAllBytes(folder.resolve(name)).length);
            }
        }
        assertEquals(List.of(3, 4), kept.stream().sorted().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PARLEY", "PARLEYJ2", "something else altogether"})
    void aFileThatIsNoSegmentIsKeptBesideAndANewOneBegun(String content) throws IOException {
        Files.writeString(segment, content);
        FileJournal journal = open(record -> { });
        journal.append("new".getBytes(StandardCharsets.UTF_8));
        journal.close();

        assertEquals(List.of("new"), replayed());
        if (!content.isEmpty()) {
            assertEquals(content, Files.readString(folder.resolve("x-000001.journal.torn-at-0")));
            assertEquals(1, reports.size());
        }
    }

    @Test
    void onlyTheLastSegmentIsRead() throws IOException {
        Files.write(segment, joined(whole, new byte[] {1, 2, 3}));
        Files.write(folder.resolve("x-000002.journal"), segment("snapshot"));

        assertEquals(List.of("snapshot"), replayed());
        assertEquals(List.of(), reports);
    }

    private void assertRepaired(byte[] tail, String what) throws IOException {
        reports.clear();
        Path kept = folder.resolve("x-000001.journal.torn-at-" + whole.length);
        Files.deleteIfExists(kept);
        Files.write(segment, joined(whole, tail));

        assertEquals(List.of("first", "second"), replayed(), what);
        assertArrayEquals(whole, Files.readAllBytes(segment), what);
        assertArrayEquals(tail, Files.readAllBytes(kept), what);
        assertEquals(1, reports.size(), what);
        assertFalse(reports.getFirst().contains("\n"));
        assertTrue(reports.getFirst().contains(" " + tail.length + " bytes"), reports.getFirst());
    }

    private List<String> replayed() throws IOException {
        List<String> records = new ArrayList<>();
        open(record -> records.add(new String(record, StandardCharsets.UTF_8))).close();
        return records;
    }

    private FileJournal open(Consumer<byte[]> replay) throws IOException {
        return new FileJournal(folder, "x", replay, List::of, Durability.PROCESS, Integer.MAX_VALUE, reports::add);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static byte[] segment(String... records) {
        byte[] bytes = Segment.MAGIC;
        for (String record : records) {
            bytes = joined(bytes, framed(record));
        }
        return bytes;
    }

    private static byte[] framed(String record) {
        byte[] payload = record.getBytes(StandardCharsets.UTF_8);
        byte[] framed = new byte[Segment.FRAME + payload.length];
        Segment.frame(payload, framed, 0);
        return framed;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
