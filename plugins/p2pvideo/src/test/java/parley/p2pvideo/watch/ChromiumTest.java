package parley.p2pvideo.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.p2pvideo.transfer.KeptLog;

/** A real browser plays a real video: 20 seconds in 761,544 bytes. */
@Timeout(120)
final class ChromiumTest {
    @TempDir
    private static Path folder;
    private static Chromium chromium;

    private final Watching watching = new Watching(page -> false, new KeptLog());

    @BeforeAll
    static void start() throws IOException {
        Optional<Path> program = Chromium.find();
        assumeTrue(program.isPresent(), "no chromium, chromium-browser or google-chrome on the PATH: not tried in a browser");
        chromium = Chromium.start(program.get(), folder);
    }

    @AfterEach
    void stopWatching() throws IOException {
        watching.close();
    }

    @AfterAll
    static void stop() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aVideoPlaysAndSeeksBeforeAllOfItIsThereAndEndsFromItsFinalFile() throws Exception {
        byte[] video = video();
        SlowTransfer transfer = new SlowTransfer("sample.mp4", video).carry(150_000);
        open(transfer, 150_000);
        chromium.run(until("timeupdate", "v.currentTime > 0.3"));
        assertEquals(150_000, transfer.availableFrom(0));

        String seeked = until("seeked", "v.readyState > 1 && v.currentTime >= 14");
        chromium.run("window.seeked = " + seeked + "; v.currentTime = 14");
        transfer.awaitWanted(300_000);
        transfer.carry(200_000);
        chromium.run("window.seeked");
        chromium.run(until("timeupdate", "v.currentTime > 14.2"));
        assertEquals(0, transfer.availableFrom(150_000), "what lies between was fetched first");
        assertFalse(transfer.isComplete());

        transfer.end();
        transfer.file().finished(Files.write(folder.resolve("hans_sample.mp4"), video));
        chromium.run("window.over = " + until("ended", "true") + "; v.currentTime = 19.5");
        chromium.run("window.over");
    }

    /** Cameras and screen recorders write the index last. */
    @Test
    void aVideoWithItsIndexAtTheEndPlaysAsSoonAsTheEndWasFetched() throws Exception {
        SlowTransfer transfer = new SlowTransfer("sample.mp4", indexLast(video())).carry(50_000);
        open(transfer, 700_000);
        transfer.carry(80_000);
        chromium.run(until("timeupdate", "v.currentTime > 0.3"));
        assertFalse(transfer.isComplete());
    }

    /** Has the browser play what is there, and waits until it asks for bytes from an offset on, or behind it. */
    private void open(SlowTransfer transfer, long wanted) throws Exception {
        chromium.open(watching.start(transfer.file()).page());
        transfer.awaitWanted(wanted);
        chromium.run("window.v = document.querySelector('video'); v.play(); document.title");
    }

    /** A promise of that event with something being true. */
    private static String until(String event, String condition) {
        return "new Promise(done => v.addEventListener('" + event + "', () => { if (" + condition + ") done(v.currentTime) }))";
    }

    private static byte[] video() throws IOException {
        try (InputStream in = ChromiumTest.class.getResourceAsStream("/sample.mp4")) {
            return in.readAllBytes();
        }
    }

    /** The video with its second box, the index, as the last: then the offsets in there (ISO/IEC 14496-12, stco) are less. */
    private static byte[] indexLast(byte[] video) {
        ByteBuffer in = ByteBuffer.wrap(video);
        int index = in.getInt(0);
        int length = in.getInt(index);
        for (int at = index; at < index + length; at++) {
            if (in.getInt(at) == 0x7374636f) { // "stco": version, count, offsets
                for (int i = 0; i < in.getInt(at + 8); i++) {
                    in.putInt(at + 12 + 4 * i, in.getInt(at + 12 + 4 * i) - length);
                }
            }
        }
        return ByteBuffer.allocate(video.length).put(video, 0, index)
                .put(video, index + length, video.length - index - length).put(video, index, length).array();
    }
}
