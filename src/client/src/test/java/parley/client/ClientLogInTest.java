package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientLogInTest {
    @TempDir
    Path home;
    private final ScriptedServer server = new ScriptedServer();
    private final SimulatedTiming time = new SimulatedTiming();

    @AfterEach
    void closeServer() {
        server.close();
    }

    private RunningClient client(ClientConfig config) {
        return new RunningClient(server, config, time.timing()).start();
    }

    private RunningClient typedClient(ClientConfig config) {
        return RunningClient.typed(server, config, time.timing()).start();
    }

    private ClientConfig config() {
        return RunningClient.config(server, home);
    }

    @Test
    void theFirstLinesSayWhoItIsAndWhereFilesAreReceived() {
        try (RunningClient client = client(config().withUdpPort(6666))) {
            client.keyboard.lines("yoda", "jedi*knows :x");
            ScriptedServer.Peer peer = server.accept();
            assertEquals("HELLO 1 suggest udp=6666 :Parley client", peer.answer("HELLO", "HELLO 1 :Scripted 1"));
            assertEquals("LOGIN yoda :jedi*knows :x", peer.answer("LOGIN", "WELCOME yoda :Welcome."));
        }
    }

    @Test
    void withoutAChoiceSomeFreeUdpPortIsNamed() {
        try (RunningClient client = client(config())) {
            client.keyboard.lines("yoda");
            String hello = server.accept().answer("HELLO", "HELLO 1 :Scripted 1");
            int port = Integer.parseInt(hello.replaceAll(".*udp=(\\d+) .*", "$1"));
            assertTrue(port >= 1024 && port <= 65535, hello);
        }
    }

    @Test
    void theWelcomeAndTheCommandsAreShown() {
        try (RunningClient client = client(config())) {
            client.keyboard.lines("yoda", "jedi*knows");
            ScriptedServer.Peer peer = server.accept();
            peer.answer("HELLO", "HELLO 1 :Scripted 1");
            peer.answer("LOGIN", "WELCOME yoda :Welcome to Parley, yoda.", "COMMAND help name:COMMAND? :List them");
            peer.send("COMMAND msgto user:USER text:TEXT :Send a message");
            peer.expect("PING catalogue");
            peer.send("PONG catalogue");
            client.out.await(String.format("Welcome to Parley, yoda.%nCommands: /help /keys /msgto /quit%n"));
        }
    }

    @Test
    void whatTheUserMissedComesAfterTheCommands() {
        try (RunningClient client = client(config())) {
            client.keyboard.lines("yoda", "jedi*knows");
            ScriptedServer.Peer peer = server.acceptLoggedIn("yoda");
            peer.send(":hans MESSAGE yoda :missed");
            client.out.await("missed");
            assertTrue(client.out.text().indexOf("Commands:") < client.out.text().indexOf("missed"));
        }
    }

    @Test
    void aRefusalIsTheEndOfAScript() {
        RunningClient client = client(config());
        client.keyboard.lines("yoda", "wrong", "/msgto hans", "/quit");
        ScriptedServer.Peer peer = server.accept();
        peer.answer("HELLO", "HELLO 1 :Scripted 1");
        peer.answer("LOGIN yoda :wrong", "ERR DENIED :Wrong password.");
        assertEquals(1, client.status());
        assertEquals(String.format("Wrong password.%n"), client.err.text());
    }

    @Test
    void afterARefusalTheNextTwoLinesThatSomebodyTypesAreTried() {
        try (RunningClient client = typedClient(config())) {
            client.keyboard.lines("nobody", "x", "yoda", "wrong", "yoda", "jedi*knows");
            ScriptedServer.Peer peer = server.accept();
            peer.answer("HELLO", "HELLO 1 :Scripted 1");
            peer.answer("LOGIN nobody :x", "ERR UNKNOWN :There is no user 'nobody'.");
            peer.answer("LOGIN yoda :wrong", "@wait=10000 ERR WAIT :yoda is blocked for 10 s.");
            peer.answer("LOGIN yoda :jedi*knows", "WELCOME yoda :Welcome, yoda.");
            client.err.await("There is no user 'nobody'.");
            client.err.await("yoda is blocked for 10 s.");
            client.out.await("Welcome, yoda.");
        }
    }

    @Test
    void inputThatEndsBeforeTheLogInFails() {
        RunningClient client = client(config());
        server.accept().answer("HELLO", "HELLO 1 :Scripted 1");
        client.keyboard.lines("yoda").end();
        assertEquals(1, client.status());
        assertEquals(String.format("The input ended before user and password.%n"), client.err.text());
    }

    @Test
    void somebodyWhoLeavesInsteadOfLoggingInIsToldNothing() {
        RunningClient client = typedClient(config());
        server.accept().answer("HELLO", "HELLO 1 :Scripted 1");
        client.keyboard.end();
        assertEquals(1, client.status());
        assertEquals("", client.err.text());
    }

    @Test
    void givenUserAndPasswordAreTriedOnceInLineMode() throws IOException {
        Path file = Files.writeString(home.resolve("pw"), "jedi*knows\nnot this\n");
        RunningClient client = client(config().withUser("yoda").withPasswordFile(file));
        ScriptedServer.Peer peer = server.accept();
        peer.answer("HELLO", "HELLO 1 :Scripted 1");
        peer.answer("LOGIN yoda :jedi*knows", "ERR DENIED :Wrong password.");
        assertEquals(1, client.status());
        assertTrue(client.err.text().contains("Wrong password."));
    }

    @Test
    void aGivenUserNeedsOnlyThePassword() {
        try (RunningClient client = client(config().withUser("yoda"))) {
            client.keyboard.lines("jedi*knows");
            server.acceptLoggedIn("yoda");
            client.out.await("Welcome, yoda.");
        }
    }

    @Test
    void aPasswordFileThatCannotBeReadIsNamed() {
        RunningClient client = client(config().withPasswordFile(home.resolve("missing")));
        server.accept().answer("HELLO", "HELLO 1 :Scripted 1");
        assertEquals(1, client.status());
        assertTrue(client.err.text().contains(home.resolve("missing").toString()), client.err.text());
    }

    @Test
    void aNameThatIsNoWordIsNotSent() {
        try (RunningClient client = typedClient(config())) {
            client.keyboard.lines("yo da", "x", "", "x", ":yoda", "x", "yoda", "jedi*knows");
            server.acceptLoggedIn("yoda");
            client.out.await("Welcome, yoda.");
            assertTrue(client.err.text().contains("'yo da' cannot be a user"), client.err.text());
            assertTrue(client.err.text().contains("'' cannot be a user"), client.err.text());
            assertTrue(client.err.text().contains("':yoda' cannot be a user"), client.err.text());
        }
    }

    @Test
    void aConnectionThatEndedWhileTheUserTypedIsMadeAgain() {
        try (RunningClient client = client(config())) {
            ScriptedServer.Peer slow = server.accept();
            slow.answer("HELLO", "HELLO 1 :Scripted 1");
            slow.send("BYE TIMEOUT :No log-in within 60 s.");
            slow.close();
            client.keyboard.lines("yoda", "jedi*knows");
            server.acceptLoggedIn("yoda");
            client.out.await("Welcome, yoda.");
            assertEquals("", client.err.text());
        }
    }

    @Test
    void aServerThatWantsNoMoreConnectionsIsNotTriedAgain() {
        RunningClient client = client(config());
        ScriptedServer.Peer peer = server.accept();
        peer.answer("HELLO", "HELLO 1 :Scripted 1");
        peer.send("BYE LIMIT :10 connections from one address are the most.");
        peer.close();
        assertEquals(1, client.status());
        assertTrue(client.err.text().contains("10 connections from one address are the most."), client.err.text());
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        RunningClient client = client(config().withHost("127.0.0.1").withPort(free));
        assertEquals(1, client.status());
        assertTrue(client.err.text().startsWith("Cannot connect to 127.0.0.1 port " + free + ": Connection refused."),
                client.err.text());
    }

    @Test
    void aHostThatDoesNotExistIsNamed() {
        RunningClient client = client(config().withHost("no-such-host.invalid"));
        assertEquals(1, client.status());
        client.err.await("no machine of the name 'no-such-host.invalid' is known");
    }

    @Test
    void anIpv6AddressMayStandInBrackets() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            try (var connected = Dialer.dial("[::1]", socket.getLocalPort())) {
                assertTrue(connected.getTcpNoDelay());
            }
        }
    }

    @Test
    void somethingElseThanParleyIsTold() {
        RunningClient client = client(config());
        ScriptedServer.Peer peer = server.accept();
        peer.send("SSH-2.0-OpenSSH_9.2");
        assertEquals(1, client.status());
        assertTrue(client.err.text().contains("It answers, but not as a Parley server."), client.err.text());
    }

    @Test
    void aServerThatSaysNothingIsGivenUp() {
        time.answerWithin(Duration.ofMillis(50));
        RunningClient client = client(config());
        server.accept().expect("HELLO");
        assertEquals(1, client.status());
        assertTrue(client.err.text().contains("gave no answer within"), client.err.text());
    }

    @Test
    void anotherVersionIsToldInTheServersWords() {
        RunningClient client = client(config());
        server.accept().answer("HELLO", "ERR INVALID :This server speaks version 2.");
        assertEquals(1, client.status());
        assertTrue(client.err.text().contains("This server speaks version 2."), client.err.text());
    }

    @Test
    void thePasswordIsNotPrinted() {
        try (RunningClient client = client(config())) {
            client.logIn();
            assertFalse((client.out.text() + client.err.text()).contains("jedi*knows"));
        }
        assertEquals("Credentials[yoda]", new Credentials("yoda", "jedi*knows").toString());
    }
}
