package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.ArgumentKind;
import parley.api.CommandSpec;
import parley.api.server.Audience;
import parley.api.server.Event;
import parley.api.server.Feed;
import parley.api.server.Reply;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;

/** A plugin is replaced while users are logged in: no line, no event and no session is lost. */
class PluginReplacementTest {
    @TempDir
    private Path folder;

    private static ServerPlugin greeter(String words) {
        return server -> server.command(CommandSpec.of("greet", words).immediately(), call -> Reply.of(words));
    }

    @Test
    void aCallThatComesMeanwhileWaitsAndIsAnsweredByTheNewOne() throws Exception {
        try (Fixture f = new Fixture(folder); RawClient yoda = f.yoda()) {
            f.server.install("greeter", greeter("hello"));
            yoda.expect("COMMAND greet :hello");
            try (PluginHold _ = f.server.hold(Set.of("greeter"))) {
                yoda.send("@label=1 /greet", "@label=2 /echo after");
                f.server.uninstall("greeter");
                f.server.install("greeter", greeter("good day"));
            }
            yoda.expect("COMMAND greet :good day");
            yoda.expect("@label=1 OK :good day");
            yoda.expect("@label=2 ROW :after");
        }
    }

    @Test
    void othersCommandsAndSessionsGoOnMeanwhile() throws Exception {
        try (Fixture f = new Fixture(folder); RawClient yoda = f.yoda(); RawClient hans = f.hans()) {
            f.server.install("greeter", greeter("hello"));
            try (PluginHold _ = f.server.hold(Set.of("greeter"))) {
                yoda.send("@label=1 /greet");
                hans.send("@label=2 /echo on").expect("@label=2 OK");
            }
            yoda.expect("@label=1 OK :hello");
        }
    }

    @Test
    void aCallThatFindsNoPluginWhenItGoesOnIsRefused() throws Exception {
        try (Fixture f = new Fixture(folder); RawClient yoda = f.yoda()) {
            f.server.install("greeter", greeter("hello"));
            try (PluginHold _ = f.server.hold(Set.of("greeter"))) {
                yoda.send("@label=1 /greet");
                f.server.uninstall("greeter");
            }
            yoda.expect("@label=1 ERR UNKNOWN"); // before or after NOCOMMAND, which comes by itself
        }
    }

