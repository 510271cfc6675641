package parley.app.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/** Finds a port for a server that is to come back on it. */
public final class LoopbackPort {
    /**
     * Below the ports that systems give to clients (Linux: 32768; others: 49152, RFC 6335 section 6): while the server is
     * away, no client may get its port.
     */
    private static final int FIRST = 20_000;
    private static final int BEHIND = 32_000;
    private static final int ATTEMPTS = 100;

    private LoopbackPort() {}

    /**
     * A port on which nobody listens now.
     *
     * @throws IOException if none was found in a hundred attempts
     */
    public static int free(RandomGenerator random) throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = random.nextInt(FIRST, BEHIND);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("no port from " + FIRST + " to " + (BEHIND - 1) + " seems to be free.");
    }

    private static boolean isFree(int port) {
        try (ServerSocket trial = new ServerSocket()) {
            trial.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false; // taken
        }
    }
}
