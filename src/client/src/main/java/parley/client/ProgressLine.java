package parley.client;

import java.util.Locale;

/** How far a piece of work is, as one line: {@code dog.mp4 to hans [####------] 40 %  12.0/30.0 MB  1.2 MB/s}. */
final class ProgressLine {
    private static final int[] BARS = {20, 8};
    private static final int LEAST_TITLE = 10;
    private static final int LEAST_NOTE = 6;
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private ProgressLine() {}

    /**
     * Makes the line. Where there is not enough room the bar becomes shorter and then goes, then the note becomes
     * shorter, then the title, which says who is at the other end, then the rest.
     *
     * @param total in bytes; 0 if there is nothing to count
     * @param width of the terminal in cells, which the line does not exceed
     */
    static String of(String title, long done, long total, String note, int width) {
        for (int bar : BARS) {
            String rest = count(done, total, bar) + apart(note);
            if (Table.width(title) + Table.width(rest) <= width) {
                return title + rest;
            }
        }
        String count = count(done, total, 0);
        String rest = count + apart(shortened(note, width - Table.width(title + count + apart("x")) + 1));
        int room = Math.max(LEAST_TITLE, width - Table.width(rest));
        return Table.cut(Table.cut(title, room) + rest, width);
    }

    /** How much of how much, in the decimal unit of the whole. */
    static String size(long done, long total) {
        int unit = 0;
        double scale = 1;
        while (total / scale >= 999.95 && unit < UNITS.length - 1) {
            scale *= 1000;
            unit++;
        }
        String format = unit == 0 ? "%.0f/%.0f %s" : "%.1f/%.1f %s";
        return String.format(Locale.ENGLISH, format, done / scale, total / scale, UNITS[unit]);
    }

    private static String count(long done, long total, int bar) {
        if (total <= 0) {
            return "";
        }
        double part = Math.clamp((double) done / total, 0, 1);
        int filled = (int) (part * bar);
        StringBuilder count = new StringBuilder(" ");
        if (bar > 0) {
            count.append('[').repeat('#', filled).repeat('-', bar - filled).append("] ");
        }
        return count.append((int) (part * 100)).append(" %  ").append(size(done, total)).toString();
    }

    private static String apart(String note) {
        return note.isEmpty() ? "" : "  " + note;
    }

    /** The note without as many of its last parts, between commas, as do not fit; of the first part what fits. */
    private static String shortened(String note, int room) {
        String kept = note;
        for (int comma; Table.width(kept) > room && (comma = kept.lastIndexOf(", ")) > 0;) {
            kept = kept.substring(0, comma);
        }
        return Table.width(kept) <= room || room >= LEAST_NOTE ? Table.cut(kept, room) : "";
    }
}
