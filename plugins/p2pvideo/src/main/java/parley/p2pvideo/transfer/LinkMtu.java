package parley.p2pvideo.transfer;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Collections;

/**
 * The largest IP packets that this computer's interfaces take.
 *
 * @param loopback of the loopback interface; 0 if datagrams may be cut into pieces on their way, for then no size can
 *                 be tried out
 * @param network  the largest of all other interfaces; 0 as above
 */
public record LinkMtu(int loopback, int network) {
    /** Datagrams may be cut into pieces, or nothing is known. */
    public static final LinkMtu UNKNOWN = new LinkMtu(0, 0);

    /** IPv4's header without options (RFC 791) and UDP's (RFC 768). */
    private static final int HEADERS_4 = 20 + 8;
    /** IPv6's header (RFC 8200) and UDP's. */
    private static final int HEADERS_6 = 40 + 8;

    /** What the interfaces of this computer take now. */
    static LinkMtu here() throws IOException {
        int loopback = 0;
        int network = 0;
        for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (each.isUp() && each.isLoopback()) {
                loopback = Math.max(loopback, each.getMTU());
            } else if (each.isUp()) {
                network = Math.max(network, each.getMTU());
            }
        }
        return new LinkMtu(loopback, network);
    }

    /** The largest datagram, in bytes of UDP payload, that may leave for a peer; not above 0 if that is not known. */
    int datagramTo(InetAddress peer) {
        int mtu = peer.isLoopbackAddress() ? loopback : network;
        return mtu - (peer instanceof Inet4Address ? HEADERS_4 : HEADERS_6);
    }
}
