package parley.p2pvideo.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.p2pvideo.transfer.KeptLog;

@Timeout(60)
final class WatchingTest {
    private final KeptLog log = new KeptLog();
    private final AtomicLong now = new AtomicLong(1);
    private final List<URI> opened = new ArrayList<>();
    private final SlowTransfer transfer = film();
    private final Watching watching = new Watching(opened::add, log, now::get);

    private static SlowTransfer film() {
        return new SlowTransfer("film.mp4", new byte[100_000]);
    }

    @AfterEach
    void stop() throws IOException {
        watching.close();
    }

    @Test
    void theBrowserIsOpenedAndTheUserTold() throws Exception {
        Watching.Shown shown = watching.start(transfer.file());
        assertEquals(List.of(shown.page()), opened);
        assertEquals("film.mp4 opens in your browser: " + shown.page(), shown.text());
        assertTrue(shown.page().toString().matches("http://127\\.0\\.0\\.1:\\d+/[-_A-Za-z0-9]{22}"), shown.page().toString());
    }

    @Test
    void withoutABrowserThereIsTheAddressAndHowToGetThere() throws Exception {
        try (Watching remote = new Watching(page -> false, log)) {
            Watching.Shown shown = remote.start(transfer.file());
            int port = shown.page().getPort();
            assertFalse(shown.opened());
            assertEquals("To watch film.mp4 open " + shown.page() + " in a browser on this machine, or elsewhere after 'ssh -L "
                    + port + ":127.0.0.1:" + port + "' to this machine.", shown.text());
        }
    }

    @Test
    void aBrowserThatCannotBeStartedIsAsNone() throws Exception {
        Browser broken = page -> {
            throw new IOException("no memory");
        };
        try (Watching unlucky = new Watching(broken, log)) {
            assertFalse(unlucky.start(transfer.file()).opened());
            assertEquals(List.of("the browser could not be started: java.io.IOException: no memory"), log.lines());
        }
    }

    @Test
    void theSameFileHasTheSamePageAndAnotherAnother() throws Exception {
        URI page = watching.start(transfer.file()).page();
        assertEquals(page, watching.start(transfer.file()).page());
        URI other = watching.start(film().file()).page();
        assertNotEquals(page, other);
        assertEquals(page.getPort(), other.getPort());
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.html", "notes.txt", "picture.svg", "program.exe", "mp4", "film.mp4.zip", "archive"})
    void whatIsNeitherVideoNorSoundNorPictureIsRefusedInWords(String name) {
        SlowTransfer other = new SlowTransfer(name, new byte[10]);
        NotWatchableException refusal =
                assertThrows(NotWatchableException.class, () -> watching.start(other.file()));
        assertEquals(name + " cannot be watched: browsers show videos, sound and pictures, such as .mp4, .webm, .mp3 and"
                + " .jpg.", refusal.getMessage());
        assertEquals(List.of(), opened);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FILM.MP4", "a.b.webm", "song.mp3", "cat.jpeg"})
    void whatBrowsersShowIsShown(String name) throws Exception {
        assertTrue(watching.start(new SlowTransfer(name, new byte[10]).file()).opened());
    }

    @Test
    void aNameCannotActOnTheTerminal() throws Exception {
        String text = watching.start(new SlowTransfer("a\u001b[2Jb.mp4", new byte[10]).file()).text();
        assertTrue(text.startsWith("a[2Jb.mp4 opens"), text);
    }

    @Test
    void oneFileTooManyEndsTheOneThatWasAskedForLongestAgo() throws Exception {
        List<URI> pages = new ArrayList<>();
        for (int i = 0; i <= Watching.MOST; i++) {
            now.incrementAndGet();
            pages.add(watching.start(film().file()).page());
        }
        assertEquals(404, status(pages.getFirst()));
        assertEquals(200, status(pages.get(1)));
        assertEquals(200, status(pages.getLast()));
    }

    @Test
    void whatNobodyAsksForIsForgottenAndTheServerEndsWithTheLast() throws Exception {
        URI one = watching.start(transfer.file()).page();
        URI other = watching.start(film().file()).page();
        now.addAndGet(Watching.IDLE - 1);
        watching.sweep();
        assertEquals(200, status(other));
        now.addAndGet(1);
        watching.sweep();
        assertEquals(404, status(one));
        assertEquals(200, status(other));
        now.addAndGet(Watching.IDLE);
        watching.sweep();
        assertThrows(ConnectException.class, () -> status(other));
    }

    @Test
    void theServerBeginsAnewAfterItHasEnded() throws Exception {
        watching.start(transfer.file());
        now.addAndGet(Watching.IDLE);
        watching.sweep();
        assertEquals(200, status(watching.start(transfer.file()).page()));
    }

    @Test
    void aFileThatAPlayerStillGetsIsNotForgotten() throws Exception {
        URI page = watching.start(transfer.file()).page();
        try (Request request = Request.get(URI.create(page + "/file"))) {
            transfer.awaitWanted(0);
            for (int round = 0; round < 4; round++) {
                now.addAndGet(Watched.STALL - 1); // 40 minutes in all, more than IDLE
                transfer.carry(1_000);
                request.read(1_000);
                watching.sweep();
            }
            transfer.carry(100_000);
            assertEquals(96_000, request.readAll().length);
        }
    }

    @Test
    void aRequestThatMovesNothingIsEnded() throws Exception {
        URI page = watching.start(transfer.file()).page();
        try (Request request = Request.get(URI.create(page + "/file"))) {
            transfer.awaitWanted(0);
            now.addAndGet(Watched.STALL);
            watching.sweep();
            assertEquals(0, request.readAll().length);
        }
    }

    @Test
    void theEndEndsWhateverAPlayerWaitsForAndLeavesNoThread() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        URI file = URI.create(watching.start(transfer.file()).page() + "/file");
        SlowTransfer large = new SlowTransfer("large.mp4", new byte[100_000_000]).carry(100_000_000);
        URI largeFile = URI.create(watching.start(large.file()).page() + "/file");
        try (Request waits = Request.get(file); Request doesNotRead = Request.get(largeFile)) {
            transfer.awaitWanted(0);
            assertEquals(200, doesNotRead.status());
            watching.close();
            assertEquals(0, waits.readAll().length);
        }
        Set<Thread> after = new HashSet<>(Thread.getAllStackTraces().keySet());
        after.removeAll(before);
        for (Thread thread : after.stream().filter(WatchingTest::isOfServer).toList()) {
            assertTrue(thread.join(Duration.ofSeconds(30)), thread.getName());
        }
        assertTrue(log.lines().stream().allMatch(line -> line.startsWith("a request of the browser has ended early")),
                log.lines().toString());
        assertThrows(ConnectException.class, () -> status(file));
        assertThrows(IOException.class, () -> watching.start(transfer.file()));
    }

    private static boolean isOfServer(Thread thread) {
        return List.of("HTTP-Dispatcher", "idle-timeout-task", "req-rsp-timeout-task").contains(thread.getName())
                || thread.getName().startsWith("p2pvideo-watch");
    }

    private static int status(URI page) throws IOException {
        try (Request request = Request.get(page)) {
            return request.status();
        }
    }
}
