package parley.p2pvideo.rendezvous;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * How one side of a transfer tells the relay from where its datagrams will come: {@code 'J' | token 16 | connection 4}.
 * It is not answered. What follows are the transfer's own datagrams, which name the connection in the clear:
 * {@code type 1 | connection 4 | …}.
 */
public final class JoinMessage {
    /** The first byte. */
    public static final byte JOIN = 'J';
    /** Its bytes. */
    public static final int SIZE = 1 + Token.SIZE + 4;

    /** What a datagram of a transfer must hold. */
    static final int CONNECTION_END = 5;

    private static final int CONNECTION_AT = 1;

    private JoinMessage() {
    }

    /** Writes the message and returns its length. */
    public static int write(Token token, int connection, byte[] out) {
        out[0] = JOIN;
        token.write(out, 1);
        ByteBuffer.wrap(out).putInt(1 + Token.SIZE, connection);
        return SIZE;
    }

    /** The token; empty for anything else. */
    static Optional<Token> readToken(byte[] datagram, int length) {
        return length == SIZE && datagram[0] == JOIN ? Optional.of(Token.read(datagram, 1)) : Optional.empty();
    }

    /** Which connection a datagram of a transfer belongs to. */
    static int connection(byte[] datagram) {
        int at = CONNECTION_AT;
        return (datagram[at] & 0xFF) << 24 | (datagram[at + 1] & 0xFF) << 16 | (datagram[at + 2] & 0xFF) << 8
                | datagram[at + 3] & 0xFF;
    }
}
