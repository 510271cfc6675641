package parley.server.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsPortTest {
    private static final int DEADLINE_MILLIS = 10_000;

    private final Metrics metrics = new Metrics(1, () -> 0);
    private final MetricsPort port = open();

    private MetricsPort open() {
        try {
            MetricsPort opened = MetricsPort.bind(0, metrics::openMetrics);
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() {
        port.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(port.address());
        socket.setSoTimeout(DEADLINE_MILLIS);
        return socket;
    }

    private String ask(String requestLine) throws IOException {
        try (Socket socket = connect(); InputStream in = socket.getInputStream()) {
            socket.getOutputStream().write((requestLine + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aScraperGetsTheTextAndItsType() throws IOException {
        metrics.add(Metric.ERRORS, 3);
        String answer = ask("GET /metrics");
        int body = answer.indexOf("\r\n\r\n") + 4;
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertTrue(answer.substring(0, body).toLowerCase(java.util.Locale.ROOT)
                .contains("content-type: application/openmetrics-text; version=1.0.0; charset=utf-8\r\n"), answer);
        assertEquals(3, new Exposition(answer.substring(body)).value("parley_errors_total", java.util.Map.of()));
    }

    @Test
    void anotherPathIsNotThere() throws IOException {
        for (String path : new String[] {"/", "/metrics/", "/metrics/x", "/metric", "/favicon.ico"}) {
            assertTrue(ask("GET " + path).startsWith("HTTP/1.1 404 "), path);
        }
        assertTrue(ask("POST /x").startsWith("HTTP/1.1 404 "));
    }

    @Test
    void anotherMethodIsNotAllowed() throws IOException {
        for (String method : new String[] {"POST", "PUT", "DELETE", "HEAD", "OPTIONS"}) {
            String answer = ask(method + " /metrics");
            assertTrue(answer.startsWith("HTTP/1.1 405 "), answer);
            assertTrue(answer.contains("Allow: GET\r\n"), answer);
        }
    }

    @Test
    void aClientThatStopsInTheMiddleOfItsRequestHoldsUpNoOther() throws IOException {
        try (Socket stalled = connect()) {
            stalled.getOutputStream().write("GET /met".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 3; i++) {
                assertTrue(ask("GET /metrics").startsWith("HTTP/1.1 200 "));
            }
        }
    }

    @Test
    void itListensOnTheLoopbackInterfaceOnly() {
        assertTrue(port.address().getAddress().isLoopbackAddress());
        assertEquals("http://127.0.0.1:" + port.address().getPort() + "/metrics", port.url());
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int number = taken.getLocalPort();
            IOException refusal = assertThrows(IOException.class, () -> MetricsPort.bind(number, () -> ""));
            assertTrue(refusal.getMessage().startsWith("Port " + number + " of 127.0.0.1 cannot be listened on for metrics: "),
                    refusal::getMessage);
            assertEquals(1, refusal.getMessage().lines().count());
        }
    }

    @Test
    void whenItIsClosedThePortIsFreeAndItsThreadsEnd() throws IOException {
        InetSocketAddress address = port.address();
        try (Socket idle = connect()) {
            idle.getOutputStream().write("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertEquals('H', idle.getInputStream().read()); // now the server knows of the connection
            port.close();
            assertTrue(ends(idle));
        }
        new ServerSocket(address.getPort(), 1, address.getAddress()).close();
        assertFalse(Thread.getAllStackTraces().keySet().stream()
                .anyMatch(t -> t.getName().startsWith("parley-metrics") && t.isAlive()));
    }

    private static boolean ends(Socket socket) throws IOException {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketException e) {
            return true; // a reset is an end, too
        }
    }

    @Test
    void itCanBeClosedBeforeItHasStartedAndTwice() throws IOException {
        MetricsPort never = MetricsPort.bind(0, () -> "");
        never.close();
        never.close();
        assertThrows(IOException.class, () -> new Socket().connect(never.address()));
    }

    @Test
    void itsThreadsDoNotKeepTheProgramAlive() throws IOException {
        assertTrue(ask("GET /metrics").startsWith("HTTP/1.1 200 "));
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().equals("HTTP-Dispatcher")).allMatch(Thread::isDaemon));
    }
}
