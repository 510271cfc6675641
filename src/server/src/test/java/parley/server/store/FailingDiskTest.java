package parley.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.server.store.JournalFixture.NEVER;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.api.server.Journal;
import parley.server.Durability;

/** A disk that fails costs no record and no order, and nothing is called safe that is not. */
class FailingDiskTest {
    private static final Path DATA = Path.of("/data");
    private static final Path FOLDER = DATA.resolve("toys");

    private final SimulatedDisk disk = new SimulatedDisk(DATA, 1);
    private final JournalFixture f = new JournalFixture(FOLDER, disk);

    @ParameterizedTest
    @EnumSource(Durability.class)
    void aFlushThatFailsKeepsItsRecordsForTheNext(Durability durability) throws IOException {
        FileJournal journal = f.open(NEVER, durability);
        disk.failWrites(2);
        f.append(journal, "one");
        assertThrows(IOException.class, journal::flush);
        f.append(journal, "two");
        assertThrows(IOException.class, journal::flush, "and it fails as long as it cannot be written");
        f.append(journal, "three");
        journal.flush();
        f.append(journal, "four");
        journal.flush();

        disk.powerCutOrKill(durability);
        assertEquals(List.of("one", "two", "three", "four"), f.replayed(), "and nothing is written twice");
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    void aDiskThatIsFullAtAnyByteCostsNothingOnceThereIsRoom(Durability durability) throws IOException {
        for (int room = 0; room < 1_200; room++) {
            SimulatedDisk small = new SimulatedDisk(DATA, room);
            JournalFixture g = new JournalFixture(FOLDER, small);
            FileJournal journal = g.open(60, durability);
            small.fillUp(room);
            for (int i = 0; i < 12; i++) {
                g.append(journal, "record " + i);
                flushes(journal);
            }
            small.work();
            journal.flush();
            small.powerCutOrKill(durability);

            assertEquals(g.appended, read(g), "room for " + room);
        }
    }

    @Test
    void aDiskWithoutRoomForASnapshotSaysSoOnceAndSaysWhenItIsWritten() throws IOException {
        FileJournal journal = f.open(60, Durability.PROCESS);
        f.append(journal, "x".repeat(70));
        journal.flush();
        disk.fillUp(30);
        f.append(journal, "one"); // with this the snapshot is taken
        assertEquals(List.of(FOLDER.resolve("x-000002.snapshot") + " cannot be written: No space left on device. All before"
                + " it is kept, so nothing is lost; it is tried again later."), f.reports);
        assertTrue(f.files().stream().noneMatch(name -> name.endsWith(".new")), "the part that was written is gone");
        disk.work();
        journal.flush();
        f.append(journal, "two");
        journal.flush();
        f.append(journal, "three");
        journal.flush();

        assertEquals(2, f.reports.size(), f.reports::toString);
        assertTrue(f.reports.getLast().endsWith(".snapshot is written. Snapshots work again."), f.reports::toString);
        disk.kill();
        assertEquals(f.appended, read(f));
    }

    @Test
    void aSegmentThatCannotBeMadeIsTriedAgainAfterAPartOfOneAndTheOldOneGoesOn() throws IOException {
        FileJournal journal = f.open(160, Durability.PROCESS);
        f.append(journal, "x".repeat(200));
        disk.failNames(1);
        journal.flush();
        assertEquals(List.of(f.segment(2) + " cannot be written: Input/output error. All before it is kept, so nothing is"
                + " lost; it is tried again later."), f.reports);
        f.append(journal, "1");
        journal.flush();
        assertEquals(List.of("x-000001.journal"), f.files(), "9 bytes are less than a sixteenth of a segment");
        f.append(journal, "2");
        journal.flush();
        assertEquals(List.of("x-000001.journal", "x-000002.journal"), f.files());
        f.append(journal, "3");
        journal.close();

        assertEquals(f.appended, read(f));
        assertEquals(2, f.reports.size(), f.reports::toString);
    }

    @Test
    void anOldFileThatCannotBeDeletedIsReportedAndDeletedWithTheNextSnapshot() throws IOException {
        FileJournal journal = f.open(20, Durability.PROCESS);
        for (int i = 1; i <= 2; i++) {
            f.append(journal, "record long enough " + i);
            journal.flush();
        }
        disk.failDeletes(1);
        f.append(journal, "record long enough 3");
        journal.flush();
        assertEquals(1, f.reports.size(), f.reports::toString);
        assertTrue(f.reports.getFirst().startsWith("Old files in " + FOLDER + " cannot be deleted: "));
        assertTrue(f.files().contains("x-000001.journal"));
        f.append(journal, "record long enough 4");
        journal.flush();

        assertFalse(f.files().contains("x-000001.journal"), f.files()::toString);
    }

    @Test
    void aFullBufferThatCannotBeWrittenIsReportedAndKept() throws IOException {
        FileJournal journal = f.open();
        disk.failWrites(NEVER);
        byte[] mebibyte = new byte[Journal.LONGEST];
        for (int i = 0; i < 5; i++) {
            journal.append(mebibyte);
        }

        assertEquals(List.of("The data folder cannot be written: Input/output error. Answers and messages wait until it can;"
                + " free some space."), f.reports);
        assertThrows(IOException.class, journal::flush);
        disk.work();
        journal.close();
        assertEquals(5, f.replayed().size());
    }

    @Test
    void againstALossOfPowerAFlushFailsUntilTheDiskHasAll() throws IOException {
        FileJournal journal = f.open(NEVER, Durability.POWER);
        disk.failForces(2);
        f.append(journal, "one");

        assertThrows(IOException.class, journal::flush);
        assertThrows(IOException.class, journal::flush, "what was written but not forced is not safe yet");
        journal.flush();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 600, 5_000})
    void whatAFailedForceMayHaveLostIsWrittenAgain(int length) throws IOException {
        for (int seed = 0; seed < 100; seed++) {
            SimulatedDisk forgetful = new SimulatedDisk(DATA, seed);
            JournalFixture g = new JournalFixture(FOLDER, forgetful);
            FileJournal journal = g.open(NEVER, Durability.POWER);
            if (seed % 2 == 0) {
                g.append(journal, "before");
                journal.flush();
            }
            g.append(journal, "x".repeat(length));
            forgetful.failForces(1 + seed % 3);
            while (!flushes(journal)) {
                g.append(journal, "later"); // goes with the rest
            }
            forgetful.powerCut();

            assertEquals(g.appended, g.replayed(), "seed " + seed);
            assertEquals(List.of(), g.reports);
        }
    }

    @Test
    void aKillOfTheProgramAloneAsksNoForcing() throws IOException {
        FileJournal journal = f.open();
        disk.failForces(NEVER);
        f.append(journal, "one");
        journal.flush();
        disk.kill();
        disk.work();

        assertEquals(List.of("one"), f.replayed());
    }

    private static boolean flushes(FileJournal journal) {
        try {
            journal.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What a start finds, with a snapshot taken apart into what it names. */
    private static List<String> read(JournalFixture fixture) throws IOException {
        return fixture.replayed().stream().flatMap(record -> record.startsWith("snapshot of ")
                ? List.of(record.substring(12).split(", ")).stream() : List.of(record).stream()).toList();
    }
}
