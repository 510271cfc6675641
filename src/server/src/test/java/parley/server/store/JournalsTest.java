package parley.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.server.Journal;
import parley.server.Durability;

/** All journals together: flushed together, and nothing leaves while one of them cannot be. */
class JournalsTest {
    @TempDir
    private Path data;
    private SimulatedDisk disk;
    private final List<String> reports = new ArrayList<>();
    private Journals journals;

    @BeforeEach
    void open() {
        journals = new Journals(data, Durability.PROCESS, reports::add);
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
    void aFailureIsReportedOnceAndSoIsTheRecovery() throws IOException {
        openOnSimulatedDisk();
        Journal journal = open("messaging", "messages");
        append(journal, "one");
        disk.failWrites(2);

        assertFalse(journals.flush());
        assertFalse(journals.flush());
        assertEquals(List.of("The data folder cannot be written: Input/output error. Answers and messages wait until it can;"
                + " free some space."), reports);

        assertTrue(journals.flush());
        assertTrue(journals.flush());
        assertEquals(List.of("The data folder can be written again. What waited goes out."), reports.subList(1, 2));
        assertEquals(2, reports.size());
    }

    @Test
    void aSecondFailureIsReportedAgain() throws IOException {
        openOnSimulatedDisk();
        Journal journal = open("messaging", "messages");
        for (int i = 0; i < 2; i++) {
            disk.failWrites(1);
            append(journal, "record");
            assertFalse(journals.flush());
            assertTrue(journals.flush());
        }

        assertEquals(4, reports.size(), reports::toString);
    }

    @Test
    void aFailureThatAThreadNoticesWhichAppendsIsTheSame() throws IOException {
        openOnSimulatedDisk();
        Journal journal = open("messaging", "messages");
        disk.failWrites(2);
        for (int i = 0; i < 5; i++) {
            journal.append(new byte[Journal.LONGEST]);
        }
        assertFalse(journals.flush());
        assertTrue(journals.flush());

        assertEquals(2, reports.size(), reports::toString);
    }

    @Test
    void oneThatCannotBeWrittenIsNoSuccessWhereverItStands() throws IOException {
        openOnSimulatedDisk();
        append(open("first", "fine"), "one");
        append(open("messaging", "messages"), "two");
        append(open("third", "fine"), "three");
        int before = disk.operations();
        disk.before(operation -> disk.failWrites(operation == before + 2 ? 1 : 0));

        assertFalse(journals.flush());
        assertTrue(journals.flush());
    }

    @Test
    void aJournalThatCannotBeFlushedWhenItClosesIsReported() throws IOException {
        openOnSimulatedDisk();
        append(open("messaging", "messages"), "lost");
        disk.failWrites(JournalFixture.NEVER);
        journals.close();

        assertEquals(List.of("A journal could not be closed: Input/output error"), reports);
    }

    @Test
    void aFullSegmentIsFollowedByASnapshotThatAThreadOfTheirOwnWrites() throws Exception {
        List<String> threads = new CopyOnWriteArrayList<>();
        openOnSimulatedDisk();
        Journal journal = open("messaging", "messages");
        byte[] mebibyte = new byte[Journal.LONGEST];
        disk.before(operation -> threads.add(Thread.currentThread().getName()));
        for (int i = 0; i < 129; i++) {
            journal.append(mebibyte);
        }
        journals.flush();
        Path folder = data.resolve("messaging");
        eventually(() -> disk.list(folder).contains("messages-000002.journal"));
        append(journal, "next");
        eventually(() -> disk.list(folder).contains("messages-000002.snapshot"));
        journals.close();

        assertTrue(threads.contains("parley-journals"));
        eventually(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().equals("parley-journals")));
    }

    @Test
    void aFileInTheWayOfAnOwnersFolderIsRefused() throws IOException {
        Files.createFile(data.resolve("messaging"));

        assertThrows(IOException.class, () -> open("messaging", "messages"));
        assertTrue(journals.flush(), "what did not open is not flushed");
    }

    private void openOnSimulatedDisk() {
        disk = new SimulatedDisk(data, 1);
        journals = new Journals(data, Durability.PROCESS, reports::add, disk);
    }

    private static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "not within ten seconds");
            Thread.onSpinWait();
        }
    }

    private Journal open(String owner, String name) throws IOException {
        return journals.open(owner, name, record -> { }, List::of);
    }

    private static void append(Journal journal, String record) {
        journal.append(record.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> replayed(String owner, String name) throws IOException {
        List<String> records = new ArrayList<>();
        JournalFixture.open(Disk.ofSystem(), data.resolve(owner), name, record -> records.add(JournalFixture.text(record)),
                List::of, Durability.PROCESS, JournalFixture.NEVER, reports::add).close();
        return records;
    }
}
