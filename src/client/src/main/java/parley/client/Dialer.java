package parley.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** Connects to a server, by whichever of its addresses answers first. */
final class Dialer {
    private static final int TIMEOUT_MILLIS = 10_000;

    private Dialer() {}

    /**
     * Connects.
     *
     * @param host a name, an IPv4 or an IPv6 address, the latter with or without brackets
     * @throws IOException if no address accepts within 10 s each; the text is for the user
     */
    static Socket dial(String host, int port) throws IOException {
        IOException last = new IOException("'" + host + "' has no address");
        for (InetAddress address : addresses(host)) {
            try {
                return connect(address, port);
            } catch (SocketTimeoutException e) {
                last = new IOException("no answer within " + TIMEOUT_MILLIS / 1000 + " s", e);
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private static InetAddress[] addresses(String host) throws IOException {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new IOException("no machine of the name '" + host + "' is known", e);
        }
    }

    private static Socket connect(InetAddress address, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address, port), TIMEOUT_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
