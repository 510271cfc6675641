package parley.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.api.server.TextLog;

/** The logs for people: lines reach their file in order; one that cannot be written costs no other. */
class TextLogsTest {
    private static final int BOUND = 8 << 20;

    @TempDir
    private Path folder;
    private final List<String> reports = new ArrayList<>();
    private TextLogs logs;
    private Path file;

    @BeforeEach
    void open() {
        logs = new TextLogs(folder, reports::add);
        file = folder.resolve("messagelog.txt");
    }

    @Test
    void linesAreAppendedInOrderWhenFlushed() throws IOException {
        Files.writeString(file, "0; of an earlier start\n");
        TextLog log = logs.open("messagelog.txt");
        log.append("1; 01 Jun 2022 21:39:04; hans; hello");
        log.append("2; 01 Jun 2022 21:39:05; hans; größe 🙂");
        assertEquals("0; of an earlier start\n", Files.readString(file), "not before");

        logs.flush();
        log.append("3");
        logs.flush();
        logs.flush();

        assertEquals(List.of("0; of an earlier start", "1; 01 Jun 2022 21:39:04; hans; hello",
                "2; 01 Jun 2022 21:39:05; hans; größe 🙂", "3"), Files.readAllLines(file));
    }

    @Test
    void aLogThatNobodyWroteToIsThereAndEmpty() throws IOException {
        logs.open("messagelog.txt");
        assertFalse(Files.exists(file), "not before the first flush");

        logs.flush();
        assertEquals("", Files.readString(file));
    }

    @Test
    void anEmptyLogThatCouldNotBeBegunIsBegunWhenItCan() throws IOException {
        Files.createDirectory(file);
        logs.open("messagelog.txt");
        logs.flush();
        Files.delete(file);
        logs.flush();

        assertEquals("", Files.readString(file));
    }

    @Test
    void controlCharactersAreTakenOutSoThatAnEntryStaysALine() throws IOException {
        logs.open("messagelog.txt").append("1; hans; a\r\n2; forged\u001B[2J\u0085\u202Ex\ttab");
        logs.flush();

        assertEquals("1; hans; a2; forged[2Jx\ttab\n", Files.readString(file));
    }

