package parley.client;

import java.util.Locale;
import org.jline.utils.WCWidth;

/** How far a piece of work is, as one line: {@code dog.mp4 to hans [####------] 40 %  12.0 of 30.0 MB  1.2 MB/s}. */
final class ProgressLine {
    private static final int BAR = 20;
    private static final int SHORT_BAR = 8;
    private static final int WIDE = 70;
    private static final int LEAST_TITLE = 10;
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private ProgressLine() {}

    /**
     * Makes the line.
     *
     * @param total in bytes; 0 if there is nothing to count
     * @param width of the terminal in cells, which the line does not exceed; the title gives way first
     */
    static String of(String title, long done, long total, String note, int width) {
        StringBuilder rest = new StringBuilder();
        if (total > 0) {
            double part = Math.clamp((double) done / total, 0, 1);
            int bar = width >= WIDE ? BAR : SHORT_BAR;
            int filled = (int) (part * bar);
            rest.append(" [").repeat('#', filled).repeat('-', bar - filled).append("] ")
                    .append((int) (part * 100)).append(" %  ").append(size(done)).append(" of ").append(size(total));
        }
        if (!note.isEmpty()) {
            rest.append("  ").append(note);
        }
        int room = Math.max(LEAST_TITLE, width - Table.width(rest.toString()));
        return cut(cut(title, room) + rest, width);
    }

    /** A number of bytes in decimal units. */
    static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.95 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ENGLISH, "%.1f %s", value, UNITS[unit]);
    }

    private static String cut(String text, int width) {
        if (Table.width(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            used += Math.max(0, WCWidth.wcwidth(text.codePointAt(i)));
            if (used > width - 1) {
                break;
            }
            kept.appendCodePoint(text.codePointAt(i));
        }
        return width < 1 ? "" : kept.append('…').toString();
    }
}
