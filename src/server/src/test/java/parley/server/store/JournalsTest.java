package parley.server.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.server.Journal;
import parley.server.Durability;

/** All journals together: flushed together, and nothing leaves while one of them cannot be. */
class JournalsTest {
    @TempDir
    private Path data;
    private final List<String> reports = new ArrayList<>();
    private Journals journals;

    @BeforeEach
    void open() {
        journals = new Journals(data, Durability.PROCESS, reports::add, JournalFixture.METRICS);
    }

    @Test
    void withoutAJournalThereIsNothingToWaitFor() {
        assertTrue(journals.flush());
    }

    @Test
    void eachOwnerHasAFolderAndEachJournalItsFile() throws IOException {
        open("messaging", "messages");
        open("groups", "messages");

        assertTrue(Files.exists(data.resolve("messaging/messages-000001.journal")));
        assertTrue(Files.exists(data.resolve("groups/messages-000001.journal")));
        journals.close();
    }

    @Test
    void oneFlushWritesAll() throws IOException {
        append(open("messaging", "messages"), "one");
        append(open("groups", "groups"), "two");

        assertTrue(journals.flush());

        assertEquals(List.of("one"), replayed("messaging", "messages"));
        assertEquals(List.of("two"), replayed("groups", "groups"));
        assertEquals(List.of(), reports);
    }

    @Test
    void closingOneFlushesItAndLeavesTheOthers() throws IOException {
        Journal closed = open("messaging", "messages");
        Journal other = open("groups", "groups");
        append(closed, "one");
        journals.close(closed);
        append(other, "two");
        assertTrue(journals.flush(), "the closed one is not flushed any more");

        assertEquals(List.of("one"), replayed("messaging", "messages"));
        assertEquals(List.of("two"), replayed("groups", "groups"));
        journals.close(closed);
        assertEquals(List.of(), reports, "closing again does nothing");
    }

    @Test
    void whatIsAppendedToAClosedOneHoldsUpNoOther() throws IOException {
        Journal closed = open("messaging", "messages");
        journals.close(closed);
        append(closed, "late");

        assertTrue(journals.flush());
    }

    @Test
    void closingAllFlushesAll() throws IOException {
        append(open("messaging", "messages"), "one");
        append(open("groups", "groups"), "two");
        journals.close();

        assertEquals(List.of("one"), replayed("messaging", "messages"));
        assertEquals(List.of("two"), replayed("groups", "groups"));
    }

    @Test
    void aJournalOfAnotherKindIsNotOurs() {
        journals.close(record -> { });

        assertEquals(List.of(), reports);
    }

    @Test
    void aFailureIsReportedOnceAndSoIsTheRecovery() throws Exception {
        try (Pipe disk = Pipe.segment(data.resolve("messaging/messages-000001.journal"))) {
            Journal journal = open("messaging", "messages");
            append(journal, "one");
            disk.fail();

            assertFalse(journals.flush());
            assertFalse(journals.flush());
            assertEquals(1, reports.size(), reports::toString);
            assertTrue(reports.getFirst().startsWith("The data folder cannot be written: "), reports.getFirst());
            assertTrue(reports.getFirst().endsWith(". Answers and messages wait until it can; free some space."));

            disk.work();
            assertTrue(journals.flush());
            assertTrue(journals.flush());
            assertEquals(List.of("The data folder can be written again. What waited goes out."), reports.subList(1, 2));
            assertArrayEquals("one".getBytes(StandardCharsets.UTF_8),
                    Arrays.copyOfRange(disk.read(Segment.FRAME + 3), Segment.FRAME, Segment.FRAME + 3));
            journals.close(journal);
        }
    }

    @Test
    void aSecondFailureIsReportedAgain() throws Exception {
        try (Pipe disk = Pipe.segment(data.resolve("messaging/messages-000001.journal"))) {
            Journal journal = open("messaging", "messages");
            for (int i = 0; i < 2; i++) {
                disk.fail();
                append(journal, "record");
                assertFalse(journals.flush());
                disk.work();
                assertTrue(journals.flush());
            }

            assertEquals(4, reports.size(), reports::toString);
            journals.close(journal);
        }
    }

    @Test
    void oneThatCannotBeWrittenIsNoSuccessWhereverItStands() throws Exception {
        append(open("first", "fine"), "one");
        try (Pipe disk = Pipe.segment(data.resolve("messaging/messages-000001.journal"))) {
            append(open("messaging", "messages"), "two");
            append(open("third", "fine"), "three");
            disk.fail();

            assertFalse(journals.flush());
        }
    }

    @Test
    void aJournalThatCannotBeFlushedWhenItClosesIsReported() throws Exception {
        try (Pipe disk = Pipe.segment(data.resolve("messaging/messages-000001.journal"))) {
            Journal journal = open("messaging", "messages");
            append(journal, "lost");
            disk.fail();
            journals.close();

            assertEquals(1, reports.size());
            assertTrue(reports.getFirst().startsWith("A journal could not be closed: "), reports.getFirst());
        }
    }

    @Test
    void aFileInTheWayOfAnOwnersFolderIsRefused() throws IOException {
        Files.createFile(data.resolve("messaging"));

        assertThrows(IOException.class, () -> open("messaging", "messages"));
        assertTrue(journals.flush(), "what did not open is not flushed");
    }

    private Journal open(String owner, String name) throws IOException {
        return journals.open(owner, name, record -> { }, List::of);
    }

    private static void append(Journal journal, String record) {
        journal.append(record.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> replayed(String owner, String name) throws IOException {
        List<String> records = new ArrayList<>();
        new FileJournal(data.resolve(owner), name, record -> records.add(new String(record, StandardCharsets.UTF_8)),
                List::of, Durability.PROCESS, Integer.MAX_VALUE, reports::add, JournalFixture.METRICS).close();
        return records;
    }
}
