package parley.p2pvideo.rendezvous;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The port that relays, with real sockets on loopback. */
class RelayingPortTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final long SECOND = 1_000_000_000L;
    private static final int CONNECTION = 7;
    private static final int RATE = 16_000;
    private static final int LENGTH = 1_000;

    private final byte[] sealed = new byte[LENGTH];
    private Rendezvous ports;
    private DatagramSocket yoda;
    private DatagramSocket luke;
    private DatagramSocket maul;

    @BeforeEach
    void open() throws IOException {
        ports = Rendezvous.open(HERE, 0, 0, Optional.of(new Rendezvous.Limits(RATE, 10 * RATE)));
        yoda = new DatagramSocket(new InetSocketAddress(HERE, 0));
        luke = new DatagramSocket(new InetSocketAddress(HERE, 0));
        maul = new DatagramSocket(new InetSocketAddress(HERE, 0));
        new Random(1).nextBytes(sealed);
        ByteBuffer.wrap(sealed).putInt(1, CONNECTION);
        Thread.ofPlatform().name("test-rendezvous").daemon().start(() -> {
            try {
                ports.serve(60 * SECOND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @AfterEach
    void close() {
        List.of(yoda, luke, maul).forEach(DatagramSocket::close);
        ports.close();
    }

    private void send(DatagramSocket from, byte[] bytes) throws IOException {
        from.send(new DatagramPacket(bytes, bytes.length, HERE, ports.firstPort()));
    }

    private void join(DatagramSocket side, String user, String peer) throws IOException {
        byte[] message = new byte[JoinMessage.SIZE];
        JoinMessage.write(ports.relay(user, peer, CONNECTION).orElseThrow(), CONNECTION, message);
        send(side, message);
    }

    private static Optional<byte[]> receive(DatagramSocket at, int millis) throws IOException {
        DatagramPacket got = new DatagramPacket(new byte[2_000], 2_000);
        at.setSoTimeout(millis);
        try {
            at.receive(got);
            return Optional.of(Arrays.copyOf(got.getData(), got.getLength()));
        } catch (SocketTimeoutException e) {
            // That is the answer: nothing has come.
            return Optional.empty();
        }
    }

    /** What has come once all that was sent before is worked off: the port answers in order. */
    private List<byte[]> received(DatagramSocket at) throws IOException {
        byte[] question = new byte[BindMessage.SIZE];
        BindMessage.request(ports.reflect("maul").orElseThrow(), question);
        send(maul, question);
        assertTrue(receive(maul, 60_000).isPresent());
        List<byte[]> all = new ArrayList<>();
        for (Optional<byte[]> next = receive(at, 1); next.isPresent(); next = receive(at, 1)) {
            all.add(next.get());
        }
        return all;
    }

    @Test
    void whatIsPassedOnIsWhatCameAndOnlyOfWhoHoldsATicket() throws IOException {
        join(yoda, "yoda", "luke");
        send(yoda, sealed);
        assertEquals(0, received(luke).size(), "the other side has not joined");
        join(luke, "luke", "yoda");
        byte[] forged = new byte[JoinMessage.SIZE];
        JoinMessage.write(new Token(1, 2), CONNECTION, forged);
        send(maul, forged);
        send(maul, sealed);
        send(yoda, sealed);
        send(yoda, Arrays.copyOf(sealed, Relay.MOST_DATAGRAM + 1));
        List<byte[]> passed = received(luke);
        assertEquals(1, passed.size());
        assertArrayEquals(sealed, passed.getFirst());
        assertEquals(0, received(yoda).size());
    }

    @Test
    void whatIsBeyondTheRateGoesNowhere() throws IOException {
        long began = System.nanoTime();
        join(yoda, "yoda", "luke");
        join(luke, "luke", "yoda");
        for (int i = 0; i < 200; i++) {
            send(yoda, sealed);
        }
        int passed = received(luke).size();
        double most = 16_384 + RATE * ((System.nanoTime() - began) / 1e9);
        assertTrue(passed >= 16 && passed * LENGTH <= most, passed + " were passed on");
    }
}
