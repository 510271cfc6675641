package parley.p2pvideo.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.p2pvideo.transfer.KeptLog;

@Timeout(60)
final class WatchServerTest {
    private static final int SIZE = 1_000_000;
    private static final int STEP = 10_000;

    private final byte[] content = new byte[SIZE];
    private final KeptLog log = new KeptLog();
    private final Watching watching = new Watching(page -> true, log);
    private SlowTransfer transfer;
    private URI page;
    private URI stream;

    @BeforeEach
    void start() throws Exception {
        new Random(1).nextBytes(content);
        show("film.mp4", content);
    }

    private void show(String name, byte[] bytes) throws Exception {
        transfer = new SlowTransfer(name, bytes);
        page = watching.start(transfer.file()).page();
        stream = URI.create(page + "/file");
    }

    @AfterEach
    void stop() throws IOException {
        watching.close();
    }

    @Test
    void thePageHasTheVideoAndMayLoadNothingElse() throws IOException {
        try (Request got = Request.get(page)) {
            String html = new String(got.readAll(), StandardCharsets.UTF_8);
            assertTrue(html.contains("<video src=\"" + stream.getPath() + "\" controls autoplay"), html);
            assertTrue(html.contains("<title>film.mp4</title>"), html);
            assertEquals(200, got.status());
            assertEquals(Optional.of("text/html; charset=utf-8"), got.field("Content-Type"));
            assertTrue(got.field("Content-Security-Policy").orElse("").startsWith("default-src 'none'"));
            assertEquals(Optional.of("nosniff"), got.field("X-Content-Type-Options"));
            assertEquals(Optional.of("no-referrer"), got.field("Referrer-Policy"));
            assertEquals(Optional.empty(), got.field("Access-Control-Allow-Origin"));
        }
    }

    @Test
    void aNameIsTextOnThePageAndNothingElse() throws Exception {
        show("\"><script>'&.jpg", content);
        try (Request got = Request.get(page)) {
            String html = new String(got.readAll(), StandardCharsets.UTF_8);
            assertTrue(html.contains("<title>&quot;&gt;&lt;script&gt;&#39;&amp;.jpg</title>"), html);
            assertTrue(html.contains("<img src=\"" + stream.getPath() + "\" alt=\"&quot;&gt;&lt;script"), html);
        }
    }

    @Test
    void theWholeFileComesWithoutARange() throws IOException {
        transfer.carry(SIZE);
        try (Request got = Request.get(stream)) {
            assertEquals(200, got.status());
            assertEquals(Optional.of("video/mp4"), got.field("Content-Type"));
            assertEquals(Optional.of("bytes"), got.field("Accept-Ranges"));
            assertEquals(Optional.of("1000000"), got.field("Content-Length"));
            assertEquals(Optional.of("nosniff"), got.field("X-Content-Type-Options"));
            assertEquals(Optional.of("inline; filename*=UTF-8''film.mp4"), got.field("Content-Disposition"));
            assertArrayEquals(content, got.readAll());
        }
        assertEquals(List.of(), transfer.wanted());
    }

    @Test
    void aPartComesAsPartialContent() throws IOException {
        transfer.carry(SIZE);
        try (Request got = Request.get(stream, "Range: bytes=500000-599999")) {
            assertEquals(206, got.status());
            assertEquals(Optional.of("bytes 500000-599999/1000000"), got.field("Content-Range"));
            assertEquals(Optional.of("100000"), got.field("Content-Length"));
            assertArrayEquals(Arrays.copyOfRange(content, 500_000, 600_000), got.readAll());
        }
        try (Request got = Request.get(stream, "Range: bytes=-10")) {
            assertEquals(Optional.of("bytes 999990-999999/1000000"), got.field("Content-Range"));
            assertArrayEquals(Arrays.copyOfRange(content, SIZE - 10, SIZE), got.readAll());
        }
    }

    @Test
    void aRangeBehindTheEndIsRefusedWithTheSize() throws IOException {
        try (Request got = Request.get(stream, "Range: bytes=1000000-")) {
            assertEquals(416, got.status());
            assertEquals(Optional.of("bytes */1000000"), got.field("Content-Range"));
            assertEquals(0, got.readAll().length);
        }
    }

    @Test
    void severalRangeFieldsAreIgnored() throws IOException {
        transfer.carry(SIZE);
        try (Request got = Request.get(stream, "Range: bytes=0-1", "Range: bytes=5-6")) {
            assertEquals(200, got.status());
        }
    }

    @Test
    void aRangeOnlyIfTheFileIsTheSame() throws IOException {
        transfer.carry(SIZE);
        String tag;
        try (Request got = Request.get(stream, "Range: bytes=0-9", "If-Range: \"another\"")) {
            assertEquals(200, got.status());
            tag = got.field("ETag").orElseThrow();
        }
        try (Request got = Request.get(stream, "Range: bytes=0-9", "If-Range: " + tag)) {
            assertEquals(206, got.status());
        }
    }

    @Test
    void aHeadHasTheSizeAndNoBodyWhateverRangeItNames() throws IOException {
        try (Request got = Request.send("HEAD " + stream.getPath(), stream, "Host: localhost", "Range: bytes=0-9")) {
            assertEquals(200, got.status());
            assertEquals(Optional.of("1000000"), got.field("Content-Length"));
            assertEquals(0, got.readAll().length);
        }
        try (Request got = Request.send("HEAD " + page.getPath(), page, "Host: localhost")) {
            assertEquals(200, got.status());
            assertEquals(0, got.readAll().length);
        }
    }

