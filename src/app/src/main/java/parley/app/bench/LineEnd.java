package parley.app.bench;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds line feeds, eight bytes at a time. Source of the test for a zero byte in a word: Warren, Hacker's Delight, 2nd
 * edition, section 6-1.
 */
final class LineEnd {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FEEDS = 0x0A0A0A0A0A0A0A0AL;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private LineEnd() {}

    /** The place of the first line feed from {@code from} and before {@code to}; {@code to} if there is none. */
    static int find(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long zeroIfFeed = (long) WORD.get(bytes, at) ^ FEEDS;
            long found = zeroIfFeed - ONES & ~zeroIfFeed & HIGHS;
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }
}
