package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.api.CommandSpec;
import parley.api.server.CommandHandler;
import parley.api.server.Event;
import parley.api.server.Feed;
import parley.api.server.Figure;
import parley.api.server.Reply;
import parley.api.server.ServerContext;

/** What a server shows of itself, to plugins and on the port for metrics. */
class MetricsTest {
    @TempDir
    private Path folder;

    private Fixture withPort() throws Exception {
        return new Fixture(folder, config -> config.withMetricsPort(OptionalInt.of(0)));
    }

    private static String scraped(Fixture f) throws IOException {
        InetSocketAddress at = f.server.metricsAddress().orElseThrow();
        URI uri = URI.create("http://127.0.0.1:" + at.getPort() + "/metrics");
        try (InputStream in = uri.toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }

    @Test
    void aPluginCanAskForTheFigures() throws Exception {
        AtomicReference<ServerContext> context = new AtomicReference<>();
        try (Fixture f = new Fixture(folder)) {
            f.server.install("curious", context::set);
            f.pass(Duration.ofSeconds(90));
            List<Figure> figures = context.get().figures();
            assertEquals(90, figures.stream().filter(figure -> figure.name().equals("uptime_seconds")).findFirst()
                    .orElseThrow().value());
        }
    }

    @Test
    void thePortIsToldAndServesUntilTheServerCloses() throws Exception {
        InetSocketAddress at;
        try (Fixture f = withPort()) {
            at = f.server.metricsAddress().orElseThrow();
            assertTrue(f.console.contains("Metrics are at http://127.0.0.1:" + at.getPort() + "/metrics."),
                    f.console::toString);
            assertTrue(scraped(f).contains("\nparley_uptime_seconds 0\n"));
        }
        new ServerSocket(at.getPort(), 1, at.getAddress()).close();
    }

    @Test
    void withoutAPortNothingIsServed() throws Exception {
        try (Fixture f = new Fixture(folder)) {
            assertEquals(Optional.empty(), f.server.metricsAddress());
        }
    }

    @Test
    void aPortInUseIsNamedAndLeavesNothingBehind() throws Exception {
        int chat = freePort();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            IOException refusal = assertThrows(IOException.class,
                    () -> new Fixture(folder, c -> c.withPort(chat).withMetricsPort(OptionalInt.of(port))));
            assertTrue(refusal.getMessage().startsWith("Port " + port + " of 127.0.0.1 cannot be listened on for metrics"),
                    refusal::getMessage);
        }
        assertTrue(Files.notExists(folder.resolve("data")));
        new ServerSocket(chat, 1, InetAddress.getByName("127.0.0.1")).close();
    }

    @Test
    void aServerThatCannotStartGivesThePortBack() throws Exception {
        Files.createFile(folder.resolve("data"));
        int port = freePort();
        assertThrows(IOException.class, () -> new Fixture(folder, c -> c.withMetricsPort(OptionalInt.of(port))));
        new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1")).close();
    }

