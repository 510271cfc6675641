package parley.p2pvideo.transfer;

import java.net.Inet4Address;
import java.net.InetAddress;

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

    /** The largest datagram, in bytes of UDP payload, that may leave for a peer; not above 0 if that is not known. */
    int datagramTo(InetAddress peer) {
        int mtu = peer.isLoopbackAddress() ? loopback : network;
        return mtu - (peer instanceof Inet4Address ? HEADERS_4 : HEADERS_6);
    }
}
