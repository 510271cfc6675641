package parley.p2pvideo.transfer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import parley.p2pvideo.udp.UdpSocket;

/**
 * Two {@link UdpSocket}s, one of which sends to the other as fast as it can: for a benchmark.
 *
 * @param sent    datagrams that left
 * @param arrived datagrams that came
 */
public record SocketLoop(long sent, long arrived) {
    private static final System.Logger LOG = System.getLogger(SocketLoop.class.getName());
    private static final long LOOK = 256;
    private static final long PAUSE = 1_000_000L;

    /**
     * Sends datagrams over loopback for a number of bytes or of nanoseconds, whichever is over first, and waits until
     * the other has read those that arrived.
     */
    public static SocketLoop run(int datagram, long bytes, long nanos) throws IOException, InterruptedException {
        try (UdpSocket in = UdpSocket.bind(0, LOG); UdpSocket out = UdpSocket.bind(0, LOG)) {
            FutureTask<Long> receiving = new FutureTask<>(() -> receive(in, datagram));
            Thread.ofPlatform().name("bench-udp-in").daemon().start(receiving);
            InetSocketAddress to = new InetSocketAddress(InetAddress.getLoopbackAddress(), in.port());
            long sent = send(out, to, datagram, bytes, Monotonic.now() + nanos);
            while (!receiving.isDone()) { // the receiver's buffer may be full, and drop it
                out.send(new byte[1], 1, to);
                out.flush();
                Thread.sleep(1);
            }
            return new SocketLoop(sent, receiving.get());
        } catch (ExecutionException e) {
            throw new IOException("the sockets failed: " + e.getCause().getMessage(), e);
        }
    }

    private static long send(UdpSocket out, InetSocketAddress to, int datagram, long bytes, long until)
            throws IOException {
        byte[] full = new byte[datagram];
        long sent = 0;
        while (sent * datagram < bytes && (sent % LOOK != 0 || Monotonic.now() < until)) {
            out.send(full, datagram, to);
            sent++;
        }
        out.flush();
        return sent;
    }

    private static long receive(UdpSocket in, int datagram) throws IOException {
        byte[] into = new byte[1 << 16];
        long arrived = 0;
        for (int length = in.receive(into); length != 1; length = in.receive(into)) {
            if (length < 0) {
                in.await(PAUSE);
            } else if (length == datagram) {
                arrived++;
            }
        }
        return arrived;
    }
}
