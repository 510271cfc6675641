package parley.server.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.server.store.JournalFixture.NEVER;
import static parley.server.store.JournalFixture.framed;
import static parley.server.store.JournalFixture.joined;
import static parley.server.store.JournalFixture.segment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.api.server.Journal;
import parley.server.Durability;

/** Damage in the middle of a file costs what it hits and nothing else, and the owner is told. */
class DamageTest {
    private static final Path DATA = Path.of("/data");
    private static final Path FOLDER = DATA.resolve("toys");
    private static final Path SEGMENT = FOLDER.resolve("x-000001.journal");

    private final SimulatedDisk disk = new SimulatedDisk(DATA, 1);
    private final JournalFixture f = new JournalFixture(FOLDER, disk);

    @Test
    void aFlippedByteAnywhereCostsTheRecordThatItLiesInAndIsReported() throws IOException {
        List<String> records = IntStream.range(0, 12).mapToObj(i -> "record " + "#".repeat(i * i)).toList();
        byte[] whole = segment(records.toArray(String[]::new));
        List<Integer> ends = new ArrayList<>();
        int end = Segment.BEGINNING;
        for (String record : records) {
            end += Segment.FRAME + record.length();
            ends.add(end);
        }
        for (int at = 0; at < whole.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                List<String> left = new ArrayList<>(records);
                if (at >= Segment.BEGINNING) {
                    int position = at;
                    left.remove((int) ends.stream().filter(e -> e <= position).count());
                }
                assertRepaired(flipped(whole, at, bit), left, "byte " + at + ", bit " + bit);
            }
        }
    }

    private static void assertRepaired(byte[] damaged, List<String> left, String what) throws IOException {
        SimulatedDisk disk = new SimulatedDisk(DATA, 1);
        JournalFixture f = new JournalFixture(FOLDER, disk);
        disk.createFolder(FOLDER);
        disk.put(SEGMENT, damaged);

        FileJournal journal = f.open();
        f.append(journal, "goes on");
        journal.close();

        assertEquals(1, f.reports.size(), what);
        assertEquals(2, f.files().size(), () -> what + ": a copy stands beside it");
        disk.powerCut();
        List<String> all = new ArrayList<>(left);
        all.add("goes on");
        assertEquals(all.subList(0, left.size()), f.replayed().subList(0, left.size()), what);
        assertTrue(f.reports.size() <= 2, what); // no more than a tail that the power cut tore
    }

    @Test
    void theReportNamesTheFileThePlaceTheBytesAndWhereTheyAre() throws IOException {
        put(flipped(segment("first", "second", "third"), Segment.BEGINNING + 20, 0));
        assertEquals(List.of("first", "third"), f.replayed());

        int at = Segment.BEGINNING + Segment.FRAME + 5;
        assertEquals(List.of(SEGMENT + " is damaged: 14 bytes at " + at + " cannot be read. They were moved to"
                + " x-000001.journal.damaged-at-" + at + "; all before and behind them is there."), f.reports);
        byte[] kept = disk.content(FOLDER.resolve("x-000001.journal.damaged-at-" + at));
        assertEquals(Segment.FRAME + 6, kept.length);
        assertEquals(List.of("first", "third"), f.replayed());
        assertEquals(1, f.reports.size(), "and the next start has nothing to report");
    }

    @Test
    void severalPlacesAreOneReportAndOneCopy() throws IOException {
        byte[] whole = segment("one", "two", "three", "four", "five");
        put(flipped(flipped(whole, Segment.BEGINNING, 3), whole.length - 15, 3));

        assertEquals(List.of("two", "three", "five"), f.replayed());
        assertEquals(List.of(SEGMENT + " is damaged: 23 bytes in 2 places, first at 1024, cannot be read. They were moved to"
                + " x-000001.journal.damaged-at-1024; all before and behind them is there."), f.reports);
        assertEquals(23, disk.content(FOLDER.resolve("x-000001.journal.damaged-at-1024")).length);
    }

    @Test
    void damageOfManyRecordsEndsAtTheNextWholeOne() throws IOException {
        byte[] garbage = new byte[3_000_000];
        new Random(2).nextBytes(garbage);
        put(joined(segment("first"), garbage, framed("second"), new byte[5_000_000], framed("third")));

        assertEquals(List.of("first", "second", "third"), f.replayed());
        assertTrue(f.reports.getFirst().contains(" 8000000 bytes in 2 places"), f.reports::toString);
    }

    @Test
    void bytesThatLookLikeARecordInsideOfADamagedOneAreNone() throws IOException {
        byte[] forged = new byte[Segment.FRAME + 6];
        Segment.frame(JournalFixture.SALT + 1, JournalFixture.bytes("forged"), forged, 0);
        byte[] record = joined(new byte[10], forged, new byte[10]);
        byte[] framed = new byte[Segment.FRAME + record.length];
        Segment.frame(JournalFixture.SALT, record, framed, 0);
        framed[0] ^= 1;
        put(joined(segment("first"), framed, framed("last")));

        assertEquals(List.of("first", "last"), f.replayed());
    }

    @Test
    void aLengthThatReachesOverOtherRecordsHidesNone() throws IOException {
        byte[] whole = segment("0123456789", "0123456789", "0123456789");
        whole[Segment.BEGINNING + 7] = 10 + 18; // just to the end of the second
        put(whole);

        assertEquals(List.of("0123456789", "0123456789"), f.replayed());
    }

    @Test
    void theLongestRecordsBehindDamageAreFound() throws IOException {
        String longest = "x".repeat(Journal.LONGEST);
        put(flipped(segment(longest, longest, longest), Segment.BEGINNING + 500_000, 1));

        assertEquals(List.of(longest, longest), f.replayed());
    }

    @Test
    void aSegmentThatLostBothItsBeginningsIsKeptBesideItAsAWhole() throws IOException {
        byte[] damaged = flipped(flipped(segment("first", "second"), 3, 1), Segment.SECTOR + 3, 1);
        put(damaged);

        assertEquals(List.of(), f.replayed());
        assertArrayEquals(damaged, disk.content(FOLDER.resolve("x-000001.journal.torn-at-0")));
        assertEquals(List.of(SEGMENT + " has no whole beginning and cannot be read. Its " + damaged.length
                + " bytes were moved to x-000001.journal.torn-at-0."), f.reports);
    }

    @Test
    void aSegmentWithoutRecordsThatLostOneBeginningGoesOn() throws IOException {
        for (int at : List.of(3, Segment.SECTOR + 3)) {
            put(flipped(segment(), at, 1));
            FileJournal journal = f.open();
            f.append(journal, "first");
            journal.close();
            assertEquals(List.of("first"), f.replayed());
        }
    }

    @Test
    void aDamagedSnapshotIsStoodForByTheGenerationBeforeIt() throws IOException {
        Generations source = new Generations();
        for (Path snapshot : List.of(source.newest(), source.previous())) {
            byte[] content = disk.content(snapshot);
            for (int at : List.of(3, Segment.SECTOR + 5, Segment.BEGINNING + 2, content.length - 1)) {
                assertStoodFor(source, snapshot, flipped(content, at, 2));
            }
            assertStoodFor(source, snapshot, Arrays.copyOf(content, 100));
            assertStoodFor(source, snapshot, new byte[0]);
            assertStoodFor(source, snapshot, Arrays.copyOf(content, content.length - Segment.FRAME
                    - 8)); // without its last record, a whole one
        }
    }

    private void assertStoodFor(Generations source, Path snapshot, byte[] damaged) throws IOException {
        byte[] whole = disk.content(snapshot);
        f.reports.clear();
        disk.put(snapshot, damaged);
        assertEquals(source.records, f.replayed());
        boolean newest = snapshot.equals(source.newest());
        assertEquals(newest ? 1 : 0, f.reports.size(), f.reports::toString);
        if (newest) {
            assertTrue(f.reports.getFirst().startsWith(snapshot + " is damaged. It was renamed to x-000007.snapshot.damaged"));
        }
        disk.put(snapshot, whole);
    }

    @Test
    void aDamagedSnapshotThatNothingStandsForIsReadAsFarAsItIsWhole() throws IOException {
        Generations source = new Generations();
        disk.delete(source.previous());
        disk.put(source.newest(), flipped(disk.content(source.newest()), Segment.BEGINNING + 2, 2));

        List<String> expected = source.records.subList(1, 7);
        assertEquals(expected, f.replayed());
        assertTrue(f.reports.getFirst().startsWith(source.newest() + " is damaged: "), f.reports::toString);
        assertEquals(1, f.reports.size());
        assertEquals(expected, f.replayed(), "and is whole from then on");
        assertEquals(1, f.reports.size());
    }

    @Test
    void aGenerationThatMissesASegmentStandsForNothing() throws IOException {
        Generations source = new Generations();
        disk.delete(FOLDER.resolve("x-000006.journal"));
        disk.put(source.newest(), flipped(disk.content(source.newest()), Segment.BEGINNING + 2, 2));

        assertEquals(source.records.subList(1, 7), f.replayed());
    }

    @Test
    void anEmptySnapshotThatNothingStandsForIsReported() throws IOException {
        Generations source = new Generations();
        disk.delete(source.previous());
        disk.put(source.newest(), new byte[0]);

        assertEquals(List.of("record 7"), f.replayed());
        assertEquals(List.of(source.newest() + " is empty, and what it held is lost. If you have a copy, stop the server and"
                + " put it back."), f.reports);
    }

    @Test
    void aSnapshotThatLostItsLastRecordIsNoticedThoughNothingStandsForIt() throws IOException {
        Generations source = new Generations();
        disk.delete(source.previous());
        byte[] content = disk.content(source.newest());
        disk.put(source.newest(), Arrays.copyOf(content, content.length - Segment.FRAME - 8));
        f.replayed();

        assertEquals(List.of(source.newest() + " is damaged: 1 of 6 records at its end are lost."), f.reports);
        f.replayed();
        assertEquals(1, f.reports.size());
    }

    @Test
    void aRepairForWhichThereIsNoRoomSaysSoAndChangesNothing() throws IOException {
        byte[] damaged = flipped(segment("first", "second", "third"), Segment.BEGINNING + 20, 0);
        put(damaged);
        disk.fillUp(700);
        IOException refused = assertThrows(IOException.class, f::open);

        assertEquals(SEGMENT + " is damaged and cannot be repaired: No space left on device. Free some space and start again;"
                + " nothing was changed.", refused.getMessage());
        assertArrayEquals(damaged, disk.content(SEGMENT));
        disk.work();
        assertEquals(List.of("first", "third"), f.replayed());
    }

    /** A journal of which each of seven records filled a segment, with the newest snapshot and the one before it. */
    private final class Generations {
        final List<String> records = new ArrayList<>();

        /** Each snapshot is all records before it. */
        Generations() throws IOException {
            FileJournal journal = JournalFixture.open(disk, FOLDER, "x", record -> { },
                    () -> records.stream().map(JournalFixture::bytes).toList(), Durability.POWER, 10, f.reports::add);
            for (int i = 1; i <= 7; i++) {
                journal.append(JournalFixture.bytes("record " + i));
                records.add("record " + i);
                journal.flush();
            }
            journal.close();
        }

        Path newest() {
            return FOLDER.resolve("x-000007.snapshot");
        }

        Path previous() {
            return FOLDER.resolve("x-000006.snapshot");
        }
    }

    private void put(byte[] content) throws IOException {
        disk.createFolder(FOLDER);
        disk.put(SEGMENT, content);
    }

    private static byte[] flipped(byte[] whole, int at, int bit) {
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) (1 << bit);
        return damaged;
    }
}
