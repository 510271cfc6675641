package parley.p2pvideo.udp;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.p2pvideo.transfer.KeptLog;

/** What only the socket of Linux does: it gathers. A wait that nothing ends takes a minute. */
@Timeout(50)
class LinuxSocketTest {
    /** Without checksums the kernel refuses to cut: {@code udp_send_skb} in Linux' {@code net/ipv4/udp.c}. */
    private static final int SO_NO_CHECK = 11;

    private final KeptLog log = new KeptLog();
    private final byte[] into = new byte[1 << 16];
    private LinuxSocket out;
    private UdpSocket in;
    private InetSocketAddress to;

    @BeforeEach
    void open() throws IOException {
        out = SocketKind.LINUX_4.openNative(log);
        in = SocketKind.LINUX_4.openNative(log);
        to = new InetSocketAddress(InetAddress.getLoopbackAddress(), in.port());
    }

    @AfterEach
    void close() throws IOException {
        if (in != null) {
            out.close();
            in.close();
        }
    }

    private void requireSegments() {
        Assumptions.assumeTrue(out.sendsSegments(), "this kernel does not cut datagrams: it is older than Linux 4.18");
    }

    private void send(int size, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            out.send(new byte[size], size, to);
        }
    }

    private int arrived() throws IOException {
        int arrived = 0;
        while (in.receive(into) >= 0) {
            arrived++;
        }
        return arrived;
    }

    @Test
    void datagramsOfOneSizeWaitForEachOther() throws Exception {
        requireSegments();
        send(1_472, 3);
        assertEquals(0, arrived());
        out.flush();
        assertEquals(3, arrived());
        out.flush();
        assertEquals(0, arrived());
    }

    @Test
    void anotherSizeOrAddressSendsThoseBefore() throws Exception {
        requireSegments();
        send(1_000, 2);
        send(1_001, 1);
        assertEquals(2, arrived());
        out.send(new byte[1_001], 1_001, new InetSocketAddress(InetAddress.getLoopbackAddress(), out.port()));
        assertEquals(1, arrived());
    }

    @Test
    void asManyAsCanGoTogetherDoNotWait() throws Exception {
        requireSegments();
        send(100, 64);
        assertEquals(64, arrived());
        send(1_472, 44);
        assertEquals(44, arrived());
        send(61_475, 1);
        assertEquals(1, arrived());
    }

    @Test
    void aLargerOneGoesAloneSinceItMayBeATrialOfThePath() throws Exception {
        requireSegments();
        send(1_472, 1);
        send(1_200, 1);
        assertEquals(1, arrived());
    }

    @Test
    void whereTheKernelRefusesToCutEachGoesAloneFromThenOnAndNoneIsLost() throws Exception {
        requireSegments();
        refuseToCut();
        send(1_000, 10);
        send(10, 1);
        out.flush();
        assertEquals(11, arrived());
        assertFalse(out.sendsSegments());
        assertEquals(List.of("UDP port " + out.port() + " sends one datagram at a time from now on: more were refused,"
                + " error 22"), log.lines());
        send(1_000, 1);
        assertEquals(1, arrived(), "without a flush");
    }

    /** Replaces the socket by one that sends no checksums. */
    private void refuseToCut() throws NotOffloadedException {
        out.close();
        BoundSocket bare = BoundSocket.openIpv4(0);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment on = arena.allocateFrom(JAVA_INT, 1);
            assertEquals(0, Libc.setsockopt(Libc.callState(arena), bare.descriptor(), Libc.SOL_SOCKET, SO_NO_CHECK, on,
                    Integer.BYTES));
        }
        out = new LinuxSocket(bare, log);
    }

    @Test
    void whatIsRefusedForAnotherReasonIsLostAndTheNextAreGathered() throws Exception {
        requireSegments();
        to = new InetSocketAddress("255.255.255.255", 9); // nobody allowed broadcasts
        send(1_000, 3);
        out.flush();
        assertTrue(out.sendsSegments());
        assertEquals(List.of(), log.lines());
    }

    @Test
    void aKernelThatDoesNotCutIsGivenOneAtATime() throws Exception {
        BoundSocket bound = BoundSocket.openIpv4(0);
        out.close();
        out = new LinuxSocket(new BoundSocket(bound.descriptor(), bound.family(), bound.port(), bound.receiveBuffer(),
                bound.whole(), false, bound.coalesces()), log);
        send(1_000, 3);
        assertEquals(3, arrived());
    }

    @Test
    void aWaitIsOverAtOnceWhileDatagramsOfTheLastCallAreLeft() throws Exception {
        requireSegments();
        send(500, 5);
        out.flush();
        for (int i = 0; i < 5; i++) {
            in.await(Long.MAX_VALUE);
            assertEquals(500, in.receive(into));
        }
    }

    @Test
    void anErrorOfTheSystemIsANumberBelowZero() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = Libc.callState(arena);
            assertEquals(-9, Libc.close(state, -1)); // EBADF
            assertEquals(-Libc.EAFNOSUPPORT, Libc.socket(state, 255, Libc.SOCK_DGRAM));
        }
    }

    @Test
    void aPortInUseIsLeftToTheChannelWhichTellsTheUser() {
        assertEquals("the port cannot be bound, error 98", // EADDRINUSE
                assertThrows(NotOffloadedException.class, () -> LinuxSocket.bind(in.port(), log)).getMessage());
        assertTrue(assertThrows(IOException.class, () -> UdpSocket.bind(in.port(), log)).getMessage()
                .startsWith("UDP port " + in.port() + " cannot be used: "));
        assertEquals(List.of(), log.lines());
    }
}
