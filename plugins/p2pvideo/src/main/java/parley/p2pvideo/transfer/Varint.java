package parley.p2pvideo.transfer;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Numbers of 1, 2, 4 or 8 bytes whose first two bits tell the length.
 * https://www.rfc-editor.org/rfc/rfc9000.html#section-16
 */
final class Varint {
    /** The greatest number that fits, 2^62 - 1. */
    static final long MOST = (1L << 62) - 1;

    private Varint() {
    }

    /** Appends a number from 0 to {@link #MOST} in the shortest form. */
    static void write(ByteBuffer to, long value) {
        if (value < 0 || value > MOST) {
            throw new IllegalArgumentException(value + " does not fit into 62 bits");
        }
        if (value < 1 << 6) {
            to.put((byte) value);
        } else if (value < 1 << 14) {
            to.putShort((short) (value | 1 << 14));
        } else if (value < 1 << 30) {
            to.putInt((int) (value | 1L << 31));
        } else {
            to.putLong(value | 3L << 62);
        }
    }

    /** Reads one number; throws {@link BufferUnderflowException} if it is cut short. */
    static long read(ByteBuffer from) {
        if (!from.hasRemaining()) {
            throw new BufferUnderflowException();
        }
        int first = Byte.toUnsignedInt(from.get(from.position()));
        return switch (first >>> 6) {
            case 0 -> from.get();
            case 1 -> from.getShort() & 0x3FFF;
            case 2 -> from.getInt() & 0x3FFF_FFFF;
            default -> from.getLong() & MOST;
        };
    }
}
