package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.wire.Protocol;

/** What becomes of typed lines, in plain line mode. */
class ClientTypingTest {
    @TempDir
    Path home;
    private final ScriptedServer server = new ScriptedServer();
    private final SimulatedTiming time = new SimulatedTiming();
    private RunningClient client;
    private ScriptedServer.Peer peer;

    @BeforeEach
    void logIn() {
        client = new RunningClient(server, RunningClient.config(server, home), time.timing()).start();
        peer = client.logIn();
    }

    /** Ends the input; the server says goodbye. */
    private void endInput() {
        client.keyboard.end();
        peer.expect("/logout");
        peer.send("BYE LOGOUT :Goodbye, yoda.");
        peer.close();
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void aCommandIsSentAsTyped() {
        client.keyboard.lines("  /msgto hans  hello \t there ");
        assertEquals("/msgto hans  hello \t there ", peer.answer("/msgto", "OK :done"));
        client.out.await("done");
    }

    @Test
    void theAnswerIsShown() {
        client.keyboard.lines("/activeuser");
        peer.answer("/activeuser", "ROW :hans\t::1\t6666", "ROW :leia\t10.0.0.1\t7777",
                "@id=3;time=2022-06-01T15:00:01.000Z OK :2 users");
        client.out.await(String.format("hans  ::1       6666%nleia  10.0.0.1  7777%n"));
        client.out.await("2022 ");
        client.out.await(", 2 users");
    }

    @Test
    void aRefusalFailsTheRun() {
        client.keyboard.lines("/msgto nobody x");
        peer.answer("/msgto", "ERR UNKNOWN :There is no user 'nobody'.");
        client.err.await("There is no user 'nobody'.");
        endInput();
        assertEquals(1, client.status());
    }

    @Test
    void aRunWithoutAFailureSucceeds() {
        client.keyboard.lines("/msgto hans x");
        peer.answer("/msgto", "OK :done");
        endInput();
        assertEquals(0, client.status());
        assertTrue(client.out.text().endsWith(String.format("Goodbye, yoda.%n")), client.out.text());
        assertEquals("", client.err.text());
    }

    @Test
    void aLineWaitsForTheAnswerToTheOneBefore() {
        client.keyboard.lines("/one", "/two");
        String one = peer.expect("/one");
        peer.send("PING sync");
        assertEquals("PONG sync", peer.next());
        peer.send(one.replace("/one", "OK"));
        assertEquals("/two", peer.answer("/", "OK"));
    }

    @Test
    void aLineWithoutASlashIsNotSent() {
        client.keyboard.lines("hello", "/", "/ msgto", "/next");
        assertEquals("/next", peer.answer("/", "OK"));
        client.err.await("Start with a slash");
        endInput();
        assertEquals(1, client.status());
    }

    @Test
    void blankLinesAreNothing() {
        client.keyboard.lines("", "   ", "\t", "/next");
        assertEquals("/next", peer.answer("/", "OK"));
        assertEquals("", client.err.text());
    }

    @Test
    void aLineThatIsTooLongIsRefusedWithTheNumber() {
        String fits = "/msgto hans " + "x".repeat(Protocol.LONGEST_REQUEST - "@label=3 /msgto hans \r\n".length());
        client.keyboard.lines(fits);
        assertEquals(fits, peer.answer("/msgto", "OK"));
        client.keyboard.lines(fits + "y");
        client.err.await("That line would have 15,361 bytes; 15,360 are the most. Send it in parts.");
        client.keyboard.lines("/next");
        assertEquals("/next", peer.answer("/", "OK"));
    }

    @Test
    void controlCharactersDoNotReachTheServer() {
        client.keyboard.lines("/msgto hans \u001b[2Jhi\u0000");
        assertEquals("/msgto hans [2Jhi", peer.answer("/msgto", "OK"));
    }

    @Test
    void arrivalsAreShownAsTheyCome() {
        peer.send("@id=1;time=2022-06-01T15:00:01.000Z :hans MESSAGE yoda :hello");
        peer.send(":hans GROUPMESSAGE force :hi \u001b[31mall");
        peer.send(":hans INVITED force");
        client.out.await(", hans: hello");
        client.out.await(", force, hans: hi [31mall");
        client.out.await("* hans INVITED force");
    }

    @Test
    void linesOfTheServerThatAreNoneAreLeftOut() {
        peer.send("@=x broken");
        peer.send(":onlysource");
        peer.send("x".repeat(Protocol.LONGEST_LINE));
        peer.send("COMMAND No%Name :x");
        peer.send("PONG");
        peer.send(":hans MESSAGE yoda :still here");
        client.out.await("still here");
        assertEquals("", client.err.text());
    }

    @Test
    void answersWithoutALabelAreShown() {
        peer.send("ROW :a\tb");
        peer.send("OK :fine");
        peer.send("ERR NEWCODE :odd");
        client.out.await(String.format("a  b%nfine%n"));
        client.err.await("odd");
    }

    @Test
    void aPingIsAnsweredWithTheSame() {
        peer.send("PING one two :and a text");
        assertEquals("PONG one two :and a text", peer.expect("PONG"));
        peer.send("PING");
        assertEquals("PONG", peer.expect("PONG"));
    }

    @Test
    void logoutEndsTheShell() {
        client.keyboard.lines("/logout");
        peer.expect("/logout");
        peer.send("BYE LOGOUT :Goodbye, yoda.");
        peer.close();
        assertEquals(0, client.status());
        client.out.await("Goodbye, yoda.");
        assertEquals("", client.err.text());
    }

    @Test
    void quitSaysGoodbyeToTheServer() {
        client.keyboard.lines("/quit");
        peer.expect("/logout");
        peer.send("BYE LOGOUT :Goodbye, yoda.");
        peer.close();
        assertEquals(0, client.status());
        client.out.await("Goodbye, yoda.");
    }

    @Test
    void quitTakesNoArguments() {
        client.keyboard.lines("/quit now");
        client.err.await("/quit takes no arguments. Usage: /quit");
    }

    @Test
    void stoppingFromOutsideSaysGoodbye() {
        client.client.stop();
        peer.expect("/logout");
        server.hangUp();
        assertEquals(0, client.status());
    }

    @Test
    void stoppingDoesNotWaitForAnAnswer() {
        client.keyboard.lines("/slow");
        peer.expect("/slow");
        client.client.stop();
        peer.expect("/logout");
        server.hangUp();
        assertEquals(1, client.status());
    }

    @Test
    void aServerThatKnowsNoGoodbyeIsLeftAtOnceWithoutAWord() {
        client.keyboard.lines("/quit");
        peer.answer("/logout", "ERR UNKNOWN :There is no command /logout.");
        peer.expectEnd();
        assertEquals(0, client.status());
        assertEquals("", client.err.text());
    }

    @Test
    void aServerThatDoesNotSayGoodbyeIsLeftAnyway() {
        client.close();
        time.goodbyeWithin(Duration.ofMillis(1));
        logIn();
        client.keyboard.lines("/quit");
        assertEquals(0, client.status());
    }
}
