package parley.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes of text at a time. Source of the formulas: Henry S. Warren, Hacker's Delight, second edition,
 * section 6-1; S. E. Anderson, Bit Twiddling Hacks, "Determine if a word has a byte less than n".
 */
public final class Ascii {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private Ascii() {}

    /** Whether all bytes are from the blank to the tilde: characters of ASCII that steer nothing. */
    public static boolean isPrintable(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long x = (long) EIGHT.get(bytes, at);
            if (((x - ' ' * ONES | x + ONES | x) & HIGH) != 0) {
                return false;
            }
        }
        for (; at < to; at++) {
            if (bytes[at] < ' ' || bytes[at] == 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** Where a byte is found first; {@code to} if it is not. */
    public static int indexOf(byte wanted, byte[] bytes, int from, int to) {
        long pattern = (wanted & 0xFF) * ONES;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long x = (long) EIGHT.get(bytes, at) ^ pattern;
            long found = (x - ONES) & ~x & HIGH;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }
}
