package parley.wire;

import java.nio.charset.StandardCharsets;

/**
 * Takes out of a text what could steer a terminal or forge what it shows: the C0 and C1 controls and DEL (but not the
 * tab), line and paragraph separators, the bidirectional controls (Unicode Standard Annex 9, section 2) and unpaired
 * surrogates.
 */
public final class Printable {
    private Printable() {}

    /** The text without such characters; the same object if it has none. */
    public static String strip(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return filter(text, i);
            }
        }
        return text;
    }

    /**
     * The text without such characters, in UTF-8. Most texts are of ASCII and have none: they are looked at once, after
     * they are encoded.
     */
    public static byte[] encode(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        boolean plain = encoded.length == text.length() && Ascii.isPrintable(encoded, 0, encoded.length);
        return plain && !mayHideSurrogates(encoded) ? encoded : strip(text).getBytes(StandardCharsets.UTF_8);
    }

    /** An unpaired surrogate is encoded as a question mark. */
    private static boolean mayHideSurrogates(byte[] encoded) {
        return Ascii.indexOf((byte) '?', encoded, 0, encoded.length) < encoded.length;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7F;
    }

    private static String filter(String text, int from) {
        StringBuilder kept = new StringBuilder(text.length()).append(text, 0, from);
        int codePoint;
        for (int i = from; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (!steers(codePoint)) {
                kept.appendCodePoint(codePoint);
            }
        }
        return kept.length() == text.length() ? text : kept.toString();
    }

    private static boolean steers(int c) {
        if (c == '\t') {
            return false;
        }
        return c < ' '
                || c >= 0x7F && c < 0xA0
                || c == 0x061C
                || c >= 0x200E && c <= 0x200F
                || c >= 0x2028 && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
