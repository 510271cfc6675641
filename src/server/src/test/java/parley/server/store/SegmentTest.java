package parley.server.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.server.store.JournalFixture.bytes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.api.server.Journal;
import parley.server.Durability;

/** A full segment is followed by another and a snapshot of all before it, and a start reads no more than it has to. */
class SegmentTest {
    @TempDir
    private Path folder;
    private JournalFixture f;

    @BeforeEach
    void open() {
        f = new JournalFixture(folder);
    }

    @Test
    void aFullSegmentIsFollowedByOneAndASnapshotOfAllBefore() throws IOException {
        FileJournal journal = f.open(20, Durability.PROCESS);
        f.append(journal, "first", "second");
        journal.flush();
        assertEquals(List.of("x-000001.journal", "x-000002.journal"), f.files(), "made ahead of the next record");

        f.append(journal, "third");
        journal.close();

        assertEquals(List.of("x-000001.journal", "x-000002.journal", "x-000002.snapshot"), f.files());
        assertEquals(List.of("snapshot of first, second", "third"), f.replayed());
    }

    @Test
    void aSegmentMadeAheadIsGoneOnWithAfterAStart() throws IOException {
        FileJournal journal = f.open(20, Durability.PROCESS);
        f.append(journal, "first", "second");
        journal.flush();
        journal.close();
        FileJournal again = f.open(20, Durability.PROCESS);
        f.append(again, "third");
        again.close();

        assertEquals(List.of("first", "second", "third"), f.replayed());
        assertEquals(Segment.BEGINNING + Segment.FRAME + 5, Files.size(f.segment(2)));
    }

    @Test
    void recordsThatFollowEachOtherBeginOneSegmentOnly() throws IOException {
        FileJournal journal = f.open(20, Durability.PROCESS);
        f.append(journal, "first", "second");
        journal.flush();
        f.append(journal, "third");
        f.append(journal, "4");
        journal.close();

        assertEquals(List.of("snapshot of first, second", "third", "4"), f.replayed());
    }

    @Test
    void whatGatheredBeforeTheSnapshotIsWrittenToTheSegmentBefore() throws IOException {
        FileJournal journal = f.open(20, Durability.PROCESS);
        f.append(journal, "first", "second");
        journal.flush(); // makes the next
        f.append(journal, "third");
        journal.flush();
        Files.delete(folder.resolve("x-000002.snapshot"));
        f.append(journal, "fourth, and so the second segment is full");
        journal.flush();
        f.append(journal, "fifth");
        journal.close();
        Files.delete(folder.resolve("x-000003.snapshot"));

        assertEquals(f.appended, f.replayed(), "without a snapshot all segments are read, and nothing stands there twice");
    }

    @Test
    void oneGenerationBeforeTheNewestSnapshotIsKept() throws IOException {
        FileJournal journal = f.open(20, Durability.PROCESS);
        for (int i = 1; i <= 9; i++) {
            f.append(journal, "record long enough " + i);
            journal.flush();
        }
        journal.close();

        assertEquals(List.of("x-000008.journal", "x-000008.snapshot", "x-000009.journal", "x-000009.snapshot",
                "x-000010.journal"), f.files(), "the last is made ahead");
        assertEquals("snapshot of " + String.join(", ", f.appended.subList(0, 8)), f.replayed().getFirst());
        Files.write(folder.resolve("x-000009.snapshot"), new byte[] {1, 2, 3});
        assertEquals(List.of("snapshot of " + String.join(", ", f.appended.subList(0, 7)), f.appended.get(7),
                f.appended.get(8)), f.replayed(), "and can stand for it");
    }

    @Test
    void theNewestSnapshotWaitsForTheDiskBeforeTheOldFilesGo() throws IOException {
        FileJournal journal = f.open(20, Durability.PROCESS);
        Supplier<Collection<byte[]>> bad = () -> List.of(new byte[0]);
        journal.close();
        FileJournal failing = JournalFixture.open(f.disk, folder, "x", record -> { }, bad, Durability.PROCESS, 20,
                f.reports::add);
        for (int i = 1; i <= 5; i++) {
            f.append(failing, "record long enough " + i);
            failing.flush();
        }
        failing.close();

        assertEquals(f.appended, f.replayed(), "as long as there is no snapshot every segment stays");
    }

    @Test
    void aSegmentThatIsNotFullIsGoneOnWithAfterAStart() throws IOException {
        FileJournal journal = f.open(1_000, Durability.PROCESS);
        f.append(journal, "first", "second");
        journal.close();
        FileJournal again = f.open(1_000, Durability.PROCESS);
        f.append(again, "third");
        again.close();

        assertEquals(List.of("x-000001.journal"), f.files());
    }

    @Test
    void aSnapshotLargerThanASegmentDoesNotFillIt() throws IOException {
        FileJournal journal = JournalFixture.open(f.disk, folder, "x", record -> { },
                () -> List.of(bytes("x".repeat(1_000))), Durability.PROCESS, 100, f.reports::add);
        for (int i = 0; i < 12; i++) {
            f.append(journal, "record " + i);
            journal.flush();
        }
        journal.close();

        assertTrue(f.files().contains("x-000002.snapshot"), f.files()::toString);
        assertEquals(2, f.files().stream().filter(name -> name.endsWith(".journal")).count(), f.files()::toString);
    }

