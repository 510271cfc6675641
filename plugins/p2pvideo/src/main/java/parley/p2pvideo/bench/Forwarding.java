package parley.p2pvideo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import parley.p2pvideo.rendezvous.JoinMessage;
import parley.p2pvideo.rendezvous.Rendezvous;
import parley.p2pvideo.rendezvous.Token;

/** What a server's relay passes on over loopback, from one client to another, with its limits lifted. */
final class Forwarding {
    static final String PART = "The server's relay, loopback, what arrived";

    private static final int CONNECTION = 0xBEEF;
    private static final long LOOK = 64;
    private static final long TURN = 1_000_000_000L;
    /** The fewest bytes that are passed on: a byte for the kind, and the connection. */
    private static final int LEAST = 5;

    private Forwarding() {}

    /** A row; it runs for as many bytes, or half a second. */
    static Trial trial(long bytes, int datagram) {
        return new Trial(PART, "relay, " + Text.number(datagram) + " B", () -> run(bytes, datagram));
    }

    private static Figure run(long bytes, int datagram) throws IOException, InterruptedException {
        try (Rendezvous ports = relay(); DatagramChannel in = open(ports); DatagramChannel out = open(ports)) {
            join(in, ports.relay("luke", "yoda", CONNECTION).orElseThrow());
            join(out, ports.relay("yoda", "luke", CONNECTION).orElseThrow());
            ByteBuffer full = ByteBuffer.allocateDirect(datagram).putInt(1, CONNECTION);
            return Sockets.pass(in, out, full, LEAST, bytes, LOOK);
        } catch (ExecutionException e) {
            throw new IOException("the relay failed: " + e.getCause().getMessage(), e);
        }
    }

    /** A server's ports with a thread that serves them until they are closed. */
    static Rendezvous relay() throws IOException {
        Rendezvous.Limits none = new Rendezvous.Limits(Long.MAX_VALUE, Long.MAX_VALUE);
        Rendezvous ports = Rendezvous.open(InetAddress.getLoopbackAddress(), 0, 0, Optional.of(none));
        Thread.ofPlatform().name("bench-relay").daemon().start(() -> {
            try {
                boolean open = true;
                while (open) {
                    open = ports.serve(TURN);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the relay failed", e);
            }
        });
        return ports;
    }

    private static void join(DatagramChannel channel, Token token) throws IOException {
        byte[] message = new byte[JoinMessage.SIZE];
        channel.write(ByteBuffer.wrap(message, 0, JoinMessage.write(token, CONNECTION, message)));
    }

    private static DatagramChannel open(Rendezvous ports) throws IOException {
        return Sockets.open().connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.firstPort()));
    }
}
