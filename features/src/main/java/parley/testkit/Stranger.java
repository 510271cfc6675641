package parley.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import parley.testkit.Transcript.Kind;

/**
 * Somebody with a bare connection, who sends whatever a scenario says: the protocol, or nonsense. What the server
 * sends is read by a thread of its own, from {@link #reads} on.
 */
public final class Stranger implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;
    /** Small, so that a stranger who does not read fills it soon. */
    private static final int RECEIVE_BUFFER = 4_096;

    private final Socket socket = new Socket();
    private final Transcript received;
    private final int number;

    /** Connects. */
    Stranger(int number, InetSocketAddress server) {
        this.number = number;
        this.received = new Transcript("stranger " + number);
        try {
            socket.setReceiveBufferSize(RECEIVE_BUFFER);
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(server.getHostString(), server.getPort()), CONNECT_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException("Stranger " + number + " cannot connect: " + e.getMessage(), e);
        }
    }

    /** Begins to read. */
    Stranger reads() {
        Thread.ofVirtual().name("stranger-" + number).start(() -> {
            try (BufferedReader in = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    received.add(Kind.OUTPUT, line);
                }
            } catch (IOException e) {
                received.add(Kind.OUTPUT, "(connection lost: " + e.getMessage() + ")");
            } finally {
                received.end();
            }
        });
        return this;
    }

    /** What it received. */
    public Transcript received() {
        return received;
    }

    /** Sends bytes. */
    public void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Stranger " + number + " cannot send: " + e.getMessage(), e);
        }
    }

    /** Sends a line. */
    public void send(String line) {
        received.add(Kind.TYPED, line);
        send((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Sends so many bytes of one line, without its end. */
    public void sendWithoutEnd(long bytes) {
        byte[] part = new byte[1 << 16];
        Arrays.fill(part, (byte) 'x');
        for (long left = bytes; left > 0; left -= part.length) {
            send(left < part.length ? Arrays.copyOf(part, (int) left) : part);
        }
    }

    /** Waits until the server has closed the connection. */
    public void awaitEnd() {
        received.awaitEnd();
    }

    /** Breaks the connection off, as when the machine of a peer says that it knows nothing of it. */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
