package parley.app.bench.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.app.bench.Connection;
import parley.app.bench.Loop;
import parley.app.bench.PretendServer;
import parley.app.credentials.Account;
import parley.wire.Protocol;

/** Over real connections, to a bare relay and to something that speaks Parley's protocol. */
class GeneratorTest {
    private static final int ENOUGH = 5_000;
    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final Duration SILENCE = Duration.ofSeconds(1);

    @Test
    void pairsTalkThroughTheRelay() throws Exception {
        assertTrue(throughRelay(new Scenario.Pairs(10, 3), new Relay()).isEmpty());
    }

    @Test
    void groupsTalkThroughTheRelay() throws Exception {
        assertTrue(throughRelay(new Scenario.Groups(3, 4, 2), new Relay()).isEmpty());
    }

    @Test
    void whatTheRelayLosesIsNoticed() throws Exception {
        Optional<String> faults = throughRelay(new Scenario.Pairs(10, 3), new Flawed((relay, connection, line) -> {
            if (line.number() != 100) {
                relay.line(connection, line.bytes(), line.start(), line.end());
            }
        }));

        assertEquals(Optional.of("1 lost, 1 out of order"), faults);
    }

    @Test
    void whatTheRelayDoublesIsNoticed() throws Exception {
        Optional<String> faults = throughRelay(new Scenario.Pairs(10, 3), new Flawed((relay, connection, line) -> {
            relay.line(connection, line.bytes(), line.start(), line.end());
            if (line.number() == 100) {
                relay.line(connection, line.bytes(), line.start(), line.end());
            }
        }));

        assertEquals(Optional.of("1 doubled"), faults);
    }

    @Test
    void whatTheRelayDamagesIsNoticed() throws Exception {
        Optional<String> faults = throughRelay(new Scenario.Pairs(10, 3), new Flawed((relay, connection, line) -> {
            if (line.number() == 100) {
                line.bytes()[line.end() - 1] ^= 1;
            }
            relay.line(connection, line.bytes(), line.start(), line.end());
        }));

        assertEquals(Optional.of("1 lost, 1 out of order, 1 damaged"), faults);
    }

    @Test
    void pairsTalkThroughAServer() throws Exception {
        assertTrue(throughServer(new Scenario.Pairs(6, 2), false, new PretendServer()).delivered() >= ENOUGH);
    }

    @Test
    void groupsAreMadeAndLeftOnAServer() throws Exception {
        PretendServer server = new PretendServer();
        throughServer(new Scenario.Groups(2, 3, 2), false, server);

        assertEquals(2, server.groups());
        assertEquals(List.of(), server.members());
    }

    @Test
    void manyMembersAreInvitedInLinesThatAreNotTooLong() throws Exception {
        Scenario scenario = new Scenario.Groups(1, 600, 1);
        List<Account> accounts = IntStream.range(0, 600)
                .mapToObj(i -> new Account("a-name-of-sixty-four-characters-".repeat(2).substring(4) + 1_000 + i, "p"))
                .toList();
        PretendServer server = new PretendServer();
        try (server; Generator generator = new Generator(scenario, false,
                new ParleyDialect(scenario, accounts, false, "g"), server.start())) {
            generator.logIn();
            generator.join();
        }

        assertEquals(600, server.members().size());
        assertTrue(server.invitedLater() > 400, () -> "" + server.invitedLater());
        assertTrue(server.longestLine() < Protocol.LONGEST_REQUEST, () -> "" + server.longestLine());
    }

    @Test
    void labelledMessagesAreAllAcknowledged() throws Exception {
        Scenario scenario = new Scenario.Groups(2, 3, 2);
        Tally tally = throughServer(scenario, true, new PretendServer());

        assertEquals(tally.sent(), tally.acknowledged());
        assertEquals(2 * tally.sent(), tally.delivered());
    }

    @Test
    void aServerThatAsksIsAnswered() throws Exception {
        Tally tally = throughServer(new Scenario.Pairs(2, 2), true, new PretendServer().asking());

        assertEquals(tally.sent(), tally.acknowledged());
    }

    @Test
    void aServerThatRefusesEndsTheRunBeforeItBegins() throws Exception {
        Scenario scenario = new Scenario.Pairs(2, 1);
        List<Account> accounts = List.of(new Account("x\r\nJUMP", "p"), new Account("y", "p"));
        try (PretendServer server = new PretendServer(); Generator generator = new Generator(scenario, false,
                new ParleyDialect(scenario, accounts, false, "g"), server.start())) {
            IOException failure = assertThrows(IOException.class, generator::logIn);

            assertTrue(failure.getMessage().matches("[012] of 2 users could be logged in: "
                    + "the server says 'ERR UNKNOWN :There is no command JUMP'."), failure::getMessage);
        }
    }

    private static Optional<String> throughRelay(Scenario scenario, Loop.Listener relay) throws Exception {
        Loop loop = new Loop(relay);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), loop.listen());
        Thread thread = Thread.ofPlatform().name("relay").start(() -> serve(loop));
        try (Generator generator = new Generator(scenario, false, new RelayDialect(scenario), address)) {
            talk(generator);
            return generator.faults();
        } finally {
            thread.interrupt();
            thread.join();
        }
    }

    private static Tally throughServer(Scenario scenario, boolean labelled, PretendServer server) throws Exception {
        List<Account> accounts = IntStream.range(0, scenario.users()).mapToObj(i -> new Account("u" + i, "p")).toList();
        try (server; Generator generator = new Generator(scenario, labelled,
                new ParleyDialect(scenario, accounts, labelled, "g"), server.start())) {
            talk(generator);
            generator.leave();
            assertEquals(Optional.empty(), generator.faults());
            return generator.traffic().tally();
        }
    }

    private static void talk(Generator generator) throws IOException {
        generator.logIn();
        generator.join();
        generator.start();
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (generator.traffic().tally().delivered() < ENOUGH) {
            assertTrue(System.nanoTime() < deadline, () -> generator.traffic().tally() + " " + generator.faults());
            generator.turn();
        }
        generator.drain(SILENCE);
    }

    private static void serve(Loop loop) {
        try (loop) {
            while (!Thread.currentThread().isInterrupted()) {
                loop.turn(1_000);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Numbered(int number, byte[] bytes, int start, int end) {}

    private interface Flaw {
        void line(Relay relay, Connection connection, Numbered line);
    }

    /** A relay that treats one of the lines in its own way; lines are numbered as they come. */
    private static final class Flawed implements Loop.Listener {
        private final Relay relay = new Relay();
        private final Flaw flaw;
        private int lines;

        private Flawed(Flaw flaw) {
            this.flaw = flaw;
        }

        @Override
        public void connected(Connection connection) {
            relay.connected(connection);
        }

        @Override
        public void line(Connection connection, byte[] bytes, int start, int end) {
            flaw.line(relay, connection, new Numbered(++lines, bytes, start, end));
        }

        @Override
        public void closed(Connection connection, String why) {
            relay.closed(connection, why);
        }
    }
}