    @Test
    void aPortOutOfRangeIsRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> ServerConfig.defaults().withMetricsPort(OptionalInt.of(65_536)));
    }

    /** Waits until a number is what it should be: what is written at the end of a round is counted after it was sent. */
    private static void comesTo(Fixture f, String sample, long expected) {
        AtomicReference<String> text = new AtomicReference<>("");
        try {
            Fixture.eventually(sample + " " + expected, () -> {
                try {
                    text.set(scraped(f));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return text.get().contains("\n" + sample + " " + expected + "\n");
            });
        } catch (AssertionError e) {
            throw new AssertionError(text.get().lines().filter(line -> line.startsWith(sample)).toList().toString(), e);
        }
    }

    @Test
    void whoComesAndGoesIsCounted() throws Exception {
        try (Fixture f = new Fixture(folder, c -> c.withMetricsPort(OptionalInt.of(0))
                .withLimits(Limits.standard().withConnections(2, 10)))) {
            try (RawClient yoda = f.yoda(); RawClient hans = f.connect()) {
                hans.send("HELLO 1 :t", "@label=1 LOGIN hans :x", "@label=2 LOGIN hans :x", "@label=3 LOGIN hans :x",
                        "@label=4 LOGIN hans :solo", "@label=5 LOGIN nobody :x");
                hans.expect("@label=5 ERR UNKNOWN");
                try (RawClient third = f.connect()) {
                    third.expectEnd();
                }
                yoda.send("@label=1 /echo hello").expect("@label=1 OK");
                comesTo(f, "parley_connections_open", 2);
                comesTo(f, "parley_connections_total", 3);
                comesTo(f, "parley_connections_refused_total", 1);
                comesTo(f, "parley_users_online", 1);
                comesTo(f, "parley_logins_total{outcome=\"ok\"}", 1);
                comesTo(f, "parley_logins_total{outcome=\"failed\"}", 3);
                comesTo(f, "parley_logins_total{outcome=\"blocked\"}", 2);
            }
            comesTo(f, "parley_connections_open", 0);
            comesTo(f, "parley_users_online", 0);
        }
    }

    @Test
    void whatIsReadAndWrittenIsCounted() throws Exception {
        try (Fixture f = withPort(); RawClient client = f.connect()) {
            client.send("PING a", "PING b").expectNext("PONG a");
            client.expectNext("PONG b");
            comesTo(f, "parley_lines_received_total", 2);
            comesTo(f, "parley_received_bytes_total", 2 * "PING a\r\n".length());
            comesTo(f, "parley_sent_bytes_total", 2 * "PONG a\r\n".length());
            comesTo(f, "parley_outbox_bytes", 0);
            assertTrue(scraped(f).contains("\nparley_loop_busy_seconds_count "));
        }
    }

    @Test
    void whatWaitsForAClientThatReadsNothingIsCountedUntilItIsGone() throws Exception {
        try (Fixture f = new Fixture(folder, c -> c.withMetricsPort(OptionalInt.of(0))
                .withLimits(Limits.standard().withRate(Integer.MAX_VALUE, Integer.MAX_VALUE).withOutbox(1 << 24)));
             RawClient yoda = f.yoda()) {
            String line = "/tell hans " + "x".repeat(10_000);
            try (RawClient hans = f.hans()) {
                hans.send("PING last");
                for (int i = 0; i < 1_000; i++) {
                    yoda.send(line);
                }
                yoda.send("@label=end /echo end").expect("@label=end OK");
                Fixture.eventually("something waits", () -> {
                    try {
                        return !scraped(f).contains("\nparley_outbox_bytes 0\n");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
                comesTo(f, "parley_deliveries_total", 1_000);
            }
            comesTo(f, "parley_outbox_bytes", 0);
        }
    }

    @Test
    void whatComesOfCommandsIsCounted() throws Exception {
        try (Fixture f = withPort(); RawClient yoda = f.yoda(); RawClient hans = f.hans()) {
            yoda.send("@label=1 /echo hello", "@label=2 /echo", "@label=3 /throw", "@label=4 /nix", "@label=5 /tell nobody x",
                    "@label=6 /block");
            yoda.expect("@label=5 ERR OFFLINE");
            hans.send("@label=1 /rule", "@label=2 /RULE").expect("@label=2 ERR DENIED");
            f.toys.blocked.await();
            comesTo(f, "parley_command_calls_total{command=\"block\"}", 1);
            comesTo(f, "parley_command_seconds_count{command=\"block\"}", 0);
            f.pass(Duration.ofSeconds(30));
            yoda.expect("@label=6 ERR INTERNAL");
            Fixture.eventually("interrupted", () -> f.toys.interrupted);
            comesTo(f, "parley_command_failures_total{command=\"block\"}", 1);
            comesTo(f, "parley_command_seconds_count{command=\"block\"}", 1);
            comesTo(f, "parley_command_seconds_sum{command=\"block\"}", 30);
            comesTo(f, "parley_command_calls_total{command=\"echo\"}", 2);
            comesTo(f, "parley_command_refusals_total{command=\"echo\"}", 1);
            comesTo(f, "parley_command_failures_total{command=\"throw\"}", 1);
            comesTo(f, "parley_command_refusals_total{command=\"tell\"}", 1);
            comesTo(f, "parley_command_refusals_total{command=\"rule\"}", 2);
            comesTo(f, "parley_commands_unknown_total", 1);
            comesTo(f, "parley_errors_total", 3); // one of them the interrupted call's
        }
    }

    @Test
    void whatIsStoredAndDeliveredIsCounted() throws Exception {
        try (Fixture f = withPort()) {
            f.server.install("keeper", server -> {
                Feed feed = server.feed("things");
                CommandHandler keep = call -> Reply.done().storedAs(feed.post(Event.of("KEPT").from(call.user()), "hans"));
                server.command(CommandSpec.of("keep", "Keep").immediately(), keep);
                server.command(CommandSpec.of("slow", "Keep slowly"), keep);
            });
            try (RawClient yoda = f.yoda(); RawClient hans = f.hans(); RawClient luke = f.connect("luke", "sky")) {
                yoda.send("@label=1 /all hello", "/tell hans hello", "@label=2 /keep", "@label=3 /slow").expect("@label=3;");
                luke.expect("@time");
                hans.expect("@id=2;");
                comesTo(f, "parley_deliveries_total", 5);
                comesTo(f, "parley_events_stored_total", 2);
                assertTrue(scraped(f).matches("(?s).*\nparley_journal_bytes_total [1-9]\\d\\d\n.*"));
                assertTrue(scraped(f).matches("(?s).*\nparley_journal_flush_seconds_count [1-9]\n.*"));
            }
        }
    }
}
