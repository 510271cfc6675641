package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
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
import parley.api.server.Figure;
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
}
