package parley.server.event;

import java.nio.charset.StandardCharsets;
import parley.wire.Decimal;
import parley.wire.Protocol;

/**
 * Makes the beginning of a stored event's line, {@code @id=17;time=2026-11-22T15:00:01.123Z} and a blank. Times are
 * formatted once a millisecond, since that costs more than all the rest. Not thread-safe.
 */
final class Head {
    private static final byte[] ID = "@id=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TIME = ";time=2026-11-22T15:00:01.123Z ".getBytes(StandardCharsets.US_ASCII);
    private static final int TIME_AT = ID.length + Decimal.MOST_DIGITS;
    private static final int STAMP_AT = TIME_AT + ";time=".length();
    private static final int LONGEST = TIME_AT + TIME.length;
    /** How long what follows may be, so that the line is not too long. */
    static final int MOST_REST = Protocol.LONGEST_LINE - LONGEST;

    /** The id's digits end where the time begins, and what is before them comes before, wherever that is. */
    private final byte[] bytes = new byte[LONGEST];
    private final Decimal number = new Decimal(bytes, TIME_AT);
    private long millis = -1;
    private int digitsAt = -1;

    Head() {
        System.arraycopy(TIME, 0, bytes, TIME_AT, TIME.length);
    }

    /** Makes it; returns how long it is. */
    int make(long id, long itsMillis) {
        if (itsMillis != millis) {
            millis = itsMillis;
            byte[] stamp = Stamp.of(millis).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(stamp, 0, bytes, STAMP_AT, stamp.length);
        }
        int at = number.set(id);
        if (at != digitsAt) {
            digitsAt = at;
            System.arraycopy(ID, 0, bytes, at - ID.length, ID.length);
        }
        return LONGEST - (at - ID.length);
    }

    /** Copies what was made last. */
    void copyTo(byte[] to, int at) {
        int start = digitsAt - ID.length;
        System.arraycopy(bytes, start, to, at, LONGEST - start);
    }
}
