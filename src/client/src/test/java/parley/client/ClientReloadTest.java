package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.ArgumentKind;
import parley.api.CommandSpec;
import parley.api.Registration;
import parley.api.client.ClientContext;
import parley.api.client.ClientPlugin;

/** Plugins that come and go while the client runs. */
class ClientReloadTest {
    private static final CommandSpec TOY = CommandSpec.of("toy", "Play").alias("t");

    @TempDir
    Path home;
    private final ScriptedServer server = new ScriptedServer();
    private final SimulatedTiming time = new SimulatedTiming();
    private final BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private RunningClient client;

    @BeforeEach
    void createClient() {
        client = new RunningClient(server, RunningClient.config(server, home), time.timing());
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private ScriptedServer.Peer run() {
        client.start();
        return client.logIn();
    }

    private Object next() throws InterruptedException {
        Object next = seen.poll(10, TimeUnit.SECONDS);
        return next == null ? "nothing" : next;
    }

    private void hold() throws InterruptedException {
        seen.add("begun");
        try {
            never.await();
        } catch (InterruptedException e) {
            seen.add("interrupted");
            throw e;
        }
    }

    /** A plugin with a command that prints, and a renderer. */
    private static ClientPlugin version(String version) {
        return context -> {
            context.command(TOY, arguments -> context.screen().print("toy " + version));
            context.render("WAVE", event -> version + " wave " + event.text());
        };
    }

    @Test
    void aPluginThatComesWhileTheClientRunsWorksAtOnce() {
        ScriptedServer.Peer peer = run();
        client.with("toy", version("1"));
        client.keyboard.lines("/toy");
        client.out.await("toy 1");
        peer.send(":hans WAVE yoda :hi");
        client.out.await("1 wave hi");
    }

    @Test
    void whatAPluginRegisteredGoesWithIt() throws Exception {
        ScriptedServer.Peer peer = run();
        client.with("toy", new ClientPlugin() {
            @Override
            public void start(ClientContext context) throws Exception {
                version("1").start(context);
                context.listen("SIGNAL", event -> seen.add("heard"));
                context.observe("MESSAGE", event -> seen.add("observed"));
                context.key("F5", "Play", () -> { });
                context.complete(ArgumentKind.USER, word -> List.of("zoe"));
                context.statusItem().show("toy");
                context.screen().progress("playing", 0);
                context.onLogin(() -> seen.add("logged in"));
                context.every(Duration.ofHours(1), () -> seen.add("task"));
                seen.add(context);
            }

            @Override
            public void stop() {
                seen.add("stopped");
            }
        });
        ClientContext context = (ClientContext) next();
        assertEquals("logged in", next());
        time.awaitPauses(1);
        assertTrue(client.client.uninstall("toy"));
        assertEquals("stopped", next());
        assertFalse(client.client.uninstall("toy"));

        client.keyboard.lines("/toy");
        peer.answer("/toy", "ERR UNKNOWN :no such command");
        client.err.await("no such command");
        peer.send(":hans WAVE yoda :hi");
        peer.send(":hans SIGNAL yoda :shown");
        peer.send(":hans MESSAGE yoda :last");
        client.out.await("hans: last");
        assertTrue(client.out.text().contains("hans: hi"), client.out.text());
        assertTrue(client.out.text().contains("hans: shown"), client.out.text());
        time.endPause();
        client.with("other", other -> other.key("F5", "Work", () -> { }));
        assertThrows(IllegalStateException.class, () -> context.key("F6", "Play", () -> { }));
        assertThrows(IllegalStateException.class, () -> context.after(Duration.ZERO, () -> { }));
        assertNull(seen.poll());
    }

    @Test
    void oneRegistrationCanBeTakenBack() throws Exception {
        ScriptedServer.Peer peer = run();
        List<Registration> all = new ArrayList<>();
        client.with("toy", context -> {
            all.add(context.command(TOY, arguments -> { }));
            all.add(context.render("WAVE", event -> "drawn"));
            all.add(context.listen("SIGNAL", event -> seen.add("heard")));
            all.add(context.observe("SIGNAL", event -> seen.add("observed")));
            all.add(context.complete(ArgumentKind.USER, word -> List.of("zoe")));
            all.add(context.key("F5", "Play", () -> { }));
            all.add(context.onLogin(() -> seen.add("logged in")));
            all.add(context.after(Duration.ofHours(1), () -> seen.add("task")));
            all.forEach(Registration::remove);
            all.forEach(Registration::remove);
            context.command(TOY, arguments -> context.screen().print("again"));
            context.key("F5", "Play", () -> { });
        });
        client.keyboard.lines("/toy");
        client.out.await("again");
        peer.send(":hans WAVE yoda :hi");
        peer.send(":hans SIGNAL yoda :shown");
        client.out.await("hans: shown");
        assertTrue(client.out.text().contains("hans: hi"), client.out.text());
        assertNull(seen.poll());
    }

    @Test
    void aLogInIsToldOnceStartedAndAfterEachReconnect() throws Exception {
        client.with("early", context -> {
            context.onLogin(() -> seen.add("early as " + context.user()));
            context.onLogin(() -> {
                throw new IllegalStateException("deaf");
            });
        });
        client.start();
        client.keyboard.lines("yoda", "jedi*knows");
        ScriptedServer.Peer peer = server.acceptLoggedIn("yoda");
        assertEquals("early as yoda", next());
        client.err.await("The plugin early failed to hear of a log-in.");
        client.with("late", context -> {
            context.onLogin(() -> seen.add("late"));
            seen.add("late has started");
        });
        assertEquals("late has started", next());
        assertEquals("late", next());
        peer.close();
        time.endPause();
        server.acceptLoggedIn("yoda");
        assertEquals("early as yoda", next());
        assertEquals("late", next());
    }

    @Test
    void aListenerOfLogInsCannotWaitForAnAnswer() {
        run();
        client.with("toy", context -> context.onLogin(() -> context.screen().print(
                assertThrows(IllegalStateException.class, () -> context.send("/go")).getMessage())));
        client.out.await("cannot wait for an answer");
    }

    @Test
    void aCommandThatRunsIsInterruptedWhenItsPluginGoesAndThatIsTold() throws Exception {
        client = new RunningClient(server, RunningClient.config(server, home),
                time.finishWithin(Duration.ofMillis(1)).timing());
        run();
        client.with("toy", context -> context.command(TOY, arguments -> hold()));
        client.keyboard.lines("/t");
        assertEquals("begun", next());
        client.client.uninstall("toy");
        assertEquals("interrupted", next());
        client.err.await("/t was interrupted: its plugin is replaced or taken out.");
    }

    @Test
    void aPluginThatDoesNotStopWhenItGoesIsLeftBehind() throws Exception {
        client = new RunningClient(server, RunningClient.config(server, home),
                time.stopWithin(Duration.ofMillis(1)).timing());
        run();
        client.with("toy", new ClientPlugin() {
            @Override
            public void start(ClientContext context) {}

            @Override
            public void stop() {
                try {
                    hold();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        client.client.uninstall("toy");
        client.err.await("The plugin toy did not stop in time and was left behind.");
        assertEquals("begun", next());
        assertEquals("interrupted", next());
        client.with("toy", version("2"));
    }

    @Test
    void aReplacedPluginMissesNeitherWhatIsTypedNorWhatArrives() {
        client.with("toy", version("1"));
        ScriptedServer.Peer peer = run();
        try (Client.Hold _ = client.client.hold(Set.of("toy"))) {
            client.client.uninstall("toy");
            client.keyboard.lines("/t", "/after");
            peer.send(":hans WAVE yoda :one");
            peer.send(":hans WAVE yoda :two");
            peer.send(":hans MESSAGE yoda :beside");
            client.out.await("hans: beside");
            client.with("toy", version("2"));
            assertFalse(client.out.text().contains("toy 1"), client.out.text());
            assertFalse(client.out.text().contains("wave"), client.out.text());
        }
        client.out.await(String.format("2 wave one%n2 wave two%n"));
        client.out.await("toy 2");
        assertEquals("/after", peer.answer("/", "OK"));
    }

    @Test
    void aHoldThatIsClosedTwiceEndsOnce() {
        client.with("toy", version("1"));
        run();
        Client.Hold first = client.client.hold(Set.of("toy"));
        Client.Hold second = client.client.hold(Set.of("toy", "unknown"));
        first.close();
        first.close();
        client.keyboard.lines("/toy");
        second.close();
        client.out.await("toy 1");
    }

    @Test
    void otherCommandsDoNotWaitForAHold() {
        client.with("toy", version("1")).with("other", context -> context.command(CommandSpec.of("other", "Work"),
                arguments -> context.screen().print("other works")));
        run();
        Client.Hold hold = client.client.hold(Set.of("toy"));
        client.keyboard.lines("/other", "/toy");
        client.out.await("other works");
        hold.close();
        client.out.await("toy 1");
    }

    @Test
    void aHoldInterruptsWhatRunsTooLongAndThatIsTold() throws Exception {
        client = new RunningClient(server, RunningClient.config(server, home),
                time.finishWithin(Duration.ofMillis(1)).timing());
        client.with("toy", context -> context.command(TOY, arguments -> hold()));
        run();
        client.keyboard.lines("/toy");
        assertEquals("begun", next());
        client.client.hold(Set.of("toy")).close();
        assertEquals("interrupted", next());
        client.err.await("/toy was interrupted: its plugin is replaced or taken out.");
    }

    @Test
    void aPluginThatDoesNotStartLeavesNoTask() throws Exception {
        run();
        assertThrows(PluginException.class, () -> client.client.install("broken", context -> {
            context.after(Duration.ofHours(1), () -> seen.add("broken"));
            time.awaitPauses(1);
            throw new IllegalStateException("no camera");
        }));
        time.endPause();
        client.with("toy", context -> context.after(Duration.ofHours(1), () -> seen.add("works")));
        assertEquals("works", next());
    }

    @Test
    void aLineThatWaitsForAHoldIsLeftUndoneWhenTheShellEnds() {
        client.with("toy", version("1"));
        ScriptedServer.Peer peer = run();
        client.client.hold(Set.of("toy"));
        peer.send(":hans WAVE yoda :kept");
        client.keyboard.lines("/toy");
        peer.send("BYE REPLACED :yoda logged in elsewhere.");
        peer.close();
        assertEquals(1, client.status());
        client.out.await("1 wave kept");
        assertFalse(client.out.text().contains("toy 1"));
    }

    @Test
    void afterTheEndOfTheShellNoPluginStarts() {
        run();
        client.close();
        assertEquals("The plugin toy did not start: the shell has ended.",
                assertThrows(PluginException.class, () -> client.client.install("toy", version("1"))).getMessage());
    }

    @Test
    void aPluginThatIsTakenOutWhileItStartsIsRefused() {
        run();
        PluginException refused = assertThrows(PluginException.class, () -> client.client.install("toy", context -> {
            context.command(TOY, arguments -> { });
            client.client.uninstall("toy");
        }));
        assertEquals("The plugin toy was taken out again while it started.", refused.getMessage());
        client.with("toy", version("2"));
    }

    /** Registers a bit of everything, and works. */
    private static final class Busy implements ClientPlugin {
        @Override
        public void start(ClientContext context) {
            context.command(TOY, arguments -> context.screen().print("busy " + this.hashCode()));
            context.render("WAVE", event -> "wave " + this.hashCode());
            context.observe("WAVE", event -> context.statusItem().show("wave " + this.hashCode()));
            context.onLogin(() -> context.statusItem().show("in " + this.hashCode()));
            context.complete(ArgumentKind.USER, word -> List.of("zoe" + this.hashCode()));
            context.key("F5", "Play", () -> context.screen().bell());
            context.every(Duration.ofHours(1), () -> context.screen().print("task " + this.hashCode()));
            context.screen().progress("busy " + this.hashCode(), 10);
        }
    }

    @Test
    void fiftyReloadsLeaveNothingBehind() {
        ScriptedServer.Peer peer = run();
        List<WeakReference<ClientPlugin>> gone = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            gone.add(reload(peer, i));
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (gone.stream().anyMatch(plugin -> plugin.get() != null) && System.nanoTime() < deadline) {
            System.gc();
            Thread.onSpinWait();
        }
        assertEquals(0, gone.stream().filter(plugin -> plugin.get() != null).count());
    }

    private WeakReference<ClientPlugin> reload(ScriptedServer.Peer peer, int i) {
        ClientPlugin plugin = new Busy();
        try (Client.Hold _ = client.client.hold(Set.of("toy"))) {
            client.client.uninstall("toy");
            client.with("toy", plugin);
        }
        time.awaitPauses(i);
        client.keyboard.lines("/toy");
        client.out.await("busy " + plugin.hashCode());
        peer.send(":hans WAVE yoda :hi");
        client.out.await("wave " + plugin.hashCode());
        client.client.uninstall("toy");
        return new WeakReference<>(plugin);
    }
}
