package parley.server.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.server.store.JournalFixture.bytes;
import static parley.server.store.JournalFixture.framed;
import static parley.server.store.JournalFixture.joined;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.api.server.Journal;
import parley.server.Durability;

/** A full file is followed by one that begins with a snapshot, and a start reads that one only. */
class SegmentTest {
    @TempDir
    private Path folder;
    private JournalFixture f;

    @BeforeEach
    void open() {
        f = new JournalFixture(folder);
    }

    @Test
    void aFullSegmentIsFollowedByOneThatBeginsWithTheSnapshot() throws IOException {
        FileJournal journal = f.open(20, Durability.PROCESS);
        f.append(journal, "first", "second");
        journal.flush();
        assertEquals(List.of("x-000001.journal"), f.files(), "not before the next record");

        f.append(journal, "third");
        journal.close();

        assertEquals(List.of("x-000001.journal", "x-000002.journal"), f.files());
        assertEquals(List.of("snapshot of first, second", "third"), f.replayed());
    }

    @Test
    void theSegmentBeforeStaysAsItWas() throws IOException {
        FileJournal journal = f.open(20, Durability.PROCESS);
        f.append(journal, "first", "second");
        journal.flush();
        f.append(journal, "third");
        journal.close();
        Files.delete(f.segment(2));

        assertEquals(List.of("first", "second"), f.replayed());
    }

    @Test
    void everyFullSegmentBeginsAnother() throws IOException {
        FileJournal journal = f.open(20, Durability.PROCESS);
        for (int i = 1; i <= 50; i++) {
            f.append(journal, "record " + i);
            journal.flush();
        }
        journal.close();

        assertEquals(26, f.files().size(),
                "one record and the file's own beginning fill the first, two records each other");
        assertEquals("snapshot of " + String.join(", ", f.appended.subList(0, 49)), f.replayed().getFirst());
        assertEquals(List.of("record 50"), f.replayed().subList(1, f.replayed().size()));
    }

    @Test
    void recordsGatheredWhenASegmentBeginsStandInTheOneBefore() throws Exception {
        try (Pipe disk = Pipe.segment(f.segment(1))) {
            FileJournal journal = f.open(20, Durability.PROCESS);
            String first = "x".repeat(200_000);
            f.append(journal, first);
            Thread flushing = Thread.ofPlatform().start(() -> JournalFixture.flush(journal));
            byte[] expected = framed(first, "second");
            byte[] begun = disk.read(100);
            f.append(journal, "second"); // while the flush writes the first: only the next one takes it
            byte[] rest = disk.read(expected.length - begun.length - framed("second").length);
            flushing.join();
            f.append(journal, "third");
            journal.close();

            assertEquals(List.of("snapshot of " + first + ", second", "third"), f.replayed(),
                    "the second is not there twice");
            assertArrayEquals(expected, joined(begun, rest, disk.read(framed("second").length)));
        }
    }

    @Test
    void recordsThatFollowEachOtherBeginOneSegmentOnly() throws IOException {
        FileJournal journal = f.open(20, Durability.PROCESS);
        f.append(journal, "first", "second");
        journal.flush();
        f.append(journal, "third", "fourth", "fifth");
        journal.close();

        assertEquals(List.of("x-000001.journal", "x-000002.journal"), f.files());
        assertEquals(List.of("snapshot of first, second", "third", "fourth", "fifth"), f.replayed());
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
    void aSegmentWhoseBeginningWasNotFinishedDoesNotCount() throws IOException {
        FileJournal journal = f.open();
        f.append(journal, "one");
        journal.close();
        Files.write(f.folder.resolve("x-000002.journal.new"), Segment.MAGIC);

        assertEquals(List.of("one"), f.replayed());
        assertEquals(List.of(), f.reports);
    }

    @Test
    void aSegmentThatCannotBeBegunIsReportedAndTheOldOneGoesOn() throws IOException {
        Path inTheWay = Files.createDirectory(f.folder.resolve("x-000002.journal.new"));
        FileJournal journal = f.open(20, Durability.PROCESS);
        f.append(journal, "first", "second");
        journal.flush();
        f.append(journal, "third");

        assertEquals(1, f.reports.size());
        assertTrue(f.reports.getFirst().contains("x-000002.journal cannot be written, x-000001.journal goes on: "),
                f.reports.getFirst());
        journal.flush();
        assertEquals(List.of("first", "second", "third"), f.replayed());

        Files.delete(inTheWay);
        f.append(journal, "fourth");
        journal.close();
        assertEquals(List.of("snapshot of first, second, third", "fourth"), f.replayed(), "tried again");
        assertEquals(1, f.reports.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, Journal.LONGEST + 1})
    void aSnapshotThatCouldNotBeReadBackNeverReplacesWhatWasAppended(int size) throws IOException {
        Collection<byte[]> bad = List.of(bytes("good"), new byte[size], bytes("more"));
        FileJournal journal = new FileJournal(f.folder, "x", record -> { }, () -> bad, Durability.PROCESS, 20,
                f.reports::add, JournalFixture.METRICS);
        List<String> taken = new ArrayList<>();
        for (String record : List.of("first one long enough", "second", "third", "fourth")) {
            try {
                f.append(journal, record);
                taken.add(record);
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().contains(Integer.toString(size)), e.getMessage());
            }
            journal.flush();
        }
        journal.close();

        assertTrue(taken.containsAll(List.of("first one long enough", "third")), "no snapshot is asked for these");
        assertEquals(taken, f.replayed());
    }
}
