package parley.p2pvideo.transfer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * One address at which a peer may be reached over UDP. Always a numeric address: a name from a peer is never looked up.
 *
 * @param address an IPv4 or IPv6 address
 * @param port    1 to 65,535
 */
public record Candidate(InetAddress address, int port) {
    /** How many one message may carry; more are refused, so that nobody can make us knock at many doors. */
    public static final int MOST = 16;

    /**
     * Checks the port and refuses addresses that no single peer can have.
     *
     * @throws IllegalArgumentException for a port outside 1 to 65,535, a multicast or an unspecified address
     */
    public Candidate {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("UDP port " + port + " is not in 1 to 65535");
        }
        if (address.isMulticastAddress() || address.isAnyLocalAddress()) {
            throw new IllegalArgumentException(address.getHostAddress() + " is not the address of one computer");
        }
    }

    /** The socket address to send to. */
    public InetSocketAddress socketAddress() {
        return new InetSocketAddress(address, port);
    }

    void write(ByteBuffer to) {
        byte[] bytes = address.getAddress();
        to.put((byte) bytes.length).put(bytes).putShort((short) port);
    }

    static Candidate read(ByteBuffer from) throws SignalException {
        int size = from.get();
        if (size != 4 && size != 16) {
            throw new SignalException("an address of " + size + " bytes is neither IPv4 nor IPv6");
        }
        byte[] bytes = new byte[size];
        from.get(bytes);
        int port = Short.toUnsignedInt(from.getShort());
        try {
            return new Candidate(InetAddress.getByAddress(bytes), port);
        } catch (UnknownHostException | IllegalArgumentException e) {
            throw new SignalException("a bad address: " + e.getMessage());
        }
    }
}
