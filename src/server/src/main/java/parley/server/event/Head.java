package parley.server.event;

import java.nio.charset.StandardCharsets;
import parley.wire.LineBuilder;
import parley.wire.Protocol;

/**
 * Makes the beginning of a stored event's line, {@code @id=17;time=2026-11-22T15:00:01.123Z} and a blank. Times are
 * formatted once a millisecond, since that costs more than all the rest. Not thread-safe.
 */
final class Head {
    private static final byte[] ID = "@id=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TIME = ";time=2026-11-22T15:00:01.123Z ".getBytes(StandardCharsets.US_ASCII);
    private static final int STAMP_AT = ";time=".length();
    private static final int LONGEST_NUMBER = 19;
    /** How long what follows may be, so that the line is not too long. */
    static final int MOST_REST = Protocol.LONGEST_LINE - ID.length - LONGEST_NUMBER - TIME.length;

    private final byte[] bytes = new byte[ID.length + LONGEST_NUMBER + TIME.length];
    private final byte[] time = TIME.clone();
    private long millis = -1;
    private int length;

    Head() {
        System.arraycopy(ID, 0, bytes, 0, ID.length);
    }

    /** Makes it; returns how long it is. */
    int make(long id, long itsMillis) {
        if (itsMillis != millis) {
            millis = itsMillis;
            byte[] stamp = Stamp.of(millis).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(stamp, 0, time, STAMP_AT, stamp.length);
        }
        int end = ID.length + LineBuilder.digits(id, bytes, ID.length);
        System.arraycopy(time, 0, bytes, end, time.length);
        length = end + time.length;
        return length;
    }

    /** Copies what was made last. */
    void copyTo(byte[] to, int at) {
        System.arraycopy(bytes, 0, to, at, length);
    }
}
