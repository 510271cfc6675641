package parley.p2pvideo.rendezvous;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The two ports with real sockets on loopback. */
class RendezvousTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final long SECOND = 1_000_000_000L;

    private Rendezvous ports;
    private CompletableFuture<Boolean> serving;
    private DatagramSocket client;

    @BeforeEach
    void open() throws IOException {
        ports = Rendezvous.open(HERE, 0, 0, Optional.empty());
        client = new DatagramSocket(new InetSocketAddress(HERE, 0));
        client.setSoTimeout(60_000);
        serving = CompletableFuture.supplyAsync(() -> {
            try {
                return ports.serve(60 * SECOND);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    @AfterEach
    void close() {
        client.close();
        ports.close();
        assertFalse(serving.join());
    }

    private Optional<InetSocketAddress> ask(int port, Token token) throws IOException {
        byte[] request = new byte[BindMessage.SIZE];
        client.send(new DatagramPacket(request, BindMessage.request(token, request), HERE, port));
        DatagramPacket answer = new DatagramPacket(new byte[100], 100);
        client.receive(answer);
        assertEquals(port, answer.getPort());
        return BindMessage.readAnswer(token, answer.getData(), answer.getLength());
    }

    @Test
    void bothPortsTellWhereADatagramComesFrom() throws IOException {
        Token token = ports.reflect("yoda").orElseThrow();
        InetSocketAddress ours = new InetSocketAddress(HERE, client.getLocalPort());
        assertEquals(Optional.of(ours), ask(ports.firstPort(), token));
        assertEquals(Optional.of(ours), ask(ports.secondPort(), token));
    }

    @Test
    void aStrangerHearsNothing() throws IOException {
        byte[] request = new byte[BindMessage.SIZE];
        client.send(new DatagramPacket(request, BindMessage.request(new Token(1, 2), request), HERE, ports.firstPort()));
        // What is answered after it shows that it was worked off.
        assertTrue(ask(ports.firstPort(), ports.reflect("yoda").orElseThrow()).isPresent());
        client.setSoTimeout(1);
        assertThrows(SocketTimeoutException.class, () -> client.receive(new DatagramPacket(new byte[9], 9)));
    }

    @Test
    void withoutLimitsThereIsNoRelay() {
        assertTrue(ports.relay("yoda", "luke", 1).isEmpty());
    }

    @Test
    void aPortInUseIsRefusedWithItsNumberAndTheOtherIsGivenBack() throws IOException {
        int free = client.getLocalPort();
        client.close();
        IOException refused = assertThrows(IOException.class,
                () -> Rendezvous.open(HERE, free, ports.firstPort(), Optional.empty()));
        assertTrue(refused.getMessage().contains("UDP port " + ports.firstPort()), refused.getMessage());
        new DatagramSocket(new InetSocketAddress(HERE, free)).close();
    }

    @Test
    void closedPortsAreServedNoMoreAndMayBeClosedAgain() throws IOException {
        ports.close();
        assertFalse(ports.serve(SECOND));
        ports.close();
    }
}
