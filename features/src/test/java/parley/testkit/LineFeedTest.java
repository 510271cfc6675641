package parley.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

class LineFeedTest {
    private final LineFeed feed = new LineFeed();
    private final BufferedReader reader = new BufferedReader(new InputStreamReader(feed, StandardCharsets.UTF_8));

    @Test
    void whatIsTypedIsReadLineByLineUntilTheEnd() throws IOException {
        feed.type("one");
        assertEquals("one", reader.readLine());
        feed.type("zwei, grüße");
        feed.type("");
        feed.close();
        assertEquals("zwei, grüße", reader.readLine());
        assertEquals("", reader.readLine());
        assertNull(reader.readLine());
    }

    @Test
    void aReaderWaitsForTheNextLine() throws InterruptedException {
        StringBuilder read = new StringBuilder();
        Thread waiting = Thread.ofVirtual().start(() -> read.append((char) feed.read()));
        feed.type("x");
        waiting.join();
        assertEquals("x", read.toString());
    }
}
