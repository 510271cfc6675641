package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.api.CommandSpec;
import parley.api.server.Event;
import parley.api.server.Journal;
import parley.api.server.Reply;
import parley.api.server.ServerContext;
import parley.api.server.ServerPlugin;
import parley.server.store.SimulatedDisk;

/**
 * While the disk takes nothing, nothing leaves that stands on what it did not take, and no client is read; when it does
 * again, all answers and deliveries come, each once and in order.
 */
class HeldBackTest {
    private static final Duration RETRY = Duration.ofMillis(200);

    @TempDir
    private Path folder;
    private final ManualTime clocks = new ManualTime();
    private final Queue<String> console = new ConcurrentLinkedQueue<>();
    private final Notes notes = new Notes();
    private SimulatedDisk disk;

    /** Journals a text and tells it to a user. */
    private static final class Notes implements ServerPlugin {
        final List<String> replayed = new ArrayList<>();
        final Queue<String> noted = new ConcurrentLinkedQueue<>();

        @Override
        public void start(ServerContext server) throws IOException {
            Journal journal = server.journal("notes", bytes -> replayed.add(new String(bytes, StandardCharsets.UTF_8)),
                    List::of);
            server.command(CommandSpec.of("note", "Note it").user("user").text("text").immediately(), call -> {
                journal.append(call.text("text").getBytes(StandardCharsets.UTF_8));
                noted.add(call.text("text"));
                server.roster().find(call.text("user")).orElseThrow()
                        .deliver(Event.of("TOLD", call.text("user")).text(call.text("text")));
                return Reply.done();
            });
        }
    }

    @BeforeEach
    void makeDisk() {
        disk = new SimulatedDisk(folder.resolve("data"), 1);
    }

    private Server serve(Durability durability, int loops) throws IOException, PluginException {
        Path credentials = Files.write(folder.resolve("credentials.txt"), List.of("yoda jedi*knows", "hans solo"));
        Server server = new Server(ServerConfig.defaults().withHost("127.0.0.1").withPort(0).withLoops(loops)
                .withCredentials(credentials).withData(folder.resolve("data")).withDurability(durability)
                .withLimits(Limits.off()), clocks.time(), console::add, disk);
        server.install("notes", notes);
        server.start();
        return server;
    }

    /** Passes the time after which the loops try again, and waits until they have. */
    private void retry(Server server) {
        int before = disk.operations();
        clocks.pass(RETRY);
        server.timePassed();
        Fixture.eventually("they try again", () -> disk.operations() > before);
    }

    private void awaitReport(String beginning) {
        Fixture.eventually(beginning, () -> console.stream().anyMatch(line -> line.startsWith(beginning)));
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    void nothingIsAnsweredOrReadUntilTheDiskHasRoomAndThenAllIs(Durability durability) throws Exception {
        try (Server server = serve(durability, 1);
             RawClient yoda = new RawClient(server.address()).login("yoda", "jedi*knows");
             RawClient hans = new RawClient(server.address()).login("hans", "solo")) {
            disk.fillUp(0);
            yoda.send("@label=0 /note hans 0");
            awaitReport("The data folder cannot be written: No space left on device");
            // In one write, and from one who has nothing unacknowledged on the way, so that they arrive at once.
            hans.send(IntStream.rangeClosed(1, 50).mapToObj(i -> "@label=" + i + " /note yoda " + i).toArray(String[]::new));
            for (int i = 0; i < 3; i++) {
                retry(server);
            }
            assertEquals(List.of("0"), List.copyOf(notes.noted), "no client is read meanwhile");

            disk.work();
            retry(server);
            yoda.expectNext("@label=0 OK");
            assertTrue(hans.expect("").endsWith(":0"));
            for (int i = 1; i <= 50; i++) {
                hans.expectNext("@label=" + i + " OK");
                assertTrue(yoda.expect("").endsWith(":" + i), "in order, each once");
            }
            awaitReport("The data folder can be written again");
            assertEquals(2, console.stream().filter(line -> line.startsWith("The data folder")).count());
        }
        disk.powerCutOrKill(durability);
        notes.replayed.clear();
        serve(durability, 1).close();
        assertEquals(IntStream.rangeClosed(0, 50).mapToObj(Integer::toString).toList(), notes.replayed);
    }

    @Test
    void anotherLoopsClientsAreHeldBackToo() throws Exception {
        try (Server server = serve(Durability.PROCESS, 2);
             RawClient yoda = new RawClient(server.address()).login("yoda", "jedi*knows");
             RawClient hans = new RawClient(server.address()).login("hans", "solo")) {
            disk.fillUp(0);
            yoda.send("@label=1 /note hans 1");
            hans.send("@label=2 /note yoda 2");
            awaitReport("The data folder cannot be written");
            for (int i = 0; i < 3; i++) {
                retry(server);
            }
            disk.work();
            clocks.pass(RETRY);
            server.timePassed();
            yoda.expect("@label=1 OK");
            hans.expect("@label=2 OK");
        }
    }

    @Test
    void aClientThatIsNotReadMeanwhileIsNotTakenForDead() throws Exception {
        try (Server server = serve(Durability.PROCESS, 1);
             RawClient yoda = new RawClient(server.address()).login("yoda", "jedi*knows");
             RawClient hans = new RawClient(server.address()).login("hans", "solo")) {
            disk.fillUp(0);
            yoda.send("@label=1 /note hans 1");
            awaitReport("The data folder cannot be written");
            clocks.pass(Duration.ofHours(1));
            retry(server);
            disk.work();
            retry(server);
            yoda.expectNext("@label=1 OK");
            hans.expect("");
            hans.send("@label=2 /note yoda 2");
            hans.expect("@label=2 OK");
        }
    }

    @Test
    void aServerThatCannotWriteItsLastEventsLetsGoOfItsFolder() throws Exception {
        Server server = serve(Durability.PROCESS, 1);
        try (RawClient yoda = new RawClient(server.address()).login("yoda", "jedi*knows")) {
            disk.fillUp(0);
            yoda.send("@label=1 /note yoda 1");
            awaitReport("The data folder cannot be written");
        }
        server.close();
        awaitReport("The server could not be closed cleanly: No space left on device");

        disk.work();
        serve(Durability.PROCESS, 1).close();
    }

    @Test
    void aForceThatFailsHoldsBackAndWhatItLostIsWrittenAgain() throws Exception {
        try (Server server = serve(Durability.POWER, 1);
             RawClient yoda = new RawClient(server.address()).login("yoda", "jedi*knows");
             RawClient hans = new RawClient(server.address()).login("hans", "solo")) {
            disk.failForces(1);
            yoda.send("@label=1 /note hans 1");
            awaitReport("The data folder cannot be written");
            retry(server);
            yoda.expect("@label=1 OK");
            hans.expect("");
        }
        disk.powerCut();
        notes.replayed.clear();
        serve(Durability.POWER, 1).close();
        assertEquals(List.of("1"), notes.replayed);
    }
}