    @Test
    void theSameNameIsTheSameLog() {
        assertSame(logs.open("messagelog.txt"), logs.open("messagelog.txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "force_messagelog.txt", "-A.b-9_", "Z.."})
    void aNameOfLettersDigitsUnderscoresHyphensAndDotsIsTaken(String name) throws IOException {
        logs.open(name).append("line");
        logs.flush();

        assertEquals("line\n", Files.readString(folder.resolve(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", ".hidden", "../x", "a/b", "/etc/x", "a\\b", "a b", "ä", "a\n", "a\0"})
    void anotherNameIsRefusedAndShown(String name) {
        String said = assertThrows(IllegalArgumentException.class, () -> logs.open(name)).getMessage();

        assertEquals("'" + name + "' cannot name a log: use letters, digits, '_', '-', '.'", said);
    }

    @Test
    void aNameHasAtMost100Characters() {
        logs.open("x".repeat(100));

        assertThrows(IllegalArgumentException.class, () -> logs.open("x".repeat(101)));
    }

    @Test
    void aFileThatCannotBeWrittenIsReportedOnceAndItsLinesAreKept() throws IOException {
        Files.createDirectory(file);
        TextLog log = logs.open("messagelog.txt");
        log.append("one");
        logs.flush();
        log.append("two");
        logs.flush();
        assertEquals(1, reports.size());
        assertTrue(reports.getFirst().startsWith(file + " cannot be written: "), reports.getFirst());
        assertTrue(reports.getFirst().endsWith(". The journals go on without it."), reports.getFirst());

        Files.delete(file);
        log.append("three");
        logs.flush();

        assertEquals(List.of("one", "two", "three"), Files.readAllLines(file));
        assertEquals(1, reports.size());
    }

    @Test
    void linesKeptStandBeforeThoseAppendedMeanwhile() throws Exception {
        WatchedDisk disk = new WatchedDisk();
        TextLogs failing = new TextLogs(disk, folder, reports::add);
        TextLog log = failing.open("messagelog.txt");
        disk.beforeFailing = Optional.of(() -> log.append("second"));
        log.append("first");
        failing.flush();
        assertEquals(1, reports.size());
        failing.flush();

        assertEquals(List.of("first", "second"), Files.readAllLines(file));
    }

    @Test
    void aBusyLogStaysOpenUntilAFlushFindsLittle() throws IOException {
        WatchedDisk disk = new WatchedDisk();
        List<FileLog> unwritten = new ArrayList<>();
        FileLog log = new FileLog(disk, file, reports::add, unwritten::add, () -> { });
        for (int i = 0; i < 10; i++) {
            log.append("x".repeat(1 << 17));
            log.flush();
        }
        assertEquals(1, disk.opened);

        log.flush();
        log.append("little");
        log.flush();
        assertEquals(2, disk.opened, "it was closed");
        assertEquals(11, Files.readAllLines(file).size());
    }

    @Test
    void aLogIsToBeFlushedOnceHoweverMuchIsAppended() {
        List<FileLog> unwritten = new ArrayList<>();
        FileLog log = new FileLog(Disk.ofSystem(), file, reports::add, unwritten::add, () -> { });
        for (int i = 0; i < 100; i++) {
            log.append("x".repeat(1 << 15));
        }

        assertEquals(List.of(log), unwritten);
    }

    @Test
    void whoeverWritesTheLogsIsHurriedWhenMuchHasGathered() throws IOException {
        AtomicInteger hurried = new AtomicInteger();
        logs.hurriedBy(hurried::incrementAndGet);
        TextLog log = logs.open("messagelog.txt");
        log.append("x".repeat((1 << 17) - 1));
        assertEquals(0, hurried.get());

        log.append("y");
        assertEquals(1, hurried.get());
        assertFalse(Files.exists(file), "it is left to the other");
    }

    @Test
    void whatGathersOverTheBoundAllTheSameIsWrittenByWhoeverAppends() throws IOException {
        logs.hurriedBy(() -> { });
        TextLog log = logs.open("messagelog.txt");
        log.append("x".repeat((1 << 20) - 1));
        assertFalse(Files.exists(file), "1 MiB may gather");

        log.append("y");
        assertEquals((1 << 20) + 2, Files.size(file));
    }

    /** The system's disk, which counts what is opened, and fails once if it is to do something before. */
    private static final class WatchedDisk implements Disk {
        private Optional<Runnable> beforeFailing = Optional.empty();
        private int opened;

        @Override
        public DiskFile open(Path path) throws IOException {
            opened++;
            if (beforeFailing.isPresent()) {
                Runnable before = beforeFailing.get();
                beforeFailing = Optional.empty();
                before.run();
                throw new IOException("no space left");
            }
            return Disk.ofSystem().open(path);
        }

        @Override
        public List<String> list(Path listed) {
            throw new AssertionError();
        }

        @Override
        public void createFolder(Path created) {
            throw new AssertionError();
        }

        @Override
        public void rename(Path from, Path to) {
            throw new AssertionError();
        }

        @Override
        public void delete(Path deleted) {
            throw new AssertionError();
        }

        @Override
        public void forceFolder(Path forced) {
            throw new AssertionError();
        }
    }

    @Test
    void aFailureAfterARecoveryIsReportedAgain() throws IOException {
        TextLog log = logs.open("messagelog.txt");
        for (int i = 0; i < 2; i++) {
            Files.createDirectory(file);
            log.append("line");
            logs.flush();
            Files.delete(file);
            logs.flush();
            Files.delete(file);
        }

        assertEquals(2, reports.size());
    }

    @Test
    void oneFileThatCannotBeWrittenCostsNoOther() throws IOException {
        Files.createDirectory(file);
        logs.open("messagelog.txt").append("stuck");
        logs.open("other.txt").append("fine");
        logs.flush();

        assertEquals("fine\n", Files.readString(folder.resolve("other.txt")));
    }

    @Test
    void untilSomebodyCanBeHurriedWhoeverAppendsMuchFlushes() throws IOException {
        TextLog log = logs.open("messagelog.txt");
        String line = "x".repeat((1 << 17) - 1);
        log.append(line);
        assertFalse(Files.exists(file), "128 KiB may gather");

        log.append("y");
        assertEquals((1 << 17) + 2, Files.size(file));
    }

    @Test
    void whileAFileCannotBeWrittenNoMoreThanTheBoundIsKept() throws IOException {
        Files.createDirectory(file);
        TextLog log = logs.open("messagelog.txt");
        String line = "x".repeat((1 << 20) - 1);
        for (int i = 0; i < 30; i++) {
            log.append(line);
            logs.flush();
        }
        Files.delete(file);
        logs.flush();

        assertTrue(!Files.exists(file) || Files.size(file) <= BOUND, () -> "more than 8 MiB");
        assertEquals(1, reports.size());
    }

    @Test
    void severalThreadsAppendWhileOneFlushesAndNoLineIsLostOrTorn() throws Exception {
        TextLog log = logs.open("messagelog.txt");
        List<Thread> threads = IntStream.range(0, 4).mapToObj(thread -> Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 5_000; i++) {
                log.append(thread + " " + i);
            }
        })).toList();
        while (threads.stream().anyMatch(Thread::isAlive)) {
            logs.flush();
        }
        logs.flush();

        List<String> lines = Files.readAllLines(file);
        assertEquals(20_000, lines.size());
        for (int thread = 0; thread < 4; thread++) {
            String prefix = thread + " ";
            assertEquals(IntStream.range(0, 5_000).mapToObj(i -> prefix + i).toList(),
                    lines.stream().filter(line -> line.startsWith(prefix)).toList());
        }
    }
}
