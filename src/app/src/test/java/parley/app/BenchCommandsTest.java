package parley.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.app.bench.PretendServer;
import parley.app.bench.chat.ChatPlan;
import parley.app.bench.chat.Scenario;
import parley.app.bench.crash.CrashPlan;

/** What a command line makes of a benchmark. */
class BenchCommandsTest {
    private static final Duration TEN = Duration.ofSeconds(10);

    private final Output out = new Output();

    @TempDir
    private Path folder;

    @Test
    void aChatHasADefaultForEverything() throws Exception {
        assertEquals(new ChatPlan(new Scenario.Pairs(1_000, 1), false, TEN, TEN, true), chat());
    }

    @Test
    void aChatIsSetUpFromItsOptions() throws Exception {
        assertEquals(new ChatPlan(new Scenario.Pairs(20, 32), true, Duration.ZERO, Duration.ofSeconds(1), false),
                chat("--users", "20", "--window", "32", "--labels", "--warm-up", "0", "--seconds", "1", "--no-bound"));
    }

    @Test
    void groupsTakeThePlaceOfPairs() throws Exception {
        assertEquals(new Scenario.Groups(500, 20, 4), chat("--groups", "500", "--window", "4").scenario());
        assertEquals(new Scenario.Groups(1, 1_000, 1), chat("--members", "1000").scenario());
        assertEquals(new Scenario.Groups(10, 2_000, 1), chat("--groups", "10", "--members", "2000").scenario());
    }

    @Test
    void aKillLoopIsSetUpFromItsOptions() throws Exception {
        assertEquals(new CrashPlan(3, Duration.ofSeconds(2), TEN, 7),
                crash("--rounds", "3", "--seconds-per-round", "2", "--seed", "7", "--durability", "power"));
        assertEquals(new CrashPlan(100, Duration.ofSeconds(1), TEN, 0), crash("--seed", "0"));
    }

    @Test
    void withoutASeedTwoKillLoopsDiffer() throws Exception {
        assertTrue(crash().seed() != crash().seed() || crash().seed() != crash().seed());
    }

    @Test
    void aServerThatIsThereIsMeasuredAndNothingStarted() throws Exception {
        Path credentials = Files.writeString(folder.resolve("users"), "u0 p\nu1 p\nu2 p\n");
        try (PretendServer server = new PretendServer()) {
            assertEquals(ExitStatus.OK, run("--users", "2", "--warm-up", "0", "--seconds", "1", "--no-bound", "--labels",
                    "--server", "127.0.0.1:" + server.start().getPort(), "--credentials", credentials.toString()));
        }
        assertTrue(out.text().startsWith("1 pair, 1 message under way in each; 1 s count, after 0 s of warm-up.\n"
                + "Measuring the server.\n"), out.text());
        assertTrue(out.text().contains("\n  acknowledged "), out.text());
    }

    @Test
    void noGroupIsLeftOnAServerThatIsThere() throws Exception {
        Path credentials = Files.writeString(folder.resolve("users"), "u0 p\nu1 p\nu2 p\nu3 p\n");
        PretendServer server = new PretendServer();
        try (server) {
            run("--groups", "2", "--members", "2", "--warm-up", "0", "--seconds", "1", "--no-bound", "--server",
                    "127.0.0.1:" + server.start().getPort(), "--credentials", credentials.toString());
        }
        assertEquals(2, server.groups());
        assertEquals(List.of(), server.members());
    }

    @Test
    void aServerTakesAsManyUsersAsTheScenario() throws Exception {
        Path credentials = Files.writeString(folder.resolve("users"), "u0 p\nu1 p\n");
        IOException failure = assertThrows(IOException.class,
                () -> run("--users", "4", "--server", "127.0.0.1:1", "--credentials", credentials.toString()));

        assertEquals("it takes 4 users, and " + credentials + " has 2 with a password that can be read: name more, or ask"
                + " for fewer.", failure.getMessage());
    }

    @Test
    void theRelayListensUntilItIsAskedToEnd() throws Exception {
        BenchRelayCommand relay = new BenchRelayCommand();
        FutureTask<ExitStatus> run = new FutureTask<>(() -> relay.run(relay.syntax().parse(List.of()), around()));
        Thread thread = Thread.ofPlatform().start(run);
        out.await("It listens on port ");
        thread.interrupt();

        assertThrows(java.util.concurrent.ExecutionException.class, () -> run.get(20, TimeUnit.SECONDS));
    }

    private ExitStatus run(String... words) throws Exception {
        BenchChatCommand command = new BenchChatCommand();
        return command.run(command.syntax().parse(List.of(words)), around());
    }

    private Surroundings around() {
        return new Surroundings(new Installation(folder), out.stream(), out.stream());
    }

    private static ChatPlan chat(String... words) throws Exception {
        return BenchChatCommand.plan(new BenchChatCommand().syntax().parse(List.of(words)));
    }

    private static CrashPlan crash(String... words) throws Exception {
        return BenchCrashCommand.plan(new BenchCrashCommand().syntax().parse(List.of(words)));
    }
}
