package parley.p2pvideo.transfer;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Names one transfer in the messages that introduce it: 16 random bytes, chosen by the sender. */
public record TransferId(long high, long low) {
    /** Its size in bytes. */
    static final int SIZE = 16;

    /** A new one. */
    public static TransferId random(RandomGenerator random) {
        return new TransferId(random.nextLong(), random.nextLong());
    }

    static TransferId read(ByteBuffer from) {
        return new TransferId(from.getLong(), from.getLong());
    }

    void write(ByteBuffer to) {
        to.putLong(high).putLong(low);
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE);
        write(bytes);
        return bytes.array();
    }

    /** Lower-case hexadecimal, 32 characters. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes());
    }
}
