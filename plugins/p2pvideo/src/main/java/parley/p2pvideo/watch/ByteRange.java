package parley.p2pvideo.watch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request asks for by its Range field, RFC 9110 section 14. "A server MAY ignore the Range header field", and this
 * one does if it is malformed or names several ranges, which no player needs.
 */
sealed interface ByteRange {
    /** Everything. */
    record Whole() implements ByteRange {
    }

    /**
     * A part.
     *
     * @param first offset of its first byte
     * @param last  offset of its last byte, at least {@code first}
     */
    record Part(long first, long last) implements ByteRange {
        long length() {
            return last - first + 1;
        }
    }

    /** Nothing that there is. */
    record Unsatisfiable() implements ByteRange {
    }

    /** The value of the field, of which the unit is case-insensitive: {@code first-}, {@code first-last} or {@code -suffix}. */
    Pattern FIELD = Pattern.compile("(?i)bytes=[ \\t]*(\\d*)-(\\d*)[ \\t]*");

    /** Reads the field for a file of that size. */
    static ByteRange of(String field, long size) {
        Matcher parts = FIELD.matcher(field);
        if (!parts.matches()) {
            return new Whole();
        }
        if (!parts.group(1).isEmpty()) {
            long last = parts.group(2).isEmpty() ? Long.MAX_VALUE : number(parts.group(2));
            return between(number(parts.group(1)), last, size);
        }
        return parts.group(2).isEmpty() ? new Whole() : suffix(number(parts.group(2)), size);
    }

    private static ByteRange between(long first, long last, long size) {
        if (last < first) {
            return new Whole(); // "An int-range is invalid if the last-pos value is present and less than first-pos."
        }
        return first >= size ? new Unsatisfiable() : new Part(first, Math.min(last, size - 1));
    }

    private static ByteRange suffix(long length, long size) {
        if (length == 0) {
            return new Unsatisfiable();
        }
        return size == 0 ? new Whole() : new Part(Math.max(0, size - length), size - 1);
    }

    /** A number of any length: those that do not fit are larger than any file. */
    private static long number(String digits) {
        String bare = digits.replaceFirst("^0+(?=.)", "");
        return bare.length() > 18 ? Long.MAX_VALUE : Long.parseLong(bare);
    }
}
