package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jline.builtins.ScreenTerminal;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.CommandSpec;

/** The whole client at an interactive terminal. */
class InteractiveClientTest {
    @TempDir
    Path home;
    private final ScriptedServer server = new ScriptedServer();
    private final SimulatedTiming time = new SimulatedTiming();
    private final Transcript output = new Transcript();
    private LineDisciplineTerminal tty;
    private Client client;
    private FutureTask<Integer> run;

    @BeforeEach
    void start() throws IOException {
        start(RunningClient.config(server, home).withColour(Colour.NEVER));
    }

    private void start(ClientConfig config) throws IOException {
        tty = new LineDisciplineTerminal("test", "xterm", output, StandardCharsets.UTF_8);
        tty.setSize(new Size(80, 24));
        client = new Client(config, new JLineTerminal(tty, config), time.timing());
        run = new FutureTask<>(client::run);
    }

    @AfterEach
    void close() throws Exception {
        client.stop();
        server.close();
        run.get(10, TimeUnit.SECONDS);
    }

    private void run() {
        Thread.ofPlatform().name("client-under-test").daemon().start(run);
    }

    private int status() throws Exception {
        return run.get(10, TimeUnit.SECONDS);
    }

    /** Types a line once the words that ask for it are there. */
    private void type(String asked, String line) {
        output.await(asked);
        try {
            tty.processInputBytes((line + "\r").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void keys(String keys) throws IOException {
        tty.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until the lowest line on the screen is this one. */
    private void awaitLastLine(String line) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!lastLine().equals(line)) {
            if (System.nanoTime() > deadline) {
                assertEquals(line, lastLine());
            }
            Thread.onSpinWait();
        }
    }

    private String lastLine() {
        ScreenTerminal drawn = new ScreenTerminal(80, 24);
        drawn.write(output.text());
        return drawn.toString().lines().map(String::stripTrailing).filter(line -> !line.isEmpty())
                .reduce("", (above, below) -> below);
    }

    private ScriptedServer.Peer logIn() {
        return logIn("");
    }

    /** Logs in; the welcome carries these tags. */
    private ScriptedServer.Peer logIn(String tags) {
        run();
        ScriptedServer.Peer peer = server.accept();
        peer.answer("HELLO", "HELLO 1 :Scripted 1");
        type("User: ", "yoda");
        type("Password: ", "jedi*knows");
        assertEquals("LOGIN yoda :jedi*knows", peer.answer("LOGIN", tags + "WELCOME yoda :Welcome, yoda."));
        peer.expect("PING catalogue");
        peer.send("PONG catalogue");
        output.await("yoda> ");
        return peer;
    }

    @Test
    void afterAWrongPasswordUserAndPasswordAreAskedAgain() {
        run();
        ScriptedServer.Peer peer = server.accept();
        peer.answer("HELLO", "HELLO 1 :Scripted 1");
        type("User: ", "yoda");
        type("Password: ", "wrong");
        peer.answer("LOGIN yoda :wrong", "ERR DENIED :Wrong password for 'yoda'.");
        output.await("Wrong password for 'yoda'.");
        type("User [yoda]: ", "hans");
        output.await("User [yoda]: hans");
        type("Password: ", "solo#1977");
        peer.answer("LOGIN hans :solo#1977", "WELCOME hans :Welcome, hans.");
        output.await("hans> ");
        assertFalse(output.text().contains("solo"), output.text());
    }

    @Test
    void givenNamesThatAreRefusedAreAskedFor() throws IOException {
        Path file = Files.writeString(home.resolve("pw"), "old\n");
        start(RunningClient.config(server, home).withColour(Colour.NEVER).withUser("yoda").withPasswordFile(file));
        run();
        ScriptedServer.Peer peer = server.accept();
        peer.answer("HELLO", "HELLO 1 :Scripted 1");
        peer.answer("LOGIN yoda :old", "ERR DENIED :Wrong password for 'yoda'.");
        type("User [yoda]: ", "");
        type("Password: ", "new");
        peer.answer("LOGIN yoda :new", "WELCOME yoda :Welcome, yoda.");
        output.await("yoda> ");
    }

    @Test
    void theNextLineDoesNotWaitForTheAnswer() {
        ScriptedServer.Peer peer = logIn();
        type("yoda> ", "/one");
        type("yoda> ", "/two");
        peer.expect("/one");
        peer.answer("/two", "OK :second");
        output.await("second");
    }

    @Test
    void aQuestionBeforeThePromptStaysBelowWhatArrives() throws Exception {
        client.afterLogIn(here -> here.tell("answered " + here.askUser("Use it? ")));
        run();
        ScriptedServer.Peer peer = server.accept();
        peer.answer("HELLO", "HELLO 1 :Scripted 1");
        type("User: ", "yoda");
        type("Password: ", "jedi*knows");
        peer.answer("LOGIN", "WELCOME yoda :Welcome, yoda.");
        output.await("Use it? ");
        keys("ye");
        output.await("Use it? ye");
        peer.send(":hans MESSAGE yoda :while asked");
        output.await("while asked");
        awaitLastLine("Use it? ye");
        keys("s\r");
        output.await("answered Optional[yes]");
        output.await("yoda> ");
    }

    @Test
    void ownCommandsRunBesideEachOther() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        client.install("toy", context -> {
            context.command(CommandSpec.of("one", "Waits"), arguments -> {
                second.await();
                context.screen().print("one is done");
            });
            context.command(CommandSpec.of("two", "Goes on"), arguments -> second.countDown());
        });
        logIn();
        type("yoda> ", "/one");
        type("yoda> ", "/two");
        output.await("one is done");
    }

    @Test
    void quitLeavesWithSuccessEvenAfterAFailure() throws Exception {
        ScriptedServer.Peer peer = logIn();
        type("yoda> ", "hello");
        output.await("Start with a slash");
        type("yoda> ", "/quit");
        peer.expect("/logout");
        peer.send("BYE LOGOUT :Goodbye, yoda.");
        peer.close();
        assertEquals(0, status());
        output.await("Goodbye, yoda.");
    }

    @Test
    void theServersGoodbyeEndsAShellThatWaitsForALine() throws Exception {
        ScriptedServer.Peer peer = logIn();
        peer.send("BYE REPLACED :yoda logged in elsewhere.");
        peer.close();
        assertEquals(1, status());
        output.await("yoda logged in elsewhere.");
    }

    @Test
    void aLossIsShownAboveThePrompt() {
        ScriptedServer.Peer peer = logIn();
        peer.close();
        output.await("Lost the connection to");
        output.await("Trying again in ");
        type("yoda> ", "/msgto hans x");
        output.await("Not sent: there is no connection");
    }

    @Test
    void aFloodOfWhatWasMissedLeavesTheLineBeingTypedAlone() throws IOException {
        ScriptedServer.Peer peer = logIn("@id=0 ");
        keys("/msgto hans half");
        output.await("half");
        peer.close();
        output.await("Trying again in ");
        time.endPause();
        peer = server.accept();
        assertTrue(peer.answer("HELLO", "HELLO 1 :Scripted 1").contains(" resume=0 "));
        peer.answer("LOGIN", "@id=0 WELCOME yoda :Welcome, yoda.");
        for (int i = 1; i <= 3000; i++) {
            peer.send("@id=" + i + ";time=2022-06-01T15:00:01.000Z :hans MESSAGE yoda :number " + i + ".");
            if (i == 1500) {
                keys(" a");
            }
        }
        output.await("number 3000.");
        awaitLastLine("yoda> /msgto hans half a");
        keys(" line\r");
        assertEquals("/msgto hans half a line", peer.answer("/msgto", "OK :done"));
    }
}
