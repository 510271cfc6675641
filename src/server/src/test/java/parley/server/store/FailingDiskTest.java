package parley.server.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.server.store.JournalFixture.NEVER;
import static parley.server.store.JournalFixture.framed;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.server.Journal;
import parley.server.Durability;

/** A disk that fails costs no record and no order, and nothing is called safe that is not. */
class FailingDiskTest {
    @TempDir
    private Path folder;
    private JournalFixture f;

    @BeforeEach
    void open() {
        f = new JournalFixture(folder);
    }

    @Test
    void aFlushThatFailsKeepsItsRecordsForTheNext() throws Exception {
        try (Pipe disk = Pipe.segment(f.segment(1))) {
            FileJournal journal = f.open();
            disk.fail();
            f.append(journal, "one");
            assertThrows(IOException.class, journal::flush);
            f.append(journal, "two");
            assertThrows(IOException.class, journal::flush, "and it fails as long as it cannot be written");
            disk.work();
            f.append(journal, "three");
            journal.flush();

            byte[] expected = framed("one", "two", "three");
            assertArrayEquals(expected, disk.read(expected.length));
            f.append(journal, "four");
            journal.flush();
            assertArrayEquals(framed("four"), disk.read(framed("four").length), "and nothing is written twice");
            journal.close();
        }
    }

    @Test
    void aFlushThatFailedGoesOnToTheLastByteHoweverMuchThereIs() throws Exception {
        try (Pipe disk = Pipe.segment(f.segment(1))) {
            FileJournal journal = f.open();
            disk.fail();
            String large = "x".repeat(900_000);
            f.append(journal, large);
            assertThrows(IOException.class, journal::flush);
            disk.work();
            f.append(journal, "last");
            Thread flushing = Thread.ofPlatform().start(() -> JournalFixture.flush(journal));

            byte[] expected = framed(large, "last");
            assertArrayEquals(expected, disk.read(expected.length));
            flushing.join();
            journal.close();
        }
    }

    @Test
    void aFullBufferThatCannotBeWrittenIsReportedAndKept() throws Exception {
        try (Pipe disk = Pipe.segment(f.segment(1))) {
            FileJournal journal = f.open();
            disk.fail();
            byte[] mebibyte = new byte[Journal.LONGEST];
            for (int i = 0; i < 4; i++) {
                journal.append(mebibyte);
            }

            assertEquals(1, f.reports.size());
            assertTrue(f.reports.getFirst().contains("x-000001.journal cannot be written: "), f.reports.getFirst());
            assertThrows(IOException.class, journal::flush);
        }
    }

    @Test
    void againstALossOfPowerAFlushFailsUntilTheDiskHasAll() throws Exception {
        try (Pipe _ = Pipe.segment(f.segment(1))) {
            FileJournal journal = f.open(NEVER, Durability.POWER);
            f.append(journal, "one");

            assertThrows(IOException.class, journal::flush);
            assertThrows(IOException.class, journal::flush, "what was written but not forced is not safe yet");
        }
    }

    @Test
    void aKillOfTheProgramAloneAsksNoForcing() throws Exception {
        try (Pipe disk = Pipe.segment(f.segment(1))) {
            FileJournal journal = f.open();
            f.append(journal, "one");
            journal.flush();

            assertArrayEquals(framed("one"), disk.read(framed("one").length));
        }
    }
}
