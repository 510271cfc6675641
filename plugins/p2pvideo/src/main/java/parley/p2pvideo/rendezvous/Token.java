package parley.p2pvideo.rendezvous;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** What a client shows at the server's UDP ports to be known there: 16 random bytes, given over its chat connection. */
public record Token(long high, long low) {
    /** Its size in bytes. */
    public static final int SIZE = 16;

    /** A new one; take a secure source, for whoever guesses a token speaks for its owner. */
    public static Token random(RandomGenerator random) {
        return new Token(random.nextLong(), random.nextLong());
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Token parse(String text) {
        byte[] bytes = HexFormat.of().parseHex(text);
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("a token of " + bytes.length + " bytes, it has " + SIZE);
        }
        return read(bytes, 0);
    }

    static Token read(byte[] bytes, int at) {
        ByteBuffer from = ByteBuffer.wrap(bytes, at, SIZE);
        return new Token(from.getLong(), from.getLong());
    }

    void write(byte[] bytes, int at) {
        ByteBuffer.wrap(bytes, at, SIZE).putLong(high).putLong(low);
    }

    /** Lower-case hexadecimal, 32 characters. */
    @Override
    public String toString() {
        byte[] bytes = new byte[SIZE];
        write(bytes, 0);
        return HexFormat.of().formatHex(bytes);
    }
}