    @Test
    void anEmptyFileHasAnEmptyAnswer() throws Exception {
        show("nothing.mp4", new byte[0]);
        try (Request got = Request.get(stream)) {
            assertEquals(200, got.status());
            assertEquals(Optional.of("0"), got.field("Content-Length"));
        }
        try (Request got = Request.get(stream, "Range: bytes=0-")) {
            assertEquals(416, got.status());
        }
    }

    @Test
    void nothingButGetAndHeadIsAllowed() throws IOException {
        try (Request got = Request.send("POST " + stream.getPath(), stream, "Host: localhost", "Content-Length: 0")) {
            assertEquals(405, got.status());
            assertEquals(Optional.of("GET, HEAD"), got.field("Allow"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/x", "/x/file", "/favicon.ico"})
    void withoutTheTokenThereIsNothing(String path) throws IOException {
        try (Request got = Request.get(page.resolve(URI.create("http://127.0.0.1:" + page.getPort() + path)))) {
            assertEquals(404, got.status());
            assertEquals(0, got.readAll().length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "http://localhost", "x"})
    void whatIsNoPathIsRefusedWithoutAFault(String target) throws IOException {
        try (Request got = Request.send("GET " + target, page, "Host: localhost")) {
            assertTrue(List.of(400, 404).contains(got.status()), "status " + got.status());
        }
        assertEquals(List.of(), log.lines());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/file/", "/other", "x"})
    void behindTheTokenThereIsNothingElse(String further) throws IOException {
        try (Request got = Request.get(URI.create(page + further))) {
            assertEquals(404, got.status());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: example.org", "Host: 127.0.0.1.example.org", "Host: localhost.example.org:80",
            "Host: 192.168.1.2", "Host:", "Host: localhost\r\nHost: localhost", "X-Host: localhost"})
    void whoComesByAnotherNameLearnsNothing(String host) throws IOException {
        try (Request got = Request.send("GET " + page.getPath(), page, host)) {
            assertEquals(403, got.status());
            assertEquals(0, got.readAll().length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: localhost", "Host: LocalHost:9000", "Host: 127.0.0.1:1", "Host: [::1]:9000"})
    void thisMachineHasSeveralNamesAndPortsAreForwarded(String host) throws IOException {
        try (Request got = Request.send("GET " + page.getPath(), page, host)) {
            assertEquals(200, got.status());
        }
    }

    @Test
    void aReadAheadOfTheTransferWaitsAndAsks() throws Exception {
        transfer.carry(100_000);
        try (Request got = Request.get(stream, "Range: bytes=50000-299999")) {
            assertArrayEquals(Arrays.copyOfRange(content, 50_000, 100_000), got.read(50_000));
            transfer.awaitWanted(100_000);
            transfer.carry(200_000);
            assertArrayEquals(Arrays.copyOfRange(content, 100_000, 300_000), got.readAll());
        }
        assertEquals(List.of(100_000L), transfer.wanted());
    }

    @Test
    void aFewBytesAreNotKeptBackUntilThereAreMore() throws Exception {
        try (Request got = Request.get(stream)) {
            transfer.awaitWanted(0);
            transfer.carry(1_000);
            assertArrayEquals(Arrays.copyOf(content, 1_000), got.read(1_000));
        }
    }

    @Test
    void aSeekIsServedBeforeWhatIsInBetween() throws Exception {
        transfer.carry(100_000);
        try (Request first = Request.get(stream, "Range: bytes=0-")) {
            first.read(100_000);
            transfer.awaitWanted(100_000);
            try (Request second = Request.get(stream, "Range: bytes=800000-")) {
                transfer.awaitWanted(800_000);
                transfer.carry(200_000);
                assertArrayEquals(Arrays.copyOfRange(content, 800_000, SIZE), second.readAll());
            }
            assertEquals(0, transfer.availableFrom(100_000));
            transfer.carry(SIZE);
            assertArrayEquals(Arrays.copyOfRange(content, 100_000, SIZE), first.readAll());
        }
    }

    @Test
    void aTransferThatFailsEndsTheAnswerEarly() throws Exception {
        transfer.carry(100_000);
        try (Request got = Request.get(stream)) {
            got.read(100_000);
            transfer.awaitWanted(100_000);
            transfer.file().failed("hans has left");
            assertEquals(0, got.readAll().length);
        }
    }

    @Test
    void itGoesOnFromTheFinalFile(@TempDir Path folder) throws Exception {
        transfer.carry(100_000);
        try (Request got = Request.get(stream)) {
            got.read(100_000);
            transfer.awaitWanted(100_000);
            transfer.end();
            transfer.file().finished(Files.write(folder.resolve("hans_film.mp4"), content));
            assertArrayEquals(Arrays.copyOfRange(content, 100_000, SIZE), got.readAll());
        }
    }

    @Test
    void manyPlayersThatHangEndTheOldestOfThem() throws Exception {
        Request[] hanging = new Request[Watched.MOST_STREAMS + 1];
        for (int i = 0; i < hanging.length; i++) {
            hanging[i] = Request.get(stream, "Range: bytes=" + i * STEP + "-");
            transfer.awaitWanted(0);
        }
        assertEquals(0, hanging[0].readAll().length);
        transfer.carry(SIZE);
        for (int i = 1; i < hanging.length; i++) {
            assertEquals(SIZE - i * STEP, hanging[i].readAll().length);
            hanging[i].close();
        }
        hanging[0].close();
    }

    @Test
    void playersThatLeaveDoNotUseUpTheConnections() throws Exception {
        transfer.carry(100_000);
        for (int i = 0; i < 100; i++) {
            try (Request got = Request.get(stream)) {
                assertEquals(200, got.status());
            }
        }
    }
}
