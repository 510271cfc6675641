package parley.p2pvideo.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import parley.p2pvideo.transfer.SocketLoop;

/**
 * What sockets do alone, over loopback from one thread to another: the shortest loop that Java can write, with
 * connected channels and direct buffers, and the engine's own socket.
 */
final class Sockets {
    static final String PART = "Sockets alone, loopback, what arrived";

    private static final Set<Integer> DATAGRAMS = Set.of(1_472, 7_715, 23_075, 61_475);
    private static final int BUFFER = 8 << 20;
    private static final long LOOK = 256;

    private Sockets() {}

    static String raw(int datagram) {
        return "UDP loop, " + Text.number(datagram) + " B";
    }

    /** Each runs for as many bytes, or half a second; at the sizes of every run, and one more. */
    static List<Trial> trials(long bytes, int datagram) {
        Set<Integer> sizes = new TreeSet<>(DATAGRAMS);
        sizes.add(datagram);
        List<Trial> trials = new ArrayList<>();
        for (int size : sizes) {
            trials.add(new Trial(PART, raw(size), () -> loop(size, bytes)));
            trials.add(new Trial(PART, "UdpSocket, " + Text.number(size) + " B", () -> engine(size, bytes)));
        }
        return List.copyOf(trials);
    }

    private static Figure engine(int datagram, long bytes) throws IOException, InterruptedException {
        Stopwatch watch = new Stopwatch();
        SocketLoop loop = SocketLoop.run(datagram, bytes, (long) (Trial.LONGEST * 1e9));
        return watch.stop(loop.arrived() * datagram, loop.arrived(), loop.sent());
    }

    private static Figure loop(int datagram, long bytes) throws IOException, InterruptedException {
        try (DatagramChannel in = open(); DatagramChannel out = open()) {
            in.connect(out.getLocalAddress());
            out.connect(in.getLocalAddress());
            return pass(in, out, ByteBuffer.allocateDirect(datagram), 1, bytes, LOOK);
        } catch (ExecutionException e) {
            throw new IOException("the UDP loop failed: " + e.getCause().getMessage(), e);
        }
    }

    /**
     * Sends a datagram again and again for a number of bytes, or half a second, and waits until those that arrived are
     * read.
     *
     * @param least the bytes of it that are sent to say that no more come
     * @param look  datagrams from one look at the clock to the next
     */
    static Figure pass(DatagramChannel in, DatagramChannel out, ByteBuffer datagram, int least, long bytes, long look)
            throws IOException, InterruptedException, ExecutionException {
        int size = datagram.capacity();
        FutureTask<Long> receiving = new FutureTask<>(() -> receive(in, size));
        Stopwatch watch = new Stopwatch();
        Thread.ofPlatform().name("bench-udp-in").daemon().start(receiving);
        long sent = 0;
        while (sent * size < bytes && (sent % look != 0 || watch.seconds() < Trial.LONGEST)) {
            out.write(datagram.clear());
            sent++;
        }
        while (!receiving.isDone()) { // the receiver's buffer may be full, and drop it
            out.write(datagram.clear().limit(least));
            Thread.sleep(1);
        }
        long arrived = receiving.get();
        return watch.stop(arrived * size, arrived, sent);
    }

    /** Counts datagrams of this size, until one of another comes. */
    private static long receive(DatagramChannel in, int datagram) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
        long arrived = 0;
        while (in.read(buffer.clear()) == datagram) {
            arrived++;
        }
        return arrived;
    }

    /** A channel at a free port of this machine, with large buffers. */
    static DatagramChannel open() throws IOException {
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER);
        return channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }
}
