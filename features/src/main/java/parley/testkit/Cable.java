package parley.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;

/**
 * The line between one actor's client and the server, which a scenario can break. The client connects to it, and it passes
 * on whatever comes, both ways, until it is cut. Thread-safe.
 */
final class Cable implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;

    private final String name;
    private final InetSocketAddress server;
    private final ServerSocket listening; // also while it is cut: somebody else might take the port meanwhile
    private final Set<Socket> ends = new HashSet<>(); // those that are open; guarded by this
    private boolean cut;                              // guarded by this

    /** Lays a cable to a server; {@code name} tells whose it is. */
    Cable(String name, InetSocketAddress server) {
        this.name = name;
        this.server = server;
        listening = listen();
    }

    /** Where the client is to connect. */
    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), listening.getLocalPort());
    }

    /** Breaks it: what is under way is lost, both sides learn of it, and whoever connects is thrown out at once. */
    synchronized void cut() {
        cut = true;
        try {
            for (Socket end : ends) {
                end.setSoLinger(true, 0);
                end.close();
            }
            ends.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(name + "'s connection does not break.", e);
        }
    }

    /** Mends it: the client can connect again. */
    synchronized void mend() {
        cut = false;
    }

    @Override
    public void close() {
        cut();
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(name + "'s connection does not end.", e);
        }
    }

    private ServerSocket listen() {
        try {
            ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().name("cable-" + name).start(() -> acceptFrom(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be given a line to the server.", e);
        }
    }

    private void acceptFrom(ServerSocket socket) {
        try {
            while (true) {
                join(socket.accept());
            }
        } catch (IOException e) {
            // The cable is taken away.
        }
    }

    private void join(Socket client) throws IOException {
        if (isCut()) {
            client.setSoLinger(true, 0);
            client.close();
            return;
        }
        Socket far = new Socket();
        try {
            far.connect(server, CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
        } catch (IOException e) {
            far.close();
            client.close();
            return;
        }
        synchronized (this) {
            if (cut) {
                far.close();
                client.close();
                return;
            }
            ends.add(client);
            ends.add(far);
        }
        Thread.ofVirtual().name("cable-" + name + "-out").start(() -> pass(client, far));
        Thread.ofVirtual().name("cable-" + name + "-in").start(() -> pass(far, client));
    }

    private synchronized boolean isCut() {
        return cut;
    }

    private void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side is gone, or the cable was cut: the end of the one is the end of the other.
        }
        part(from, to);
    }

    private synchronized void part(Socket one, Socket other) {
        try (one; other) {
            ends.remove(one);
            ends.remove(other);
        } catch (IOException e) {
            throw new UncheckedIOException(name + "'s connection does not end.", e);
        }
    }
}