    @Test
    void aCallInFlightIsWaitedForBeforeThePluginStops() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (Fixture f = new Fixture(folder); RawClient yoda = f.yoda()) {
            f.server.install("slow", new ServerPlugin() {
                @Override
                public void start(ServerContext server) {
                    server.command(CommandSpec.of("slow", "Take a while"), call -> {
                        begun.countDown();
                        go.await();
                        order.add("answered");
                        return Reply.of("done");
                    });
                }

                @Override
                public void stop() {
                    order.add("stopped");
                }
            });
            yoda.send("@label=1 /slow");
            begun.await();
            Thread replacing = Thread.ofPlatform().start(() -> f.server.uninstall("slow"));
            go.countDown();
            yoda.expect("@label=1 OK :done");
            replacing.join();
        }
        assertEquals(List.of("answered", "stopped"), order);
    }

    @Test
    void aCallThatTakesTooLongIsInterruptedAndItsCallerIsTold() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Limits hasty = Limits.standard().withDrain(Duration.ofMillis(10));
        try (Fixture f = new Fixture(folder, config -> config.withLimits(hasty)); RawClient yoda = f.yoda()) {
            f.server.install("stuck", server -> server.command(CommandSpec.of("wait", "For ever"), call -> {
                begun.countDown();
                new CountDownLatch(1).await();
                return Reply.done();
            }));
            yoda.send("@label=1 /wait");
            begun.await();
            f.server.uninstall("stuck");
            yoda.expect("@label=1 ERR WAIT :The command was interrupted, because its plugin 'stuck' is being changed.");
            yoda.send("@label=2 /echo on").expect("@label=2 OK");
        }
    }

    @Test
    void eventsForItsAudienceReachThemBeforeAndAfterAndOnce() throws Exception {
        try (Fixture f = new Fixture(folder); RawClient yoda = f.yoda(); RawClient hans = f.hans()) {
            Club.clubs(f, "one");
            yoda.send("@label=1 /club a").expect("@label=1;id=1;");
            try (PluginHold _ = f.server.hold(Set.of("club"))) {
                yoda.send("@label=2 /club b");
                f.server.uninstall("club");
                Club.clubs(f, "two");
            }
            yoda.send("@label=3 /club c").expect("@label=3;id=3;");
            assertTrue(hans.expect("@id=").endsWith(":yoda CLUB :a one"));
            assertTrue(hans.expect("@id=").endsWith(":yoda CLUB :b two"));
            assertTrue(hans.expect("@id=").endsWith(":yoda CLUB :c two"));
        }
    }

    /** A club of which everybody is a member. */
    private record Club(String version) implements ServerPlugin {
        static void clubs(Fixture f, String version) throws PluginException {
            f.server.install("club", new Club(version));
        }

        @Override
        public void start(ServerContext server) {
            Audience all = server.audience("all");
            Feed feed = server.feed("notes");
            List.of("yoda", "hans").forEach(name -> all.restore(name, 0));
            server.command(CommandSpec.of("club", "Tell the club").text("text").immediately(), call -> Reply.done().storedAs(
                    feed.post(Event.of("CLUB").from(call.user()).text(call.text("text") + " " + version), all)));
        }
    }

    @Test
    void oneThatStartsLaterIsToldOnceOfEachUserWhoIsHere() throws Exception {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        try (Fixture f = new Fixture(folder); RawClient yoda = f.yoda()) {
            yoda.send("@label=1 /echo in").expect("@label=1 OK");
            f.server.install("curious", server -> server.onLogin(user -> told.add(user.name())));
            try (RawClient hans = f.hans()) {
                hans.send("@label=1 /echo in").expect("@label=1 OK");
            }
            assertEquals(List.of("yoda", "hans"), told);
        }
    }

    @Test
    void valuesForEverybodyAreOfferedAtOnceAndAtLogInAndGoWithThePlugin() throws Exception {
        ArgumentKind dice = ArgumentKind.of("DICE");
        try (Fixture f = new Fixture(folder); RawClient yoda = f.connect()) {
            yoda.send("HELLO 1 suggest :t", "@label=in LOGIN yoda :jedi*knows").expect("ADD USER yoda");
            f.server.install("roll", server -> server.suggest(dice, List.of("d6", "d20")));
            yoda.expect("ADD DICE d6 d20");
            try (RawClient hans = f.connect()) {
                hans.send("HELLO 1 suggest :t", "@label=in LOGIN hans :solo").expect("ADD DICE d6 d20");
            }
            f.server.uninstall("roll");
            yoda.expect("REMOVE DICE d6 d20");
        }
    }

    @Test
    void holdingTwiceIsAFaultOfTheProgram() throws Exception {
        try (Fixture f = new Fixture(folder); PluginHold _ = f.server.hold(Set.of("toys"))) {
            assertThrows(IllegalStateException.class, () -> f.server.hold(Set.of("toys")));
        }
    }

    @Test
    void aRunningPluginTellsHowItIsDoing() throws Exception {
        try (Fixture f = new Fixture(folder); RawClient yoda = f.yoda()) {
            f.server.install(new PluginInfo("greeter", "1.2", "Greets", List.of(), false), greeter("hello"));
            yoda.send("@label=1 /greet", "@label=2 /throw").expect("@label=2 ERR INTERNAL");

            var states = f.server.pluginStates();
            assertEquals(List.of("greeter", "toys"), states.stream().map(s -> s.id()).toList());
            assertEquals("1.2", states.getFirst().version());
            assertEquals(List.of("greet"), states.getFirst().commands());
            assertEquals(1, states.getFirst().calls());
            assertEquals(1, states.getLast().faults());
            assertTrue(states.getLast().lastFault().orElseThrow().contains("a fault of the plugin"));
        }
    }
}
