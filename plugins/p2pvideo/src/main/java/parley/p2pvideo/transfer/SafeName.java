package parley.p2pvideo.transfer;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Makes a file name of what another user sent. A name from a peer is data, never a path: whatever could leave the
 * directory, name a device, hide the file or fool a reader is replaced, on every operating system alike.
 */
public final class SafeName {
    /** The most UTF-8 bytes of a name, so that a number and an ending still fit into the usual 255. */
    static final int MOST_BYTES = 200;
    private static final int MOST_EXTENSION = 16;
    /** A name that begins so is hidden, or taken for an option or a home directory. */
    private static final String LEADING = ".-~ ";
    private static final String RESERVED = "/\\:*?\"<>|";
    /** What Windows takes for a device, whatever its extension ("Naming Files, Paths, and Namespaces"). */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|"
                    + "lpt[0-9\u00b9\u00b2\u00b3]) *([.].*)?", Pattern.CASE_INSENSITIVE);

    /**
     * What {@link PartFile} calls its journals. Whose file bore such a name could claim of it that it is half of
     * another user's, brought and verified.
     */
    private static final Pattern JOURNAL = Pattern.compile("[.](part[.]idx)$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private SafeName() {
    }

    /** The name under which a file from a user is stored: {@code SENDER_FILE}, made safe. */
    public static String of(String sender, String file) {
        return finished(clean(lastPart(sender)) + "_" + clean(lastPart(file)));
    }

    /**
     * The name under which a file or folder within a folder that a user sends, or one that the user names, is stored.
     */
    public static String part(String name) {
        String safe = finished(clean(name));
        return DEVICE.matcher(safe).matches() ? "_" + safe : safe;
    }

    private static String finished(String name) {
        String stripped = stripEnd(shorten(name));
        String shown = LEADING.indexOf(stripped.charAt(0)) >= 0 ? "_" + stripped.substring(1) : stripped;
        return JOURNAL.matcher(shown).replaceFirst("_$1");
    }

    /** The name with a number before its extension: {@code film (2).mkv}; unchanged for 0. */
    static String numbered(String name, int number) {
        if (number == 0) {
            return name;
        }
        int dot = extensionAt(name);
        return name.substring(0, dot) + " (" + number + ")" + name.substring(dot);
    }

    /** What stands after the last separator of any operating system; all of it if nothing does. */
    public static String lastPart(String name) {
        int cut = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        return name.substring(cut + 1);
    }

    private static String clean(String name) {
        String normal = Normalizer.normalize(name, Normalizer.Form.NFC);
        StringBuilder clean = new StringBuilder();
        normal.codePoints().forEach(c -> clean.appendCodePoint(isHarmless(c) ? c : '_'));
        String stripped = stripEnd(clean.toString());
        return stripped.isEmpty() ? "file" : stripped;
    }

    private static boolean isHarmless(int codePoint) {
        return Printable.isSafe(codePoint) && RESERVED.indexOf(codePoint) < 0;
    }

    /** Windows drops dots and spaces at the end of a name, so that two names could become one. */
    private static String stripEnd(String name) {
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '.' || Character.isWhitespace(name.charAt(end - 1)))) {
            end--;
        }
        return name.substring(0, end);
    }

    private static String shorten(String name) {
        int dot = extensionAt(name);
        String extension = name.substring(dot);
        byte[] stem = Utf8.bytes(name.substring(0, dot), MOST_BYTES - Utf8.bytes(extension).length);
        return new String(stem, StandardCharsets.UTF_8) + extension;
    }

    private static int extensionAt(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && name.length() - dot <= MOST_EXTENSION ? dot : name.length();
    }
}
