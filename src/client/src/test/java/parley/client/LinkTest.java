package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.wire.LineSplitter;
import parley.wire.Protocol;

class LinkTest {
    private final ScriptedServer server = new ScriptedServer();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void closeServer() {
        server.close();
    }

    private Link link(SimulatedTiming time) throws IOException {
        Socket socket = Dialer.dial(server.host(), server.port());
        return Link.over(socket, time.timing(), new Link.Receiver() {
            @Override
            public void received(Link link, String line) {
                heard.add(link.isReadingThread() + " " + line);
            }

            @Override
            public void dropped(Link link, LineSplitter.Fault fault) {
                heard.add("dropped " + fault);
            }

            @Override
            public void closed(Link link, String why) {
                heard.add("closed " + why);
            }
        });
    }

    private String next() throws InterruptedException {
        return String.valueOf(heard.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void linesComeWholeAndOnTheReadingThread() throws Exception {
        Link link = link(new SimulatedTiming());
        link.start();
        ScriptedServer.Peer peer = server.accept();
        peer.send("one\r\ntwö");
        assertEquals("true one", next());
        assertEquals("true twö", next());
        assertFalse(link.isReadingThread());
        link.close();
    }

    @Test
    void aLineWithoutEndIsDropped() throws Exception {
        link(new SimulatedTiming()).start();
        ScriptedServer.Peer peer = server.accept();
        peer.send("x".repeat(10 * Protocol.LONGEST_LINE));
        peer.send("next");
        assertEquals("dropped TOO_LONG", next());
        assertEquals("true next", next());
        peer.close();
        assertEquals("closed the server closed it", next());
    }

    @Test
    void aSilentServerIsAskedForASignOfLife() throws Exception {
        Link link = link(new SimulatedTiming().patience(Duration.ofMillis(1), Duration.ofHours(1)));
        link.start();
        assertEquals("PING here", server.accept().expect("PING"));
        link.close();
    }

    @Test
    void aServerThatStaysSilentIsGivenUp() throws Exception {
        link(new SimulatedTiming().patience(Duration.ofMillis(1), Duration.ofMillis(2))).start();
        ScriptedServer.Peer peer = server.accept();
        assertEquals("closed nothing came from the server for 0 s", next());
        peer.expectEnd();
    }

    @Test
    void closingItTellsOnceAndEndsItsThreads() throws Exception {
        Link link = link(new SimulatedTiming());
        link.start();
        ScriptedServer.Peer peer = server.accept();
        assertFalse(link.awaitClosed(Duration.ZERO));
        link.close();
        link.close();
        assertTrue(link.awaitClosed(Duration.ofSeconds(10)));
        assertEquals("closed it was closed", next());
        assertTrue(heard.isEmpty());
        peer.expectEnd();
    }

    @Test
    void aServerThatDoesNotReadMakesSendingFailNotWait() throws Exception {
        Link link = link(new SimulatedTiming());
        link.start();
        server.accept();
        byte[] line = "x".repeat(15_000).concat("\r\n").getBytes(StandardCharsets.UTF_8);
        int sent = 0;
        while (link.send(line)) {
            sent++;
        }
        assertTrue(sent >= Link.MOST_WAITING, sent + " lines were taken");
        link.close();
        assertTrue(link.awaitClosed(Duration.ofSeconds(10)));
    }
}
