package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.ArgumentKind;
import parley.api.CommandException;
import parley.api.CommandSpec;
import parley.api.ErrorCode;
import parley.api.Setting;
import parley.api.client.Answer;
import parley.api.client.ClientContext;
import parley.api.client.ClientHandler;
import parley.api.client.ClientPlugin;
import parley.api.client.Screen;

/** What plugins can do, and that none of them harms the shell. */
class ClientPluginTest {
    @TempDir
    Path home;
    private final ScriptedServer server = new ScriptedServer();
    private final BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
    private RunningClient client;

    @BeforeEach
    void createClient() {
        client = new RunningClient(server, RunningClient.config(server, home).withUdpPort(6666)
                .withSettings(Map.of("toy.rate", "7", "toy.bad", "x", "other.rate", "8")),
                new SimulatedTiming().timing());
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private ScriptedServer.Peer run(String id, ClientPlugin plugin) {
        client.with(id, plugin).start();
        return client.logIn();
    }

    /** Logs in with one command, {@code /toy}, that does this. */
    private ScriptedServer.Peer toy(ClientHandler handler) {
        return run("toy", context -> context.command(CommandSpec.of("toy", "Play"), handler));
    }

    private Object next() throws InterruptedException {
        Object next = seen.poll(10, TimeUnit.SECONDS);
        return next == null ? "nothing" : next;
    }

    @Test
    void eachPluginHasAFolderOfItsOwnThatStays() throws Exception {
        client.with("toy", context -> seen.add(context.data())).with("other", context -> seen.add(context.data())).start();
        client.logIn();
        assertEquals(home.resolve("plugin-data/toy"), next());
        assertEquals(home.resolve("plugin-data/other"), next());
        assertEquals("rwx------", PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve("plugin-data/toy"))));
    }

    @Test
    void aFolderThatCannotBeMadeIsToldWithItsPlace() throws Exception {
        Files.createFile(home.resolve("plugin-data"));
        run("toy", context -> seen.add(assertThrows(UncheckedIOException.class, context::data).getMessage()));
        assertTrue(next().toString().contains(home.resolve("plugin-data/toy").toString()));
    }

    @Test
    void anOwnCommandTakesTheLineBeforeTheServer() {
        ScriptedServer.Peer peer = run("video", context -> context.command(
                CommandSpec.of("p2pvideo", "Send a file").user("user").file("file"),
                arguments -> context.screen()
                        .print("sending " + arguments.text("file") + " to " + arguments.text("user"))));
        peer.send("COMMAND p2pvideo user:USER file:FILE :The server's");
        client.keyboard.lines("/p2pvideo hans my dog.mp4", "/p2pvideo", "/after");
        assertEquals("/after", peer.answer("/", "OK"));
        client.out.await("sending my dog.mp4 to hans");
        client.err.await("/p2pvideo needs USER. Usage: /p2pvideo USER FILE");
    }

    @Test
    void theNextLineWaitsUntilTheCommandReturns() {
        ScriptedServer.Peer peer = run("toy", context -> context.command(CommandSpec.of("toy", "Play"),
                arguments -> assertEquals("first", context.send("/first").text())));
        client.keyboard.lines("/toy", "/second");
        assertEquals("/first", peer.answer("/", "OK :first"));
        assertEquals("/second", peer.answer("/", "OK"));
    }

    @Test
    void aPluginSendsAndGetsTheWholeAnswer() throws Exception {
        ScriptedServer.Peer peer = run("toy", context -> context.command(CommandSpec.of("toy", "Play"),
                arguments -> seen.add(context.send("/roster all"))));
        client.keyboard.lines("/toy");
        peer.answer("/roster all", "ROW :hans\t::1", "@id=4 OK more :one user");
        Answer answer = assertInstanceOf(Answer.class, next());
        assertEquals("one user", answer.text());
        assertEquals(List.of("more"), answer.params());
        assertEquals(List.of(List.of("hans", "::1")), answer.rows());
        assertEquals(4, answer.id().orElseThrow());
    }

    @Test
    void aRefusalReachesThePlugin() throws Exception {
        ScriptedServer.Peer peer = run("toy", context -> context.command(CommandSpec.of("toy", "Play"), arguments ->
                seen.add(assertThrows(CommandException.class, () -> context.send("/go")).code())));
        client.keyboard.lines("/toy");
        peer.answer("/go", "ERR OFFLINE :hans is offline");
        assertEquals(ErrorCode.OFFLINE, next());
    }

    @Test
    void aLostConnectionReachesThePluginThatWaits() throws Exception {
        ScriptedServer.Peer peer = run("toy", context -> context.command(CommandSpec.of("toy", "Play"), arguments ->
                seen.add(assertThrows(CommandException.class, () -> context.send("/go")).code())));
        client.keyboard.lines("/toy");
        peer.expect("/go");
        peer.close();
        assertEquals(ErrorCode.WAIT, next());
    }

    @Test
    void aRefusalOfThePluginIsItsText() {
        ScriptedServer.Peer peer = toy(arguments -> {
            throw new CommandException(ErrorCode.INVALID, "dog.mp4 is not there");
        });
        client.keyboard.lines("/toy").end();
        client.err.await("dog.mp4 is not there");
        peer.expect("/logout");
        peer.close();
        assertEquals(1, client.status());
    }

    @Test
    void aFaultBecomesAnIdUnderWhichTheLogHasTheStack() throws IOException {
        toy(arguments -> {
            throw new LinkageError("no such class");
        });
        client.keyboard.lines("/toy");
        client.err.await("/toy failed. The log file " + home.resolve("client.log") + " tells why, under ");
        String id = client.err.text().replaceAll("(?s).*under (\\w+)\\..*", "$1");
        String log = Files.readString(home.resolve("client.log"));
        assertTrue(log.contains("/toy failed (" + id + ")"), log);
        assertTrue(log.contains("java.lang.LinkageError: no such class"), log);
    }

    @Test
    void eventsOfAVerbAreShownByTheirRenderer() {
        ScriptedServer.Peer peer = run("toy", context -> context.render("WAVE", event ->
                context.screen().time(event.time()).length() + " " + event.source() + " waves " + event.text()));
        peer.send("@time=2022-06-01T15:00:01.000Z :hans WAVE yoda :\u001b[1mhi");
        client.out.await("20 hans waves [1mhi");
    }

    @Test
    void eventsOfAVerbThatIsListenedToAreNotShown() throws Exception {
        ScriptedServer.Peer peer = run("toy", context -> context.listen("SIGNAL", event -> seen.add(event.param(0))));
        peer.send(":hans SIGNAL 42 :secret");
        assertEquals("42", next());
        peer.send(":hans MESSAGE yoda :after");
        client.out.await("after");
        assertTrue(!client.out.text().contains("secret"), client.out.text());
    }

    @Test
    void aRendererThatFailsLosesNothing() {
        ScriptedServer.Peer peer = run("toy", context -> {
            context.render("WAVE", event -> {
                throw new IllegalStateException("broken");
            });
            context.listen("SIGNAL", event -> {
                throw new IllegalStateException("broken");
            });
        });
        peer.send(":hans WAVE yoda :hi");
        peer.send(":hans SIGNAL 42");
        client.out.await("hans: hi");
        client.err.await("The plugin toy failed to take WAVE.");
        client.err.await("The plugin toy failed to take SIGNAL.");
    }

    @Test
    void aRendererCannotWaitForAnAnswer() {
        ScriptedServer.Peer peer = run("toy", context -> context.render("WAVE", event ->
                assertThrows(IllegalStateException.class, () -> context.send("/go")).getMessage()));
        peer.send(":hans WAVE yoda :hi");
        client.out.await("cannot wait for an answer");
    }

    @Test
    void onlyCommandLinesCanBeSent() {
        run("toy", context -> context.command(CommandSpec.of("toy", "Play"), arguments -> context.screen()
                .print(assertThrows(IllegalArgumentException.class, () -> context.send("LOGIN x :y")).getMessage())));
        client.keyboard.lines("/toy");
        client.out.await("is no command line");
    }

    private String refused(String id, ClientPlugin plugin) {
        return assertThrows(PluginException.class, () -> client.client.install(id, plugin)).getMessage();
    }

    @Test
    void aPluginThatDoesNotStartIsRemovedAndTheRestGoesOn() {
        String why = refused("broken", context -> {
            context.command(CommandSpec.of("toy", "Play"), arguments -> { });
            context.render("WAVE", event -> "never shown");
            context.key("F5", "Break", () -> { });
            throw new IllegalStateException("no camera");
        });
        assertTrue(why.startsWith("The plugin broken did not start: no camera. The log file "), why);
        ScriptedServer.Peer peer = run("toy", context -> {
            context.command(CommandSpec.of("toy", "Play"), arguments -> seen.add("played"));
            context.key("F5", "Play", () -> { });
        });
        client.keyboard.lines("/toy");
        peer.send(":hans WAVE yoda :hi");
        client.out.await("hans: hi");
    }

    @Test
    void aTakenCommandIsToldWithBothPlugins() {
        client.with("first", context -> context.command(CommandSpec.of("toy", "Play"), arguments -> { }));
        String second = refused("second", context -> context.command(CommandSpec.of("toy", "Play"), arguments -> { }));
        assertTrue(second.startsWith("The plugin second did not start: /toy is already a command of the plugin first."),
                second);
        String third = refused("third", context -> context.command(CommandSpec.of("quit", "Mine"), arguments -> { }));
        assertTrue(third.startsWith("The plugin third did not start: /quit is already a command of the plugin parley."), third);
        client.start();
        client.logIn();
    }

    @Test
    void theSameIdTwiceIsLeftOut() {
        client.with("toy", context -> { });
        assertEquals("The plugin toy is there already; a second one was left out.",
                refused("toy", context -> seen.add("started")));
        client.start();
        client.logIn();
        assertTrue(seen.isEmpty());
    }

    @Test
    void thePluginSeesWhereItIs() throws Exception {
        ScriptedServer.Peer peer = run("toy", context -> {
            seen.add(context.user());
            context.command(CommandSpec.of("toy", "Play"), arguments -> seen.add(List.of(context.user(),
                    context.folder(), context.udpPort(), context.localAddress(), context.serverAddress(),
                    context.serverPort(), context.known(ArgumentKind.USER), context.known(ArgumentKind.COMMAND))));
        });
        peer.send("COMMAND help :List them");
        peer.send("ADD USER leia hans lando");
        peer.send("REMOVE USER lando");
        peer.send(":hans MESSAGE yoda :ready");
        client.out.await("ready");
        client.keyboard.lines("/toy");
        assertEquals("", next());
        var loopback = java.net.InetAddress.getLoopbackAddress();
        assertEquals(List.of("yoda", home, 6666, loopback, loopback, server.port(), List.of("hans", "leia"),
                List.of("help", "keys", "quit", "toy")), next());
    }

    @Test
    void settingsAreThePluginsOwnAndWhatItAskedForIsKnown() {
        Setting<Long> rate = Setting.number("rate", "of fire", 1, 1, 10);
        Setting<Long> size = Setting.number("size", "of the toy", 3, 1, 10);
        Setting<Long> bad = Setting.number("bad", "whatever", 1, 1, 10);
        run("toy", context -> {
            seen.add(context.settings().get(rate));
            seen.add(context.settings().get(size));
            seen.add(assertThrows(IllegalArgumentException.class, () -> context.settings().get(bad)).getMessage());
        });
        assertEquals(List.of(7L, 3L, "The setting toy.bad=x is not a whole number from 1 to 10."), List.copyOf(seen));
        assertEquals(Map.of("toy", List.of(rate, size, bad)), client.client.settings());
    }

    @Test
    void whatAPluginPrintsCannotSteerTheTerminal() {
        run("toy", context -> context.command(CommandSpec.of("toy", "Play"), arguments -> {
            context.screen().print("one\u001b[2J\nforged");
            context.screen().error("bad\u0007 thing");
        }));
        client.keyboard.lines("/toy");
        client.out.await(String.format("one[2Jforged%n"));
        client.err.await(String.format("bad thing%n"));
    }

    @Test
    void exitEndsTheShellWhenTheHandlerReturns() throws Exception {
        ScriptedServer.Peer peer = run("toy", context -> context.command(CommandSpec.of("toy", "Play"), arguments -> {
            context.exit();
            seen.add(context.send("/last").text());
        }));
        client.keyboard.lines("/toy", "/never");
        peer.answer("/last", "OK :still here");
        assertEquals("still here", next());
        assertTrue(peer.expect("/").endsWith(" /logout"));
        peer.close();
        assertEquals(0, client.status());
    }

    @Test
    void atTheEndOfInputOpenProgressIsWaitedFor() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        ScriptedServer.Peer peer = run("toy", context -> context.listen("OFFER", event -> {
            Screen.Progress progress = context.screen().progress("receiving", 10);
            progress.at(5);
            Thread.ofVirtual().start(() -> {
                try (progress) {
                    arrived.await();
                    context.screen().print("received");
                } catch (InterruptedException e) {
                    seen.add("interrupted");
                }
            });
            seen.add("offered");
        }));
        peer.send(":hans OFFER dog.mp4");
        assertEquals("offered", next());
        client.keyboard.lines("/last").end();
        peer.answer("/last", "OK :answered");
        client.out.await("answered");
        arrived.countDown();
        peer.expect("/logout");
        peer.close();
        assertEquals(0, client.status());
        client.out.await("received");
    }

    @Test
    void pluginsAreStoppedTheLastFirstAndAFaultInOneStopsNone() {
        for (String id : List.of("first", "second", "third")) {
            client.with(id, new ClientPlugin() {
                @Override
                public void start(ClientContext context) {
                    seen.add("start " + id);
                }

                @Override
                public void stop() {
                    seen.add("stop " + id);
                    if (id.equals("second")) {
                        throw new IllegalStateException("stuck");
                    }
                }
            });
        }
        client.start();
        client.logIn();
        client.close();
        assertEquals(List.of("start first", "start second", "start third", "stop third", "stop second", "stop first"),
                List.copyOf(seen));
        client.err.await("The plugin second failed to stop.");
    }

    @Test
    void aPluginThatDoesNotStopIsLeftBehind() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        client = new RunningClient(server, RunningClient.config(server, home),
                new SimulatedTiming().stopWithin(Duration.ofMillis(1)).timing());
        client.with("toy", new ClientPlugin() {
            @Override
            public void start(ClientContext context) {}

            @Override
            public void stop() {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    seen.add("interrupted");
                }
            }
        });
        client.start();
        client.logIn();
        client.close();
        client.err.await("The plugin toy did not stop in time and was left behind.");
        assertEquals("interrupted", next());
    }

    @Test
    void pluginsAreStoppedWithoutALogInAsWell() {
        client.with("toy", new ClientPlugin() {
            @Override
            public void start(ClientContext context) {}

            @Override
            public void stop() {
                seen.add("stopped");
            }
        });
        client.start();
        server.accept().answer("HELLO", "ERR INVALID :Another version.");
        assertEquals(1, client.status());
        assertEquals(List.of("stopped"), List.copyOf(seen));
    }

    @Test
    void aCommandThatRunsIsInterruptedWhenTheShellEnds() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        ScriptedServer.Peer peer = toy(arguments -> {
            seen.add("begun");
            try {
                never.await();
            } catch (InterruptedException e) {
                seen.add("interrupted");
                throw e;
            }
        });
        client.keyboard.lines("/toy");
        assertEquals("begun", next());
        peer.send("BYE REPLACED :yoda logged in elsewhere.");
        peer.close();
        client.err.await("yoda logged in elsewhere.");
        client.client.stop();
        assertEquals("interrupted", next());
    }

    @Test
    void aPluginsLoggerWritesUnderItsId() throws IOException {
        run("toy", context -> context.logger().log(System.Logger.Level.INFO, "took 3 blocks"));
        assertTrue(Files.readString(home.resolve("client.log")).contains("INFO toy: took 3 blocks"));
    }

    @Test
    void handlersRunWithTheirOwnClassLoader() throws Exception {
        toy(arguments -> seen.add(
                Thread.currentThread().getContextClassLoader() == ClientPluginTest.class.getClassLoader()));
        client.keyboard.lines("/toy");
        assertEquals(true, next());
    }
}
