package parley.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two loops, one of which listens, turned by the test. */
class LoopTest {
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private final Record one = new Record();
    private final Record other = new Record();
    private Loop client;
    private Loop server;
    private Connection connection;

    @BeforeEach
    void connect() throws IOException {
        server = new Loop(other);
        client = new Loop(one);
        connection = client.connect(7, address(server.listen()));
        until(() -> one.connected.size() == 1 && other.connected.size() == 1);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void aConnectionHasTheNumberThatItWasGiven() {
        assertEquals(7, one.connected.getFirst().number());
        assertEquals(0, other.connected.getFirst().number());
    }

    @Test
    void linesArriveWithoutTheirEnds() throws IOException {
        put(connection, "first\r\nsecond\n\nth\rird\n");
        until(() -> other.lines.size() == 4);

        assertEquals(List.of("first", "second", "", "th\rird"), other.lines);
    }

    @Test
    void aLineThatArrivesInPiecesIsPutTogether() throws IOException {
        for (String piece : List.of("one ", "li", "ne\r", "\nand more")) {
            put(connection, piece);
            client.turn(1);
            server.turn(1);
        }
        put(connection, "\n");
        until(() -> other.lines.size() == 2);

        assertEquals(List.of("one line", "and more"), other.lines);
    }

    @Test
    void moreThanTheSystemTakesAtOnceArrivesCompletely() throws IOException {
        String line = "x".repeat(9_999) + "\n";
        for (int i = 0; i < 2_000; i++) {
            put(connection, line);
        }
        until(() -> other.lines.size() == 2_000);

        assertTrue(other.lines.stream().allMatch(l -> l.length() == 9_999));
    }

    @Test
    void bothSidesMaySend() throws IOException {
        put(other.connected.getFirst(), "back\n");
        until(() -> one.lines.size() == 1);

        assertEquals(List.of("back"), one.lines);
    }

    @Test
    void aTurnTellsWhetherAnythingCame() throws IOException {
        assertFalse(server.turn(1));
        put(connection, "now\n");
        client.turn(1);
        until(() -> !other.lines.isEmpty());
        assertFalse(server.turn(1));
    }

    @Test
    void theEndOfTheOtherSideIsTold() throws IOException {
        other.connected.getFirst().close();
        until(() -> !one.closed.isEmpty());

        assertFalse(connection.isOpen());
        put(connection, "too late\n");
        client.turn(1);
        assertEquals(1, one.closed.size());
    }

    @Test
    void aConnectionThatCannotBeMadeIsTold() throws IOException {
        int nobody;
        try (Loop gone = new Loop(other)) {
            nobody = gone.listen();
        }
        client.connect(1, address(nobody));
        until(() -> !one.closed.isEmpty());

        assertEquals(1, one.closed.size());
    }

    @Test
    void aLineWithoutAnEndIsNotKeptForEver() throws IOException {
        put(connection, "x".repeat(1 << 18));
        until(() -> !other.closed.isEmpty());

        assertEquals(List.of("a line longer than 262144 bytes"), other.closed);
    }

    @Test
    void afterDisconnectingItMayBeUsedAgain() throws IOException {
        client.disconnect();
        until(() -> other.closed.size() == 1);
        client.connect(8, address(server.listen()));
        until(() -> one.connected.size() == 2);

        assertEquals(List.of(), one.closed);
    }

    @Test
    void aPortForLaterIsFreeAndNoneOfThoseThatClientsGet() throws IOException {
        int port = LoopbackPort.free(new java.util.SplittableRandom(1));

        assertTrue(port >= 20_000 && port < 32_000, () -> "" + port);
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static void put(Connection to, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.put(bytes, 0, bytes.length);
    }

    private void until(BooleanSupplier done) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, () -> one + " " + other);
            client.turn(1);
            server.turn(1);
        }
    }

    private static final class Record implements Loop.Listener {
        private final List<Connection> connected = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();
        private final List<String> closed = new ArrayList<>();

        @Override
        public void connected(Connection connection) {
            connected.add(connection);
        }

        @Override
        public void line(Connection connection, byte[] bytes, int start, int end) {
            lines.add(new String(bytes, start, end - start, StandardCharsets.UTF_8));
        }

        @Override
        public void closed(Connection connection, String why) {
            closed.add(why);
        }

        @Override
        public String toString() {
            return connected.size() + " connected, " + lines.size() + " lines, closed " + closed;
        }
    }
}
