package parley.p2pvideo.transfer;

import java.net.InetAddress;

/** What lies between the two computers of a transfer, the better first. */
public enum PathKind {
    /** Both programs run on one computer. */
    LOOPBACK("this computer"),
    /** The same local network. */
    LAN("local network"),
    /** The internet, with IPv6: no address is translated on the way. */
    IPV6("IPv6"),
    /** The internet, perhaps through address translators (NAT). */
    INTERNET("internet"),
    /** The server passes the sealed datagrams on, because no direct way was found. */
    RELAYED("relayed");

    private final String text;

    PathKind(String text) {
        this.text = text;
    }

    /** One or two words for a person to read. */
    public String text() {
        return text;
    }

    /** What an address of the peer says of the path to it. */
    static PathKind of(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return LOOPBACK;
        }
        if (address.isSiteLocalAddress() || address.isLinkLocalAddress() || isUniqueLocal(address)) {
            return LAN;
        }
        return address.getAddress().length == 16 ? IPV6 : INTERNET;
    }

    /** fc00::/7, https://www.rfc-editor.org/rfc/rfc4193.html#section-3.1 */
    private static boolean isUniqueLocal(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
    }
}
