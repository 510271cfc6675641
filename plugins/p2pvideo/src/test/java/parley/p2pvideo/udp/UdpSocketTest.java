package parley.p2pvideo.udp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import parley.p2pvideo.transfer.KeptLog;

/** What every socket does, over loopback. A wait that nothing ends takes a minute, which is too long for a test. */
@Timeout(50)
@ParameterizedClass
@EnumSource
class UdpSocketTest {
    private static final long DEADLINE = TimeUnit.SECONDS.toNanos(60);
    private static final byte[] FOUR = {127, 0, 0, 1};
    private static final byte[] SIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    @Parameter
    private SocketKind kind;
    private final KeptLog log = new KeptLog();
    private final byte[] into = new byte[1 << 16];
    private UdpSocket out;
    private UdpSocket in;

    @BeforeEach
    void open() throws IOException {
        out = kind.open(log);
        in = kind.open(log);
    }

    @AfterEach
    void close() throws IOException {
        out.close();
        in.close();
        assertEquals(List.of(), log.lines());
    }

    private static InetSocketAddress at(byte[] host, UdpSocket socket) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(host), socket.port());
    }

    private static byte[] datagram(int number, int length) {
        byte[] bytes = new byte[length];
        new Random(number).nextBytes(bytes);
        return bytes;
    }

    private byte[] next(UdpSocket socket) throws IOException {
        long end = System.nanoTime() + DEADLINE;
        int length = socket.receive(into);
        while (length < 0 && System.nanoTime() < end) {
            socket.await(DEADLINE);
            length = socket.receive(into);
        }
        assertTrue(length >= 0, "nothing came");
        return Arrays.copyOf(into, length);
    }

    private void requireIpv6() throws IOException {
        Assumptions.assumeTrue(kind.takesBoth(), "this kind of socket is for IPv4 alone");
        try (DatagramSocket six = new DatagramSocket(new InetSocketAddress(InetAddress.getByAddress(SIX), 0))) {
            assertTrue(six.isBound());
        } catch (BindException e) {
            Assumptions.abort("no IPv6 on this computer: " + e.getMessage());
        }
    }

    @Test
    void datagramsOfAllSizesArriveOneByOneInTheirOrder() throws Exception {
        List<Integer> sizes = new ArrayList<>(Collections.nCopies(150, 1_472));
        sizes.addAll(List.of(300, 300, 299, 300, 1_472, 1_472, 7, 1_473, 1, 1, 1, 65_507, 2, 61_475, 61_475));
        sizes.addAll(Collections.nCopies(100, 40));
        for (int i = 0; i < sizes.size(); i++) {
            out.send(datagram(i, sizes.get(i)), sizes.get(i), at(FOUR, in));
        }
        out.flush();
        for (int i = 0; i < sizes.size(); i++) {
            assertArrayEquals(datagram(i, sizes.get(i)), next(in), "datagram " + i);
        }
        assertEquals(-1, in.receive(into));
    }

    @Test
    void theBytesAreThoseOfTheMomentAtWhichTheyWereGiven() throws Exception {
        byte[] bytes = new byte[500];
        for (byte i = 0; i < 20; i++) {
            Arrays.fill(bytes, i);
            out.send(bytes, bytes.length, at(FOUR, in));
        }
        out.flush();
        for (byte i = 0; i < 20; i++) {
            assertEquals(i, next(in)[499]);
        }
    }

    @Test
    void datagramsForTwoArriveWhereTheyBelong() throws Exception {
        try (UdpSocket other = kind.open(log)) {
            for (int i = 0; i < 60; i++) {
                out.send(datagram(i, 100), 100, at(FOUR, i % 7 < 4 ? in : other));
            }
            out.flush();
            for (int i = 0; i < 60; i++) {
                assertArrayEquals(datagram(i, 100), next(i % 7 < 4 ? in : other), "datagram " + i);
            }
        }
    }

    @Test
    void theSenderIsKnownAndTheSameObjectWhileItIsTheSame() throws Exception {
        try (UdpSocket other = kind.open(log)) {
            List<InetSocketAddress> senders = new ArrayList<>();
            for (UdpSocket sender : List.of(out, out, other)) {
                sender.send(new byte[9], 9, at(FOUR, in));
                sender.flush();
                next(in);
                senders.add(in.from());
            }
            assertEquals(List.of(at(FOUR, out), at(FOUR, out), at(FOUR, other)), senders);
            assertSame(senders.get(0), senders.get(1));
        }
    }

    @Test
    void bothVersionsOfIpGoThroughOneSocket() throws Exception {
        requireIpv6();
        for (byte[] host : List.of(SIX, FOUR, SIX)) {
            out.send(host, host.length, at(host, in));
            out.send(host, host.length, at(host, in));
            out.flush();
            assertArrayEquals(host, next(in));
            assertArrayEquals(host, next(in));
            assertArrayEquals(host, in.from().getAddress().getAddress());
            assertEquals(out.port(), in.from().getPort());
        }
    }

    @Test
    void whatCannotBeSentIsLostAndNothingElse() throws Exception {
        out.send(new byte[10], 10, at(FOUR, in));
        out.send(new byte[10], 10, new InetSocketAddress(InetAddress.getByAddress(SIX), 9)); // unknown to IPv4 alone
        out.send(new byte[10], 10, new InetSocketAddress("255.255.255.255", 9)); // nobody allowed broadcasts
        out.send(new byte[10], 10, new InetSocketAddress("255.255.255.255", 9));
        out.send(new byte[11], 11, at(FOUR, in));
        out.flush();
        assertEquals(10, next(in).length);
        assertEquals(11, next(in).length);
    }

    @Test
    void whatIsTooLargeForThePathIsDroppedAndNotCut() throws Exception {
        requireIpv6();
        Assumptions.assumeTrue(out.keepsWhole(), "this system cuts datagrams into pieces");
        byte[] large = new byte[65_507]; // with IPv6's header larger than loopback's MTU of 65,536
        out.send(large, large.length, at(SIX, in));
        out.send(new byte[12], 12, at(SIX, in));
        out.flush();
        assertEquals(12, next(in).length);
    }

    @Test
    void anEmptyDatagramIsOneToo() throws Exception {
        try (DatagramSocket peer = new DatagramSocket()) {
            peer.send(new DatagramPacket(new byte[0], 0, at(FOUR, in)));
            peer.send(new DatagramPacket(new byte[3], 3, at(FOUR, in)));
        }
        assertEquals(0, next(in).length);
        assertEquals(3, next(in).length);
    }

    @Test
    void aReceiverThatDoesNotReadCostsDatagramsAndHoldsUpNobody() throws Exception {
        int many = 4 * in.receiveBuffer() / 1_000;
        for (int i = 0; i < many; i++) {
            out.send(new byte[1_000], 1_000, at(FOUR, in));
        }
        out.flush();
        int arrived = 0;
        while (in.receive(into) == 1_000) {
            arrived++;
        }
        assertTrue(arrived > 0 && arrived < many, arrived + " of " + many);
        out.send(new byte[1], 1, at(FOUR, in));
        out.flush();
        assertEquals(1, next(in).length);
    }

    @Test
    void aWaitFlushes() throws Exception {
        out.send(new byte[5], 5, at(FOUR, in));
        out.await(1);
        assertEquals(5, next(in).length);
    }

    @Test
    void aWaitIsOverWhenADatagramIsThere() throws Exception {
        out.send(new byte[5], 5, at(FOUR, in));
        out.flush();
        in.await(Long.MAX_VALUE);
        assertEquals(5, in.receive(into));
    }

    @Test
    void aWaitEndsWithItsTime() throws Exception {
        long start = System.nanoTime();
        in.await(3_000_000);
        assertTrue(System.nanoTime() - start >= 2_000_000);
        assertEquals(-1, in.receive(into));
    }

    @Test
    void aWakeEndsOneWaitAlone() throws Exception {
        in.wake();
        in.await(Long.MAX_VALUE);
        long start = System.nanoTime();
        in.await(3_000_000);
        assertTrue(System.nanoTime() - start >= 2_000_000);
    }

    @Test
    void anotherThreadEndsAWaitAndTheNextOneIfNobodyWaits() throws Exception {
        in.wake();
        in.await(Long.MAX_VALUE);
        FutureTask<Boolean> waiting = new FutureTask<>(() -> {
            in.await(Long.MAX_VALUE);
            return true;
        });
        Thread thread = Thread.ofPlatform().daemon().start(waiting);
        while (!waiting.isDone() && thread.getState() == Thread.State.NEW) {
            Thread.onSpinWait();
        }
        in.wake();
        assertTrue(waiting.get(DEADLINE, TimeUnit.NANOSECONDS));
    }

    @Test
    void anInterruptEndsAWaitBeforeItAndInIt() throws Exception {
        FutureTask<Boolean> waiting = new FutureTask<>(() -> {
            Thread.currentThread().interrupt();
            in.await(Long.MAX_VALUE);
            boolean marked = Thread.interrupted();
            in.await(Long.MAX_VALUE); // until the interrupt from outside, or what is left of the first
            while (!Thread.currentThread().isInterrupted()) {
                in.await(Long.MAX_VALUE);
            }
            return marked;
        });
        Thread thread = Thread.ofPlatform().daemon().start(waiting);
        long end = System.nanoTime() + DEADLINE;
        while (!waiting.isDone() && System.nanoTime() < end) {
            thread.interrupt(); // the first of them may come before the thread clears its own
            Thread.onSpinWait();
        }
        assertTrue(waiting.get(DEADLINE, TimeUnit.NANOSECONDS));
        in.await(1);
        assertEquals(-1, in.receive(into));
    }

    @Test
    void closingASocketEndsAWaitAndNothingGoesAfterThat() throws Exception {
        FutureTask<Void> waiting = new FutureTask<>(() -> {
            while (true) {
                in.await(Long.MAX_VALUE);
            }
        });
        Thread.ofPlatform().daemon().start(waiting);
        in.close();
        assertInstanceOf(ClosedChannelException.class, assertThrows(ExecutionException.class,
                () -> waiting.get(DEADLINE, TimeUnit.NANOSECONDS)).getCause());
        assertThrows(ClosedChannelException.class, () -> in.receive(into));
        assertThrows(ClosedChannelException.class, () -> in.send(new byte[1], 1, at(FOUR, out)));
        assertThrows(ClosedChannelException.class, () -> in.await(DEADLINE));
        in.wake();
        in.close();
    }

    @Test
    void whatIsWokenWhileItIsClosedComesToNoHarm() throws Exception {
        for (int i = 0; i < 50; i++) {
            UdpSocket brief = kind.open(log);
            FutureTask<Boolean> waking = new FutureTask<>(() -> {
                for (int n = 0; n < 200; n++) {
                    brief.wake();
                }
                return true;
            });
            Thread.ofPlatform().daemon().start(waking);
            brief.close();
            assertTrue(waking.get(DEADLINE, TimeUnit.NANOSECONDS));
        }
    }

    @Test
    void aPortThatIsGivenBackCanBeBoundAgain() throws Exception {
        int port = in.port();
        in.close();
        try (UdpSocket again = UdpSocket.bind(port, new KeptLog())) {
            assertEquals(port, again.port());
        }
    }

    @Test
    void everySocketIsGrantedTheSame() throws Exception {
        try (UdpSocket channel = UdpSocket.bindChannel(0)) {
            assertEquals(channel.receiveBuffer(), in.receiveBuffer());
            assertEquals(channel.keepsWhole(), in.keepsWhole());
        }
    }
}
