package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.CommandException;
import parley.api.client.Answer;

/** What the program does between log-in and the first line, and when the connection is back. */
class AfterLogInTest {
    @TempDir
    Path home;
    private final ScriptedServer server = new ScriptedServer();
    private final SimulatedTiming time = new SimulatedTiming();

    @AfterEach
    void closeServer() {
        server.close();
    }

    private ClientConfig config() {
        return RunningClient.config(server, home);
    }

    @Test
    void aLineOfTheProtocolIsAnsweredBeforeTheFirstCommandIsSent() {
        RunningClient client = new RunningClient(server, config(), time.timing());
        client.client.afterLogIn(here -> here.tell(here.server() + " offers " + asked(here, "PLUGINS")));
        try (client) {
            client.start().keyboard.lines("yoda", "jedi*knows", "/first");
            ScriptedServer.Peer peer = server.acceptLoggedIn("yoda");
            assertEquals("PLUGINS", peer.answer("PLUGINS", "ROW :a\tb", "OK 7"));
            peer.expect("/first");
            client.out.await(server.host() + ":" + server.port() + " offers [[a, b]] [7]");
        }
    }

    @Test
    void aRefusalIsHandedOn() {
        RunningClient client = new RunningClient(server, config(), time.timing());
        client.client.afterLogIn(here -> here.complain(asked(here, "PLUGINS")));
        try (client) {
            client.start().keyboard.lines("yoda", "jedi*knows");
            server.acceptLoggedIn("yoda").answer("PLUGINS", "ERR UNKNOWN :'PLUGINS' is not understood.");
            client.err.await("UNKNOWN 'PLUGINS' is not understood.");
        }
    }

    @Test
    void somebodyWhoTypesCanBeAskedAndAScriptCannot() {
        RunningClient person = RunningClient.typed(server, config(), time.timing());
        person.client.afterLogIn(here -> here.tell(here.userCanBeAsked() + " " + here.askUser("Well? ")));
        try (person) {
            person.start().keyboard.lines("yoda", "jedi*knows", "yes", "/first");
            ScriptedServer.Peer peer = server.acceptLoggedIn("yoda");
            person.out.await("true Optional[yes]");
            peer.expect("/first");
        }
        RunningClient script = new RunningClient(server, config(), time.timing());
        script.client.afterLogIn(here -> here.tell("can be asked: " + here.userCanBeAsked()));
        try (script) {
            script.start().keyboard.lines("yoda", "jedi*knows");
            server.acceptLoggedIn("yoda");
            script.out.await("can be asked: false");
        }
    }

    @Test
    void whoLeavesInsteadOfAnsweringGivesNoAnswer() {
        RunningClient person = RunningClient.typed(server, config(), time.timing());
        person.client.afterLogIn(here -> here.tell("answered " + here.askUser("Well? ").isPresent()));
        try (person) {
            person.start().keyboard.lines("yoda", "jedi*knows").end();
            server.acceptLoggedIn("yoda");
            person.out.await("answered false");
        }
    }

    /** Once the first log-in and what is done after it are through, for which a command is the sign. */
    private void losesTheConnectionAfterLogIn(RunningClient client, String told) {
        client.start().keyboard.lines("yoda", "jedi*knows");
        ScriptedServer.Peer peer = server.acceptLoggedIn("yoda");
        peer.answer("PLUGINS", "OK 1");
        client.out.await(told);
        client.keyboard.lines("/bow");
        peer.answer("/bow", "OK :bowed");
        client.out.await("bowed");
        peer.close();
        time.endPause();
    }

    @Test
    void itIsDoneAgainWithoutAskingWhenTheConnectionIsBack() {
        RunningClient client = RunningClient.typed(server, config(), time.timing());
        client.client.afterLogIn(here -> here.tell("asks " + here.userCanBeAsked() + " " + asked(here, "PLUGINS")));
        try (client) {
            losesTheConnectionAfterLogIn(client, "asks true [] [1]");
            server.acceptLoggedIn("yoda").answer("PLUGINS", "OK 2");
            client.out.await("asks false [] [2]");
        }
    }

    @Test
    void aConnectionThatIsLostMeanwhileIsMadeAgain() {
        RunningClient client = new RunningClient(server, config(), time.timing());
        client.client.afterLogIn(here -> here.tell(asked(here, "PLUGINS")));
        try (client) {
            losesTheConnectionAfterLogIn(client, "[] [1]");
            ScriptedServer.Peer peer = server.acceptLoggedIn("yoda");
            peer.expect("PLUGINS");
            peer.close();
            client.out.await("WAIT The connection ended before the server answered.");
            time.endPause();
            server.acceptLoggedIn("yoda").answer("PLUGINS", "OK 3");
            client.out.await("[] [3]");
        }
    }

    @Test
    void whileTheUserIsAskedTheConnectionComesBackAsOftenAsItIsLost() {
        RunningClient client = RunningClient.typed(server, config(), time.timing());
        client.client.afterLogIn(here -> {
            here.tell("asks");
            here.tell("answered " + here.askUser("Well? "));
        });
        try (client) {
            client.start().keyboard.lines("yoda", "jedi*knows");
            ScriptedServer.Peer first = server.acceptLoggedIn("yoda");
            client.out.await("asks"); // so the log-in is over, which ends the program if it is cut off
            first.close();
            time.endPause();
            server.acceptLoggedIn("yoda").close();
            time.endPause();
            server.acceptLoggedIn("yoda");
            client.keyboard.lines("yes");
            client.out.await("answered Optional[yes]");
        }
    }

    @Test
    void aShellThatEndsMeanwhileEnds() {
        RunningClient client = new RunningClient(server, config(), time.timing());
        client.client.afterLogIn(here -> here.tell(asked(here, "PLUGINS")));
        client.start().keyboard.lines("yoda", "jedi*knows", "/first");
        ScriptedServer.Peer peer = server.acceptLoggedIn("yoda");
        peer.expect("PLUGINS");
        client.client.stop();
        peer.expect("/logout");
        peer.close();
        assertEquals(0, client.status());
        assertFalse(client.err.text().contains("first"), client.err.text());
    }

    @Test
    void anIpv6AddressStandsInBracketsOnce() {
        for (String host : List.of("::1", "[::1]")) {
            Arrival arrival = new Arrival(null, config().withHost(host).withPort(7275), null, true);
            assertTrue(arrival.server().equals("[::1]:7275"), arrival.server());
        }
    }

    private static String asked(LoggedIn here, String line) throws InterruptedException {
        try {
            Answer answer = here.ask(line);
            return answer.rows() + " " + answer.params();
        } catch (CommandException e) {
            return e.code() + " " + e.getMessage();
        }
    }
}
