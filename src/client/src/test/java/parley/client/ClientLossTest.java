package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the connection is lost. Pauses last until the test ends them. */
class ClientLossTest {
    @TempDir
    Path home;
    private ScriptedServer server = new ScriptedServer();
    private final SimulatedTiming time = new SimulatedTiming();
    private RunningClient client;
    private ScriptedServer.Peer peer;

    @BeforeEach
    void logIn() {
        client = new RunningClient(server, RunningClient.config(server, home), time.timing()).start();
        peer = client.logIn();
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private static int count(String text, String words) {
        return text.split(words, -1).length - 1;
    }

    @Test
    void theClientComesBackAndLogsInAgain() {
        peer.close();
        client.err.await(
                "Lost the connection to " + server.host() + " port " + server.port() + ": the server closed it.");
        client.out.await("Trying again in 1.");
        time.endPause();
        peer = server.accept();
        peer.answer("HELLO", "HELLO 1 :Scripted 1");
        assertEquals("LOGIN yoda :jedi*knows", peer.answer("LOGIN", "WELCOME yoda :Welcome, yoda."));
        client.out.await("Connected again as yoda.");
        client.keyboard.lines("/msgto hans x");
        peer.answer("/msgto", "OK :done");
        client.out.await("done");
        assertEquals(1, count(client.out.text(), "Welcome"));
        assertEquals(1, count(client.out.text(), "Commands:"));
    }

    @Test
    void linesTypedMeanwhileAreRefused() {
        peer.close();
        client.out.await("Trying again");
        client.keyboard.lines("/msgto hans x");
        client.err.await("Not sent: there is no connection to " + server.host() + " port " + server.port());
    }

    @Test
    void aLineThatWaitsForItsAnswerIsNotLostSilently() {
        client.keyboard.lines("/msgto hans x");
        peer.expect("/msgto");
        peer.close();
        client.err.await("No answer to /msgto: it may have been done. Check before you repeat it.");
    }

    @Test
    void pausesGrowWhileTheServerIsAway() {
        server.close();
        peer.close();
        for (int i = 0; i < 8; i++) {
            time.endPause();
        }
        time.awaitPauses(9);
        client.out.await("then about every 30 s");
        client.keyboard.lines("/quit");
        assertEquals(0, client.status());
        for (int i = 1; i < time.pauses.size(); i++) {
            assertTrue(time.pauses.get(i).compareTo(Duration.ofSeconds(38)) < 0, time.pauses.toString());
        }
        assertTrue(time.pauses.get(4).compareTo(Duration.ofSeconds(12)) >= 0, time.pauses.toString());
        assertEquals(1, count(client.err.text(), "Lost the connection"));
        assertTrue(count(client.out.text(), "Trying again") <= 5, client.out.text());
    }

    @Test
    void aServerThatStopsIsComeBackTo() {
        peer.send("BYE SHUTDOWN :The server stops.");
        peer.close();
        client.err.await(String.format(": The server stops.%n"));
        client.out.await("Trying again");
    }

    @Test
    void anotherLogInOfTheSameUserEndsTheShell() {
        peer.send("BYE REPLACED :yoda logged in elsewhere.");
        peer.close();
        assertEquals(1, client.status());
        assertTrue(client.err.text().contains("yoda logged in elsewhere."), client.err.text());
        assertEquals(0, time.pauses.size());
    }

    @Test
    void aGoodbyeOfALaterVersionEndsTheShell() {
        peer.send("BYE MAINTENANCE :Come back tomorrow.");
        peer.close();
        assertEquals(1, client.status());
        assertTrue(client.err.text().contains("Come back tomorrow."), client.err.text());
    }

    @Test
    void aPasswordThatNoLongerHoldsEndsTheShell() {
        peer.close();
        time.endPause();
        peer = server.accept();
        peer.answer("HELLO", "HELLO 1 :Scripted 1");
        peer.answer("LOGIN", "ERR DENIED :Wrong password.");
        assertEquals(1, client.status());
        assertTrue(client.err.text().contains("Wrong password."), client.err.text());
    }

    @Test
    void aBlockedNameIsTriedAgain() {
        peer.close();
        time.endPause();
        peer = server.accept();
        peer.answer("HELLO", "HELLO 1 :Scripted 1");
        peer.answer("LOGIN", "@wait=10000 ERR WAIT :yoda is blocked for 10 s.");
        peer.expectEnd();
        time.endPause();
        server.acceptLoggedIn("yoda");
        client.out.await("Connected again as yoda.");
    }

    @Test
    void aSecondLossIsComeBackFromAsWell() {
        for (int i = 1; i <= 2; i++) {
            peer.close();
            time.endPause();
            peer = server.acceptLoggedIn("yoda");
            peer.send(":hans MESSAGE yoda :back " + i);
            client.out.await("back " + i);
        }
        client.keyboard.lines("/one");
        peer.answer("/one", "OK :done");
        client.out.await("done");
    }

    @Test
    void aConnectionThatDidNotHoldIsTriedAgainMoreSlowly() {
        for (int i = 0; i < 3; i++) {
            peer.close();
            time.endPause();
            peer = server.acceptLoggedIn("yoda");
        }
        assertTrue(time.pauses.get(2).compareTo(Duration.ofSeconds(3)) >= 0, time.pauses.toString());
    }

    @Test
    void aConnectionThatHeldIsTriedAgainSoon() {
        for (int i = 0; i < 3; i++) {
            time.advance(Duration.ofSeconds(31));
            peer.close();
            time.endPause();
            peer = server.acceptLoggedIn("yoda");
            peer.send(":hans MESSAGE yoda :back " + i);
            client.out.await("back " + i);
        }
        client.keyboard.lines("/one");
        peer.answer("/one", "OK");
        assertTrue(time.pauses.get(1).compareTo(Duration.ofSeconds(2)) < 0, time.pauses.toString());
    }

    @Test
    void whatTheServerOfferedBeforeIsForgotten() {
        peer.send("COMMAND old :Of the old server");
        peer.close();
        time.endPause();
        peer = server.acceptLoggedIn("yoda");
        client.out.await("Connected again");
        client.keyboard.lines("/old");
        peer.answer("/old", "ERR UNKNOWN :There is no command '/old'.");
        client.err.await("There is no command '/old'.");
    }

    @Test
    void quittingWorksWhileDisconnected() {
        peer.close();
        client.out.await("Trying again");
        client.keyboard.lines("/quit");
        assertEquals(0, client.status());
        assertFalse(client.out.text().contains("Connected again"));
    }

    @Test
    void inputThatEndsWhileDisconnectedEndsTheShell() {
        peer.close();
        client.out.await("Trying again");
        client.keyboard.end();
        client.status();
    }
}
