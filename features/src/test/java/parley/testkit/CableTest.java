package parley.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

@Timeout(10)
class CableTest {
    private final ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    private final Cable cable = new Cable("yoda", (InetSocketAddress) server.getLocalSocketAddress());

    CableTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        cable.close();
        server.close();
    }

    /** Both ends of a connection through the cable. */
    private record Ends(Socket client, Socket server) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            client.close();
            server.close();
        }
    }

    private Ends connect() throws IOException {
        Socket client = new Socket();
        client.connect(cable.address());
        return new Ends(client, server.accept());
    }

    private static String passes(Socket from, Socket to, String words) throws IOException {
        from.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
        return new String(to.getInputStream().readNBytes(words.length()), StandardCharsets.UTF_8);
    }

    @Test
    void bytesPassBothWays() throws IOException {
        try (Ends ends = connect()) {
            assertEquals("hello", passes(ends.client(), ends.server(), "hello"));
            assertEquals("goodbye", passes(ends.server(), ends.client(), "goodbye"));
        }
    }

    @Test
    void theEndOfOneSideIsTheEndOfTheOtherAfterAllThatWasSent() throws IOException {
        try (Ends ends = connect()) {
            ends.server().getOutputStream().write("bye".getBytes(StandardCharsets.UTF_8));
            ends.server().close();
            assertEquals("bye", new String(ends.client().getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void bothSidesNoticeThatItIsCut() throws IOException {
        try (Ends ends = connect()) {
            assertEquals("hello", passes(ends.client(), ends.server(), "hello"));
            cable.cut();
            assertThrows(SocketException.class, () -> ends.client().getInputStream().read());
            assertThrows(SocketException.class, () -> ends.server().getInputStream().read());
        }
    }

    @Test
    void whoeverConnectsIsThrownOutUntilItIsMended() throws IOException {
        connect().close();
        cable.cut();
        assertThrows(IOException.class, () -> {
            try (Socket client = new Socket()) {
                client.connect(cable.address());
                client.getInputStream().read();
            }
        });
        cable.mend();
        try (Ends ends = connect()) {
            assertEquals("again", passes(ends.client(), ends.server(), "again"));
        }
    }

    @Test
    void whereThereIsNoServerAConnectionEndsAtOnce() throws IOException {
        server.close();
        try (Socket client = new Socket()) {
            client.connect(cable.address());
            assertEquals(-1, client.getInputStream().read());
        }
    }
}
