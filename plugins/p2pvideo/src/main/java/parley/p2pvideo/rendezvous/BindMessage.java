package parley.p2pvideo.rendezvous;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a client asks from which address its datagrams come, and the answer:
 * <pre>
 * BIND  : 'B' | token 16 | zeros up to 35 bytes
 * BOUND : 'b' | token 16 | port 2 | address 4 or 16
 * </pre>
 * Port and address are XOR-ed with the token, because some NATs change whatever looks like an address of theirs in the
 * content, too: https://www.rfc-editor.org/rfc/rfc8489.html#section-14.2. An answer is never longer than the request.
 */
public final class BindMessage {
    /** The first byte of a request. */
    public static final byte BIND = 'B';
    /** The first byte of an answer. */
    public static final byte BOUND = 'b';
    /** The bytes of a request, and of the longest answer. */
    public static final int SIZE = 1 + Token.SIZE + 2 + 16;

    private static final int PORT_AT = 1 + Token.SIZE;
    private static final int ADDRESS_AT = PORT_AT + 2;

    private BindMessage() {
    }

    /** Writes a request and returns its length. */
    public static int request(Token token, byte[] out) {
        Arrays.fill(out, 0, SIZE, (byte) 0);
        out[0] = BIND;
        token.write(out, 1);
        return SIZE;
    }

    /** The token of a request; empty for anything else. */
    static Optional<Token> readRequest(byte[] datagram, int length) {
        return length == SIZE && datagram[0] == BIND ? Optional.of(Token.read(datagram, 1)) : Optional.empty();
    }

    /** Writes an answer and returns its length. */
    static int answer(Token token, InetSocketAddress seen, byte[] out) {
        byte[] address = seen.getAddress().getAddress();
        out[0] = BOUND;
        token.write(out, 1);
        out[PORT_AT] = (byte) (seen.getPort() >>> 8 ^ out[1]);
        out[PORT_AT + 1] = (byte) (seen.getPort() ^ out[2]);
        for (int i = 0; i < address.length; i++) {
            out[ADDRESS_AT + i] = (byte) (address[i] ^ out[1 + i]);
        }
        return ADDRESS_AT + address.length;
    }

    /** The address in an answer that bears this token; empty for anything else, and for what no computer can have. */
    public static Optional<InetSocketAddress> readAnswer(Token expected, byte[] datagram, int length) {
        int addressLength = length - ADDRESS_AT;
        if (addressLength != 4 && addressLength != 16 || datagram[0] != BOUND
                || !Token.read(datagram, 1).equals(expected)) {
            return Optional.empty();
        }
        int port = ((datagram[PORT_AT] ^ datagram[1]) & 0xFF) << 8 | (datagram[PORT_AT + 1] ^ datagram[2]) & 0xFF;
        byte[] address = new byte[addressLength];
        for (int i = 0; i < addressLength; i++) {
            address[i] = (byte) (datagram[ADDRESS_AT + i] ^ datagram[1 + i]);
        }
        try {
            InetAddress seen = InetAddress.getByAddress(address);
            return port == 0 || seen.isMulticastAddress() || seen.isAnyLocalAddress() ? Optional.empty()
                    : Optional.of(new InetSocketAddress(seen, port));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of 4 or 16 bytes", e);
        }
    }
}
