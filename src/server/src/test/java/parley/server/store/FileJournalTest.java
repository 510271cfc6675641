package parley.server.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.server.store.JournalFixture.NEVER;
import static parley.server.store.JournalFixture.bytes;
import static parley.server.store.JournalFixture.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.api.server.Journal;
import parley.server.Durability;

/** What is appended comes back at the next start, in order. */
class FileJournalTest {
    @TempDir
    private Path folder;
    private JournalFixture f;

    @BeforeEach
    void open() {
        f = new JournalFixture(folder);
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    void whatWasFlushedIsReplayedInOrder(Durability durability) throws IOException {
        FileJournal journal = f.open(NEVER, durability);
        f.append(journal, "one", "two");
        journal.flush();
        f.append(journal, "three");
        journal.flush();

        assertEquals(List.of("one", "two", "three"), f.replayed());
    }

    @Test
    void whatWasFlushedIsReadableBeforeTheJournalIsClosed() throws IOException {
        FileJournal journal = f.open();
        f.append(journal, "one");
        journal.flush();
        f.append(journal, "not flushed");

        assertEquals(List.of("one"), f.replayed());
        journal.close();
        assertEquals(List.of("one", "not flushed"), f.replayed());
    }

    @Test
    void anEmptyJournalReplaysNothing() throws IOException {
        f.open().close();

        assertEquals(List.of(), f.replayed());
        assertEquals(List.of("x-000001.journal"), f.files());
    }

    @Test
    void aStartGoesOnWhereTheLastOneEnded() throws IOException {
        for (int start = 0; start < 3; start++) {
            FileJournal journal = f.open();
            f.append(journal, "of start " + start);
            journal.close();
        }

        assertEquals(List.of("of start 0", "of start 1", "of start 2"), f.replayed());
        assertEquals(List.of(), f.reports);
    }

    @Test
    void aJournalsFolderIsMade() throws IOException {
        Path deep = f.folder.resolve("a/b");
        new FileJournal(deep, "x", record -> { }, List::of, Durability.PROCESS, NEVER, f.reports::add,
                JournalFixture.METRICS).close();

        assertTrue(Files.exists(deep.resolve("x-000001.journal")));
    }

    @Test
    void journalsOfOneFolderAreKeptApart() throws IOException {
        FileJournal one = f.open("x", record -> { });
        FileJournal other = f.open("x-000001", record -> { });
        f.append(one, "one");
        f.append(other, "other");
        one.close();
        other.close();

        List<String> read = new ArrayList<>();
        f.open("x-000001", record -> read.add(text(record))).close();
        f.open("x", record -> read.add(text(record))).close();
        assertEquals(List.of("other", "one"), read);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4_000, 4_096, 5_000, 300_000, Journal.LONGEST})
    void recordsOfEverySizeComeBackToTheByte(int size) throws IOException {
        byte[] record = new byte[size];
        new Random(size).nextBytes(record);
        FileJournal journal = f.open();
        journal.append(record);
        journal.append(record);
        journal.close();

        List<byte[]> read = new ArrayList<>();
        f.open("x", read::add).close();
        assertEquals(2, read.size());
        assertArrayEquals(record, read.get(0));
        assertArrayEquals(record, read.get(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, Journal.LONGEST + 1})
    void anEmptyRecordAndOneOverTheBoundAreRefused(int size) throws IOException {
        FileJournal journal = f.open();
        f.append(journal, "before");

        String said = assertThrows(IllegalArgumentException.class, () -> journal.append(new byte[size])).getMessage();
        assertEquals("A journal record has 1 to 1048576 bytes, this one " + size + ".", said);
        f.append(journal, "after");
        journal.close();
        assertEquals(List.of("before", "after"), f.replayed());
    }

    @Test
    void aRecordMayBeChangedByItsOwnerAfterItWasAppended() throws IOException {
        FileJournal journal = f.open();
        byte[] record = bytes("one");
        journal.append(record);
        record[0] = 'X';
        journal.close();

        assertEquals(List.of("one"), f.replayed());
    }

    @Test
    void whatGathersOverFourMebibytesIsWrittenWithoutAFlush() throws IOException {
        FileJournal journal = f.open();
        byte[] mebibyte = new byte[Journal.LONGEST];
        for (int i = 0; i < 3; i++) {
            journal.append(mebibyte);
        }
        assertEquals(Segment.MAGIC.length, Files.size(f.segment(1)));

        journal.append(mebibyte);
        assertEquals(Segment.MAGIC.length + 4L * (Segment.FRAME + Journal.LONGEST),
                Files.size(f.segment(1)));
        journal.close();
    }

    @Test
    void severalThreadsAppendAndFlushAtOnceAndNothingIsLost() throws Exception {
        FileJournal journal = f.open();
        CountDownLatch ready = new CountDownLatch(4);
        List<Thread> threads = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            threads.add(Thread.ofPlatform().start(() -> {
                ready.countDown();
                for (int i = 0; i < 5_000; i++) {
                    f.append(journal, name + " " + i);
                    if (i % 50 == 0) {
                        JournalFixture.flush(journal);
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        journal.close();

        List<String> records = f.replayed();
        assertEquals(20_000, records.size());
        for (String name : List.of("a", "b", "c", "d")) {
            List<String> own = records.stream().filter(record -> record.startsWith(name)).toList();
            assertEquals(Stream.iterate(0, i -> i + 1).limit(5_000).map(i -> name + " " + i).toList(), own);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsRefused() throws IOException {
        Path file = Files.createFile(f.folder.resolve("file"));

        assertThrows(IOException.class, () -> new FileJournal(file, "x", record -> { }, List::of, Durability.PROCESS,
                NEVER,
                f.reports::add, JournalFixture.METRICS));
        assertThrows(IOException.class, () -> new FileJournal(file.resolve("below"), "x", record -> { }, List::of,
                Durability.PROCESS, NEVER, f.reports::add, JournalFixture.METRICS));
    }
}