    @Test
    void filesThatWereNotFinishedDoNotCountAndGo() throws IOException {
        FileJournal journal = f.open();
        f.append(journal, "one");
        journal.close();
        Files.write(folder.resolve("x-000002.snapshot.new"), JournalFixture.segment("half"));
        Files.write(folder.resolve("x-000001.journal.new"), JournalFixture.segment("half"));

        assertEquals(List.of("one"), f.replayed());
        assertEquals(List.of(), f.reports);
        assertEquals(List.of("x-000001.journal"), f.files());
    }

    @Test
    void aSnapshotThatFailsInThePluginIsReportedOnceAndCostsNoRecord() throws IOException {
        FileJournal journal = JournalFixture.open(f.disk, folder, "x", record -> { }, () -> {
            if (f.appended.size() < 4) {
                throw new IllegalStateException("not now");
            }
            return List.of(bytes("snapshot"));
        }, Durability.PROCESS, 20, f.reports::add);
        for (int i = 1; i <= 6; i++) {
            f.append(journal, "record long enough " + i);
            journal.flush();
        }
        journal.close();

        assertEquals(2, f.reports.size(), f.reports::toString);
        assertEquals(folder.resolve("x-000002.snapshot") + " cannot be written: not now. All before it is kept, so nothing"
                + " is lost; it is tried again later.", f.reports.getFirst());
        assertEquals(folder.resolve("x-000005.snapshot") + " is written. Snapshots work again.", f.reports.getLast());
        assertEquals(List.of("snapshot", "record long enough 6"), f.replayed());
    }

    @Test
    void anErrorOfThePluginsSnapshotCostsNoRecordThatWasAppended() throws IOException {
        FileJournal journal = JournalFixture.open(f.disk, folder, "x", record -> { }, () -> {
            throw new StackOverflowError();
        }, Durability.PROCESS, 20, f.reports::add);
        f.append(journal, "first", "second");
        journal.flush();
        assertThrows(StackOverflowError.class, () -> f.append(journal, "third"));
        f.append(journal, "fourth");
        journal.close();

        assertEquals(List.of("first", "second", "fourth"), f.replayed());
    }

    @Test
    void aPluginMayChangeItsListAfterTheSnapshot() throws IOException {
        List<byte[]> live = new ArrayList<>(List.of(bytes("as it was")));
        List<Runnable> later = new ArrayList<>();
        FileJournal journal = new FileJournal(new Store(f.disk, Durability.PROCESS, 20, later::add,
                new Alarm(f.reports::add)), folder, "x", record -> { }, () -> live);
        f.append(journal, "first", "second");
        journal.flush();
        later.removeFirst().run();
        f.append(journal, "third");
        live.add(bytes("too late"));
        later.removeFirst().run();
        journal.close();

        assertEquals(List.of("as it was", "third"), f.replayed());
    }

    @Test
    void whatOthersAppendWhileTheSnapshotIsTakenFollowsIt() throws Exception {
        FileJournal[] journal = new FileJournal[1];
        journal[0] = JournalFixture.open(f.disk, folder, "x", record -> { }, () -> {
            List<byte[]> taken = List.of(bytes("first and second"));
            Thread other = Thread.ofPlatform().start(() -> f.append(journal[0], "meanwhile"));
            assertDoesNotThrow(() -> other.join(10_000), "nobody waits for a snapshot");
            return taken;
        }, Durability.PROCESS, 20, f.reports::add);
        f.append(journal[0], "first", "second");
        journal[0].flush();
        f.append(journal[0], "third");
        journal[0].close();

        assertEquals(List.of("first and second", "meanwhile", "third"), f.replayed());
    }

    @Test
    void whatWaitsInTheBackgroundWhenAJournalClosesIsLeftOff() throws IOException {
        List<Runnable> later = new ArrayList<>();
        Store store = new Store(f.disk, Durability.PROCESS, 20, later::add, new Alarm(f.reports::add));
        FileJournal journal = new FileJournal(store, folder, "x", record -> { }, List::of);
        f.append(journal, "first", "second");
        journal.flush();
        later.removeFirst().run();
        f.append(journal, "third"); // has a snapshot wait
        journal.flush();
        f.append(journal, "fourth, which fills the second segment");
        journal.flush();
        journal.close();
        List<String> before = f.files();
        assertEquals(2, later.size(), "a snapshot and a segment");
        later.forEach(Runnable::run);

        assertEquals(before, f.files(), "as the next journal of that name may be open already");
        assertEquals(f.appended, f.replayed());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, Journal.LONGEST + 1})
    void aSnapshotThatCouldNotBeReadBackNeverReplacesWhatWasAppended(int size) throws IOException {
        Collection<byte[]> bad = List.of(bytes("good"), new byte[size], bytes("more"));
        FileJournal journal = JournalFixture.open(f.disk, folder, "x", record -> { }, () -> bad, Durability.PROCESS, 20,
                f.reports::add);
        for (String record : List.of("first one long enough", "second", "third", "fourth")) {
            f.append(journal, record);
            journal.flush();
        }
        journal.close();

        assertEquals(f.appended, f.replayed());
        assertEquals(1, f.reports.size(), f.reports::toString);
        assertTrue(f.reports.getFirst().contains("this one " + size), f.reports.getFirst());
    }

    @Test
    void aSegmentThatWasTakenAwayIsReported() throws IOException {
        Files.write(f.segment(1), JournalFixture.segment("first"));
        Files.write(f.segment(4), JournalFixture.segment("fourth"));

        assertEquals(List.of("first", "fourth"), f.replayed());
        assertEquals(List.of(f.segment(2) + " and 1 after it are missing, and what stood there is lost. If you have a copy,"
                + " stop the server and put it back."), f.reports);
    }
}
