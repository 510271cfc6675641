package parley.app.bench.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.app.bench.PretendServer;
import parley.app.credentials.Account;

/** The kill loop, with a server in this process. */
class CrashBenchTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void aServerThatKeepsWhatItAcknowledgedPasses() throws Exception {
        run(new PretendServer(), 3, LONG);

        List<String> lines = out.toString().lines().toList();
        assertEquals("40 users in 8 groups; 3 kills, with seed 5.", lines.getFirst());
        assertTrue(lines.get(1).matches("kill   1: here after [0-9.]+ s, 0 sent again, [0-9,]+ acknowledged so far"),
                lines.get(1));
        assertTrue(lines.get(4).startsWith("the end:  here after "), lines.get(4));
        assertTrue(lines.get(5).startsWith("Nothing is lost: each of "), lines.get(5));
        assertEquals(7, lines.size());
    }

    @Test
    void whatComesOnlyWhenOneResumesCountsAsWell() throws Exception {
        run(new PretendServer().deliveringLate(), 2, LONG);

        String end = out.toString().lines().filter(line -> line.startsWith("the end")).findFirst().orElseThrow();
        assertTrue(end.matches(".* s, [1-9][0-9,]* sent again, .*"), end);
    }

    @Test
    void whoeverWaitsForAnAnswerWhenTheServerDiesSendsAgainAfterwards() throws Exception {
        run(new PretendServer().answeringOnce(), 3, LONG);

        assertTrue(out.toString().contains("each of 3 acknowledged messages"), out::toString);
    }

    @Test
    void aServerThatAsksForASignOfLifeIsAnswered() throws Exception {
        run(new PretendServer().asking(), 1, LONG);
    }

    @Test
    void aServerThatReplaysTooLittleFails() {
        assertFails("lost", new PretendServer().deliveringLate().replaying(missed -> missed.subList(0,
                Math.max(0, missed.size() - 1))));
    }

    @Test
    void aServerThatReplaysTooMuchFails() {
        assertFails("doubled", new PretendServer().deliveringLate().replaying(missed ->
                Stream.concat(missed.stream(), missed.stream()).toList()));
    }

    @Test
    void aServerWhereNobodyCanResumeIsTold() {
        IOException failure = assertThrows(IOException.class, () -> run(new PretendServer().withoutIds(), 1, LONG));

        assertEquals("the server's WELCOME has no id, so nobody could resume after a crash.", failure.getMessage());
    }

    private void assertFails(String how, PretendServer server) {
        IOException failure = assertThrows(IOException.class, () -> run(server, 1, Duration.ofMillis(300)));

        assertTrue(failure.getMessage().matches(".*[0-9]+ " + how + ".* sent with seed 5\\."), failure::getMessage);
        assertTrue(out.toString().contains("\n" + how + ": message "), out::toString);
    }

    private void run(PretendServer server, int rounds, Duration silence) throws IOException, InterruptedException {
        List<Account> accounts = IntStream.range(0, CrashBench.USERS).mapToObj(i -> new Account("u" + i, "p")).toList();
        try (server) {
            CrashPlan plan = new CrashPlan(rounds, Duration.ofMillis(50), silence, 5);
            new CrashBench(plan, server, accounts, new PrintStream(out)).run();
        }
    }
}
