package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.client.ServerEvent;

/** After a lost connection what was missed comes, once and in order. Pauses last until the test ends them. */
class ClientResumeTest {
    private static final String LOST_EVENTS = "The server lost its last messages";

    @TempDir
    Path home;
    private final ScriptedServer server = new ScriptedServer();
    private final SimulatedTiming time = new SimulatedTiming();
    private RunningClient client;
    private ScriptedServer.Peer peer;

    @BeforeEach
    void createClient() {
        client = new RunningClient(server, RunningClient.config(server, home).withUdpPort(6666), time.timing());
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    /** Logs in for the first time, with this answer to the log-in; returns the client's hello. */
    private String begin(String welcome) {
        client.start().keyboard.lines("yoda", "jedi*knows");
        String hello = come(welcome);
        heard();
        return hello;
    }

    /** Breaks the connection and lets the client come back; returns its hello. */
    private String comeBack(String welcome) {
        String hello = tryAgain(welcome);
        heard();
        return hello;
    }

    private String tryAgain(String answer) {
        peer.close();
        time.endPause();
        return come(answer);
    }

    /** Waits until the client has taken all that was sent to it. */
    private void heard() {
        peer.send("PING heard");
        peer.expect("PONG heard");
    }

    private String come(String welcome) {
        peer = server.accept();
        String hello = peer.answer("HELLO", "HELLO 1 :Scripted 1");
        peer.answer("LOGIN yoda", welcome);
        return hello;
    }

    private void comes(String line) {
        peer.send(line);
        client.out.await(line.substring(line.lastIndexOf(':') + 1));
    }

    private static String hello(long resume) {
        return "HELLO 1 suggest udp=6666 resume=" + resume + " :Parley client";
    }

    private static String message(long id) {
        return "@id=" + id + ";time=2022-06-01T15:00:01.000Z :hans MESSAGE yoda :number " + id + ".";
    }

    /** The numbers of the messages on the screen. */
    private List<Integer> shown() {
        return client.out.text().lines().filter(line -> line.contains("number "))
                .map(line -> Integer.valueOf(line.replaceAll(".*number (\\d+)\\.", "$1"))).toList();
    }

    @Test
    void theFirstConnectionResumesNothing() {
        assertEquals("HELLO 1 suggest udp=6666 :Parley client", begin("@id=5 WELCOME yoda :Welcome."));
    }

    @Test
    void aLogInThatHadToBeRepeatedResumesNothing() {
        client.start().keyboard.lines("yoda", "jedi*knows");
        ScriptedServer.Peer slow = server.accept();
        slow.answer("HELLO", "HELLO 1 :Scripted 1");
        slow.expect("LOGIN");
        slow.close();
        assertEquals("HELLO 1 suggest udp=6666 :Parley client", come("@id=5 WELCOME yoda :Welcome."));
    }

    @Test
    void aReconnectNamesTheLastIdSeen() {
        begin("@id=5 WELCOME yoda :Welcome.");
        comes(message(6));
        comes("@id=70;time=2022-06-01T15:00:01.000Z :leia GROUPMESSAGE force :for all");
        assertEquals(hello(70), comeBack("@id=70 WELCOME yoda :Welcome."));
    }

    @Test
    void aReconnectOfAShellThatSawNothingNamesWhereItBegan() {
        begin("@id=5 WELCOME yoda :Welcome.");
        assertEquals(hello(5), comeBack("@id=5 WELCOME yoda :Welcome."));
    }

    @Test
    void theLastIdSurvivesSeveralReconnects() {
        begin("@id=5 WELCOME yoda :Welcome.");
        comes(message(8));
        assertEquals(hello(8), comeBack("@id=8 WELCOME yoda :Welcome."));
        assertEquals(hello(8), tryAgain("@wait=10 ERR WAIT :yoda is blocked."));
        peer.expectEnd();
        time.endPause();
        peer = server.accept();
        assertTrue(peer.expect("HELLO").endsWith(hello(8)));
        assertEquals(hello(8), comeBack("@id=8 WELCOME yoda :Welcome."));
        comes(message(9));
        assertEquals(hello(9), comeBack("@id=9 WELCOME yoda :Welcome."));
        assertEquals(List.of(8, 9), shown());
    }

    @Test
    void whatWasMissedIsShownInOrder() {
        begin("@id=5 WELCOME yoda :Welcome.");
        comes(message(6));
        comeBack("@id=6 WELCOME yoda :Welcome.\r\n" + message(7) + "\r\n" + message(9));
        assertEquals(List.of(6, 7, 9), shown());
        assertFalse(client.err.text().contains(LOST_EVENTS), client.err.text());
    }

    @Test
    void theConnectionIsSaidToBeBackBeforeWhatWasMissedIsShown() throws Exception {
        BlockingQueue<Boolean> saidAtRender = new LinkedBlockingQueue<>();
        client.with("toy", context -> context.render("MESSAGE", (ServerEvent event) -> {
            saidAtRender.add(client.out.text().contains("Connected again as yoda."));
            return event.text();
        }));
        begin("@id=5 WELCOME yoda :Welcome.");
        comeBack("@id=5 WELCOME yoda :Welcome.\r\n" + message(6));
        assertEquals(true, saidAtRender.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void whatComesAgainIsDropped() {
        begin("@id=5 WELCOME yoda :Welcome.");
        comes(message(6));
        comes(message(7));
        comeBack("@id=7 WELCOME yoda :Welcome.");
        peer.send(message(6));
        peer.send(message(7));
        comes(message(8));
        peer.send(message(8));
        comes(message(9));
        assertEquals(List.of(6, 7, 8, 9), shown());
        assertEquals(3, client.client.lastEventId().duplicates());
    }

    @Test
    void theIdOfAnAnswerDoesNotCount() {
        begin("@id=5 WELCOME yoda :Welcome.");
        client.keyboard.lines("/msgto hans x");
        peer.answer("/msgto", "@id=9;time=2022-06-01T15:00:01.000Z OK :message 9 to hans");
        client.out.await("message 9 to hans");
        comes(message(8));
        peer.send("@id=30 OK :message 30 without a label");
        comes(message(10));
        assertEquals(List.of(8, 10), shown());
        assertEquals(hello(10), comeBack("@id=10 WELCOME yoda :Welcome."));
    }

    @Test
    void whatIsNotStoredIsShownAndDoesNotCount() {
        begin("@id=5 WELCOME yoda :Welcome.");
        comes(":hans TOY yoda :once");
        comes(":hans TOY yoda :twice");
        assertEquals(hello(5), comeBack("@id=5 WELCOME yoda :Welcome."));
    }

    @Test
    void aServerThatLostItsLastEventsIsTakenAtItsWord() {
        begin("@id=5 WELCOME yoda :Welcome.");
        comes(message(20));
        assertEquals(hello(20), comeBack("@id=18 WELCOME yoda :Welcome."));
        client.err.await(LOST_EVENTS + ": some that you saw or sent are gone there.");
        comes("@id=19 :hans MESSAGE yoda :under a number that is given again");
        comes("@id=20 :hans MESSAGE yoda :and another");
        assertEquals(hello(20), comeBack("@id=20 WELCOME yoda :Welcome."));
        client.keyboard.lines("/one");
        peer.answer("/one", "OK :done");
        client.out.await("done");
        assertEquals(client.err.text().indexOf(LOST_EVENTS), client.err.text().lastIndexOf(LOST_EVENTS));
    }

    @Test
    void anOlderServerIsNotAskedToResume() {
        begin("WELCOME yoda :Welcome.");
        comes("@id=3 :hans MESSAGE yoda :numbered by sender");
        comes("@id=3 :leia MESSAGE yoda :and by the other");
        assertEquals("HELLO 1 suggest udp=6666 :Parley client", comeBack("WELCOME yoda :Welcome."));
        comes("@id=2 :leia MESSAGE yoda :all of it is shown");
    }

    @Test
    void anotherNameForgetsWhatWasSeen() {
        begin("@id=5 WELCOME yoda :Welcome.");
        comes(message(20));
        comeBack("@id=3 WELCOME luke :Welcome.");
        comes(message(4));
        assertFalse(client.err.text().contains(LOST_EVENTS), client.err.text());
    }

    @Test
    void aSlowClientIsSentAwayAndResumes() {
        begin("@id=5 WELCOME yoda :Welcome.");
        comes(message(6));
        peer.send("BYE SLOW :More than the outbox holds was not read.");
        assertEquals(hello(6), comeBack("@id=6 WELCOME yoda :Welcome."));
    }

    @Test
    void anEventCountsOnlyWhenItHasBeenShown() throws Exception {
        BlockingQueue<Long> lastAtRender = new LinkedBlockingQueue<>();
        client.with("toy", context -> context.render("MESSAGE", (ServerEvent event) -> {
            lastAtRender.add(client.client.lastEventId().of("yoda").orElse(-1));
            return event.text();
        }));
        begin("@id=5 WELCOME yoda :Welcome.");
        comes(message(6));
        comes(message(7));
        assertEquals(5, lastAtRender.poll(10, TimeUnit.SECONDS));
        assertEquals(6, lastAtRender.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void whatIsStillBeingShownIsWaitedForBeforeResuming() throws Exception {
        CountDownLatch shows = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        client.with("toy", context -> context.render("TOY", (ServerEvent event) -> {
            shows.countDown();
            await(goOn);
            return event.text();
        }));
        begin("@id=5 WELCOME yoda :Welcome.");
        tryAgain("ERR WAIT :yoda is blocked.\r\n@id=5 WELCOME yoda :Let in all the same.\r\n@id=6 :hans TOY yoda :slow");
        await(shows);
        time.endPause();
        time.awaitPauses(3); // it tried, and put it off
        goOn.countDown();
        assertEquals(hello(6), comeBack("@id=6 WELCOME yoda :Welcome."));
    }

    @Test
    void aFloodOfWhatWasMissedIsShownWholeAndInOrder() {
        begin("@id=0 WELCOME yoda :Welcome.");
        comes(message(1));
        comeBack("@id=1 WELCOME yoda :Welcome.");
        peer.send(IntStream.rangeClosed(1, 3000).mapToObj(ClientResumeTest::message)
                .collect(Collectors.joining("\r\n")));
        client.out.await("number 3000.");
        assertEquals(IntStream.rangeClosed(1, 3000).boxed().toList(), shown());
        assertEquals(hello(3000), comeBack("@id=3000 WELCOME yoda :Welcome."));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
