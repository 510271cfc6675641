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
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.api.server.Journal;
import parley.server.Durability;

/** What is appended comes back at the next start, in order. Damage is {@link TornTailTest}'s. */
class FileJournalTest {
    private static final int NEVER = Integer.MAX_VALUE;

    @TempDir
    private Path folder;
    private final List<String> state = new ArrayList<>();
    private final List<String> reports = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Durability.class)
    void whatWasFlushedIsReplayedInOrder(Durability durability) throws IOException {
        FileJournal journal = open(NEVER, durability);
        append(journal, "one", "two");
        journal.flush();
        append(journal, "three");
        journal.flush();

        assertEquals(List.of("one", "two", "three"), replayed());
    }

    @Test
    void whatWasFlushedIsReadableBeforeTheJournalIsClosed() throws IOException {
        FileJournal journal = open(NEVER, Durability.PROCESS);
        append(journal, "one");
        journal.flush();
        append(journal, "not flushed");

        assertEquals(List.of("one"), replayed());
        journal.close();
        assertEquals(List.of("one", "not flushed"), replayed());
    }

    @Test
    void anEmptyJournalReplaysNothing() throws IOException {
        open(NEVER, Durability.PROCESS).close();

        assertEquals(List.of(), replayed());
        assertEquals(List.of("x-000001.journal"), files());
    }

    @Test
    void aStartGoesOnWhereTheLastOneEnded() throws IOException {
        for (int start = 0; start < 3; start++) {
            FileJournal journal = open(NEVER, Durability.PROCESS);
            append(journal, "of start " + start);
            journal.close();
        }

        assertEquals(List.of("of start 0", "of start 1", "of start 2"), replayed());
        assertEquals(List.of(), reports);
    }

    @Test
    void aJournalsFolderIsMade() throws IOException {
        Path deep = folder.resolve("a/b");
        new FileJournal(deep, "x", record -> { }, List::of, Durability.PROCESS, NEVER, reports::add).close();

        assertTrue(Files.exists(deep.resolve("x-000001.journal")));
    }

    @Test
    void journalsOfOneFolderAreKeptApart() throws IOException {
        FileJournal one = journal("x", record -> { });
        FileJournal other = journal("x-000001", record -> { });
        append(one, "one");
        append(other, "other");
        one.close();
        other.close();

        List<String> read = new ArrayList<>();
        journal("x-000001", record -> read.add(text(record))).close();
        journal("x", record -> read.add(text(record))).close();
        assertEquals(List.of("other", "one"), read);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4_000, 4_096, 5_000, 300_000, Journal.LONGEST})
    void recordsOfEverySizeComeBackToTheByte(int size) throws IOException {
        byte[] record = new byte[size];
        new java.util.Random(size).nextBytes(record);
        FileJournal journal = open(NEVER, Durability.PROCESS);
        journal.append(record);
        journal.append(record);
        journal.close();

        List<byte[]> read = new ArrayList<>();
        journal("x", read::add).close();
        assertEquals(2, read.size());
        assertArrayEquals(record, read.get(0));
        assertArrayEquals(record, read.get(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, Journal.LONGEST + 1})
    void anEmptyRecordAndOneOverTheBoundAreRefused(int size) throws IOException {
        FileJournal journal = open(NEVER, Durability.PROCESS);
        append(journal, "before");

        String said = assertThrows(IllegalArgumentException.class, () -> journal.append(new byte[size])).getMessage();
        assertEquals("A journal record has 1 to 1048576 bytes, this one " + size + ".", said);
        append(journal, "after");
        journal.close();
        assertEquals(List.of("before", "after"), replayed());
    }

    @Test
    void aRecordMayBeChangedByItsOwnerAfterItWasAppended() throws IOException {
        FileJournal journal = open(NEVER, Durability.PROCESS);
        byte[] record = bytes("one");
        journal.append(record);
        record[0] = 'X';
        journal.close();

        assertEquals(List.of("one"), replayed());
    }

    @Test
    void whatGathersOverFourMebibytesIsWrittenWithoutAFlush() throws IOException {
        FileJournal journal = open(NEVER, Durability.PROCESS);
        byte[] mebibyte = new byte[Journal.LONGEST];
        for (int i = 0; i < 3; i++) {
            journal.append(mebibyte);
        }
        assertEquals(Segment.MAGIC.length, Files.size(folder.resolve("x-000001.journal")));

        journal.append(mebibyte);
        assertEquals(Segment.MAGIC.length + 4L * (Segment.FRAME + Journal.LONGEST),
                Files.size(folder.resolve("x-000001.journal")));
        journal.close();
    }

    @Test
    void severalThreadsAppendAndFlushAtOnceAndNothingIsLost() throws Exception {
        FileJournal journal = open(NEVER, Durability.PROCESS);
        CountDownLatch ready = new CountDownLatch(4);
        List<Thread> threads = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            threads.add(Thread.ofPlatform().start(() -> {
                ready.countDown();
                for (int i = 0; i < 5_000; i++) {
                    append(journal, name + " " + i);
                    if (i % 50 == 0) {
                        flush(journal);
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        journal.close();

        List<String> records = replayed();
        assertEquals(20_000, records.size());
        for (String name : List.of("a", "b", "c", "d")) {
            List<String> own = records.stream().filter(record -> record.startsWith(name)).toList();
            assertEquals(Stream.iterate(0, i -> i + 1).limit(5_000).map(i -> name + " " + i).toList(), own);
        }
    }

    @Test
    void aFullSegmentIsFollowedByOneThatBeginsWithTheSnapshot() throws IOException {
        FileJournal journal = open(20, Durability.PROCESS);
        append(journal, "first", "second");
        journal.flush();
        assertEquals(List.of("x-000001.journal"), files(), "not before the next record");

        append(journal, "third");
        journal.close();

        assertEquals(List.of("x-000001.journal", "x-000002.journal"), files());
        assertEquals(List.of("snapshot of first, second", "third"), replayed());
    }

    @Test
    void theSegmentBeforeStaysAsItWas() throws IOException {
        FileJournal journal = open(20, Durability.PROCESS);
        append(journal, "first", "second");
        journal.flush();
        append(journal, "third");
        journal.close();
        Files.delete(folder.resolve("x-000002.journal"));

        assertEquals(List.of("first", "second"), replayed());
    }

    @Test
    void everyFullSegmentBeginsAnother() throws IOException {
        FileJournal journal = open(20, Durability.PROCESS);
        for (int i = 1; i <= 50; i++) {
            append(journal, "record " + i);
            journal.flush();
        }
        journal.close();

        assertEquals(26, files().size(), "one record and the file's own beginning fill the first, two records each other");
        assertEquals("snapshot of " + String.join(", ", state.subList(0, 49)), replayed().getFirst());
        assertEquals(List.of("record 50"), replayed().subList(1, replayed().size()));
    }

    @Test
    void recordsGatheredWhenASegmentBeginsStandInTheOneBefore() throws IOException {
        FileJournal journal = open(20, Durability.PROCESS);
        append(journal, "first", "second");
        journal.flush();
        state.add("the snapshot sees what was appended, so it stands for it");
        append(journal, "third");
        Files.delete(folder.resolve("x-000002.journal"));

        assertEquals(List.of("first", "second"), replayed());
        journal.close();
    }

    @Test
    void aSegmentThatIsNotFullIsGoneOnWithAfterAStart() throws IOException {
        FileJournal journal = open(1_000, Durability.PROCESS);
        append(journal, "first", "second");
        journal.close();
        FileJournal again = open(1_000, Durability.PROCESS);
        append(again, "third");
        again.close();

        assertEquals(List.of("x-000001.journal"), files());
    }

    @Test
    void aSegmentWhoseBeginningWasNotFinishedDoesNotCount() throws IOException {
        FileJournal journal = open(NEVER, Durability.PROCESS);
        append(journal, "one");
        journal.close();
        Files.write(folder.resolve("x-000002.journal.new"), Segment.MAGIC);

        assertEquals(List.of("one"), replayed());
        assertEquals(List.of(), reports);
    }

    @Test
    void aSegmentThatCannotBeBegunIsReportedAndTheOldOneGoesOn() throws IOException {
        Path inTheWay = Files.createDirectory(folder.resolve("x-000002.journal.new"));
        FileJournal journal = open(20, Durability.PROCESS);
        append(journal, "first", "second");
        journal.flush();
        append(journal, "third");

        assertEquals(1, reports.size());
        assertTrue(reports.getFirst().contains("x-000002.journal cannot be written, x-000001.journal goes on: "),
                reports.getFirst());
        journal.flush();
        assertEquals(List.of("first", "second", "third"), replayed());

        Files.delete(inTheWay);
        append(journal, "fourth");
        journal.close();
        assertEquals(List.of("snapshot of first, second, third", "fourth"), replayed(), "tried again");
        assertEquals(1, reports.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, Journal.LONGEST + 1})
    void aSnapshotThatCouldNotBeReadBackNeverReplacesWhatWasAppended(int size) throws IOException {
        Collection<byte[]> bad = List.of(bytes("good"), new byte[size], bytes("more"));
        FileJournal journal = new FileJournal(folder, "x", record -> { }, () -> bad, Durability.PROCESS, 20, reports::add);
        List<String> taken = new ArrayList<>();
        for (String record : List.of("first one long enough", "second", "third", "fourth")) {
            try {
                append(journal, record);
                taken.add(record);
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().contains(Integer.toString(size)), e.getMessage());
            }
            journal.flush();
        }
        journal.close();

        assertTrue(taken.containsAll(List.of("first one long enough", "third")), "no snapshot is asked for these");
        assertEquals(taken, replayed());
    }

    @Test
    void aFlushThatFailsKeepsItsRecordsForTheNext() throws Exception {
        try (Pipe disk = Pipe.at(folder.resolve("x-000001.journal"))) {
            FileJournal journal = open(NEVER, Durability.PROCESS);
            disk.fail();
            append(journal, "one");
            assertThrows(IOException.class, journal::flush);
            append(journal, "two");
            assertThrows(IOException.class, journal::flush, "and it fails as long as it cannot be written");
            disk.work();
            append(journal, "three");
            journal.flush();

            byte[] expected = framed("one", "two", "three");
            assertArrayEquals(expected, disk.read(expected.length));
            append(journal, "four");
            journal.flush();
            assertArrayEquals(framed("four"), disk.read(framed("four").length), "and nothing is written twice");
            journal.close();
        }
    }

    @Test
    void aFullBufferThatCannotBeWrittenIsReportedAndKept() throws Exception {
        try (Pipe disk = Pipe.at(folder.resolve("x-000001.journal"))) {
            FileJournal journal = open(NEVER, Durability.PROCESS);
            disk.fail();
            byte[] mebibyte = new byte[Journal.LONGEST];
            for (int i = 0; i < 4; i++) {
                journal.append(mebibyte);
            }

            assertEquals(1, reports.size());
            assertTrue(reports.getFirst().contains("x-000001.journal cannot be written: "), reports.getFirst());
            assertThrows(IOException.class, journal::flush);
        }
    }

    @Test
    void againstALossOfPowerAFlushFailsUntilTheDiskHasAll() throws Exception {
        try (Pipe _ = Pipe.at(folder.resolve("x-000001.journal"))) {
            FileJournal journal = open(NEVER, Durability.POWER);
            append(journal, "one");

            assertThrows(IOException.class, journal::flush);
            assertThrows(IOException.class, journal::flush, "what was written but not forced is not safe yet");
        }
    }

    @Test
    void aKillOfTheProgramAloneAsksNoForcing() throws Exception {
        try (Pipe disk = Pipe.at(folder.resolve("x-000001.journal"))) {
            FileJournal journal = open(NEVER, Durability.PROCESS);
            append(journal, "one");
            journal.flush();

            assertArrayEquals(framed("one"), disk.read(framed("one").length));
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThrows(IOException.class, () -> new FileJournal(file, "x", record -> { }, List::of, Durability.PROCESS, NEVER,
                reports::add));
        assertThrows(IOException.class, () -> new FileJournal(file.resolve("below"), "x", record -> { }, List::of,
                Durability.PROCESS, NEVER, reports::add));
    }

    /** A journal whose snapshot is one record that names all that was appended. */
    private FileJournal open(int segmentBytes, Durability durability) throws IOException {
        return new FileJournal(folder, "x", record -> state.add(text(record)),
                () -> List.of(bytes("snapshot of " + String.join(", ", state))), durability, segmentBytes, reports::add);
    }

    private FileJournal journal(String name, java.util.function.Consumer<byte[]> replay) throws IOException {
        return new FileJournal(folder, name, replay, List::of, Durability.PROCESS, NEVER, reports::add);
    }

    private void append(FileJournal journal, String... records) {
        for (String record : records) {
            journal.append(bytes(record));
            synchronized (state) {
                state.add(record);
            }
        }
    }

    private static void flush(FileJournal journal) {
        try {
            journal.flush();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> replayed() throws IOException {
        List<String> records = new ArrayList<>();
        journal("x", record -> records.add(text(record))).close();
        return records;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static byte[] framed(String... records) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (String record : records) {
            byte[] framed = new byte[Segment.FRAME + record.length()];
            Segment.frame(bytes(record), framed, 0);
            out.writeBytes(framed);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] record) {
        return new String(record, StandardCharsets.UTF_8);
    }
}
