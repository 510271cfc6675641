package parley.p2pvideo.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;

/**
 * A network between two real ports that can be cut, and comes back with other addresses. Each side sees it as its peer.
 */
final class MovingNetwork implements AutoCloseable {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final int leftPort;
    private final int rightPort;
    private DatagramSocket left;
    private DatagramSocket right;

    MovingNetwork(int leftPort, int rightPort) throws SocketException {
        this.leftPort = leftPort;
        this.rightPort = rightPort;
        comeBack();
    }

    /** Is there again, at other ports than before. */
    void comeBack() throws SocketException {
        left = new DatagramSocket(new InetSocketAddress(HERE, 0));
        right = new DatagramSocket(new InetSocketAddress(HERE, 0));
        carry(left, right, rightPort);
        carry(right, left, leftPort);
    }

    private static void carry(DatagramSocket from, DatagramSocket to, int port) {
        Thread.ofPlatform().name("moving-network").daemon().start(() -> {
            DatagramPacket packet = new DatagramPacket(new byte[1 << 16], 1 << 16);
            try {
                while (!from.isClosed() && !to.isClosed()) {
                    packet.setData(packet.getData());
                    from.receive(packet);
                    to.send(new DatagramPacket(packet.getData(), packet.getLength(), HERE, port));
                }
            } catch (SocketException e) {
                // It was cut.
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** How the left side reaches the right one. */
    List<Candidate> forLeft() {
        return List.of(new Candidate(HERE, left.getLocalPort()));
    }

    /** How the right side reaches the left one. */
    List<Candidate> forRight() {
        return List.of(new Candidate(HERE, right.getLocalPort()));
    }

    /** Nothing gets through any more. */
    void cut() {
        left.close();
        right.close();
    }

    @Override
    public void close() {
        cut();
    }
}
