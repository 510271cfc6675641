package parley.p2pvideo.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A bad network between two real ports: it passes datagrams on, but loses, repeats, delays and damages some. Each side
 * sees the relay as its peer.
 */
final class LossyRelay implements AutoCloseable {
    private static final double SHARE = 0.05;

    private final DatagramSocket left;
    private final DatagramSocket right;

    LossyRelay(int leftPort, int rightPort) throws SocketException {
        InetAddress here = InetAddress.getLoopbackAddress();
        left = new DatagramSocket(new InetSocketAddress(here, 0));
        right = new DatagramSocket(new InetSocketAddress(here, 0));
        carry(left, right, new InetSocketAddress(here, rightPort), new Random(1));
        carry(right, left, new InetSocketAddress(here, leftPort), new Random(2));
    }

    private static void carry(DatagramSocket from, DatagramSocket to, SocketAddress target, Random random)
            throws SocketException {
        from.setReceiveBufferSize(4 << 20);
        Thread.ofPlatform().name("lossy-relay").daemon().start(() -> {
            byte[] held = new byte[0];
            while (!from.isClosed()) {
                DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
                try {
                    from.receive(packet);
                    byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
                    double fate = random.nextDouble();
                    if (fate < SHARE) {
                        continue;
                    }
                    if (fate < 2 * SHARE) {
                        bytes[random.nextInt(bytes.length)] ^= 1;
                    } else if (fate < 3 * SHARE) {
                        to.send(new DatagramPacket(bytes, bytes.length, target));
                    } else if (fate < 4 * SHARE) {
                        byte[] late = held;
                        held = bytes;
                        bytes = late;
                    }
                    to.send(new DatagramPacket(bytes, bytes.length, target));
                } catch (SocketException e) {
                    // Closed: the test is over.
                    return;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    /** How the left side reaches the right one. */
    List<Candidate> forLeft() {
        return List.of(new Candidate(left.getLocalAddress(), left.getLocalPort()));
    }

    /** How the right side reaches the left one. */
    List<Candidate> forRight() {
        return List.of(new Candidate(right.getLocalAddress(), right.getLocalPort()));
    }

    @Override
    public void close() {
        left.close();
        right.close();
    }
}
