package parley.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into lines that end in LF or CR LF. It never holds more than one line of the allowed length
 * and what was lent last, however much arrives without an end.
 *
 * <p>Use: {@link #lend} what was read; while {@link #advance} take {@link #line} or {@link #fault}; one may stop in
 * between. Then {@link #retain}, after which the lent array may be used for something else. Not thread-safe.
 */
public final class LineSplitter {
    /** Why there is no line. */
    public enum Fault {
        /** There is a line. */
        NONE,
        /** The line is longer than allowed; all of it was dropped. */
        TOO_LONG,
        /** The line is not UTF-8. */
        NOT_UTF8
    }

    private static final byte[] NOTHING = {};
    /** Enough for the longest label. */
    private static final int BEGINNING = 128;
    private static final char REPLACEMENT = '\uFFFD';

    private final int longest;
    private byte[] bytes = NOTHING;
    private int from;
    private int to;
    private int scanned;      // no line end stands before here
    private boolean skipping; // within a line that was too long
    private String line = "";
    private String beginning = "";
    private boolean printable;
    private Fault fault = Fault.NONE;

    /**
     * Creates a splitter.
     *
     * @param longest the longest line in bytes, its end included
     */
    public LineSplitter(int longest) {
        this.longest = longest;
    }

    /** Adds bytes from {@code offset}; they are lent until {@link #retain}. */
    public void lend(byte[] lent, int offset, int length) {
        if (from == to) {
            bytes = lent;
            from = offset;
            scanned = offset;
            to = offset + length;
            return;
        }
        int kept = to - from;
        byte[] joined = Arrays.copyOfRange(bytes, from, from + kept + length);
        System.arraycopy(lent, offset, joined, kept, length);
        scanned -= from;
        bytes = joined;
        from = 0;
        to = joined.length;
    }

    /** Goes on to the next line or fault; false if there is no whole one. */
    public boolean advance() {
        while (true) {
            int end = lineEnd();
            boolean whole = end < to;
            if (skipping) {
                from = whole ? end + 1 : to;
                scanned = from;
                if (!whole) {
                    return false;
                }
                skipping = false;
            } else if ((whole ? end + 1 : end) - from > longest) {
                beginning = beginning(end);
                skipping = !whole;
                from = whole ? end + 1 : to;
                scanned = from;
                fault = Fault.TOO_LONG;
                return true;
            } else if (whole) {
                decode(from, end > from && bytes[end - 1] == '\r' ? end - 1 : end);
                from = end + 1;
                scanned = from;
                return true;
            } else {
                return false;
            }
        }
    }

    /** The line that {@link #advance} found, without its end; undefined unless {@link #fault} is {@code NONE}. */
    public String line() {
        return line;
    }

    /** Whether the line has only printable characters of ASCII, so that nothing has to be taken out of it. */
    public boolean isPrintable() {
        return printable;
    }

    /** What was wrong with the line that {@link #advance} found. */
    public Fault fault() {
        return fault;
    }

    /** How the line with a fault begins, for its label: some of its first bytes, each as one character. */
    public String beginning() {
        return beginning;
    }

    private String beginning(int end) {
        return new String(bytes, from, Math.min(BEGINNING, end - from), StandardCharsets.ISO_8859_1);
    }

    /** Whether bytes are held that no {@link #advance} has passed yet. */
    public boolean holdsBytes() {
        return from < to;
    }

    /** Copies what is left of the lent array; call it before that array is used again. */
    public void retain() {
        if (from == to) {
            bytes = NOTHING;
        } else {
            bytes = Arrays.copyOfRange(bytes, from, to);
            scanned -= from;
            to -= from;
            from = 0;
            return;
        }
        from = 0;
        to = 0;
        scanned = 0;
    }

    private int lineEnd() {
        scanned = Ascii.indexOf((byte) '\n', bytes, scanned, to);
        return scanned;
    }

    private void decode(int start, int end) {
        printable = Ascii.isPrintable(bytes, start, end);
        if (printable) {
            line = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
            fault = Fault.NONE;
            return;
        }
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        // A malformed sequence becomes U+FFFD; only a line that shows one is decoded again, strictly.
        if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(start, end)) {
            fault = Fault.NOT_UTF8;
            beginning = beginning(end);
            return;
        }
        line = text;
        fault = Fault.NONE;
    }

    private boolean isUtf8(int start, int end) {
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start));
            return decoded.hasRemaining();
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
