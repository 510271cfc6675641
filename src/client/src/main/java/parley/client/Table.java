package parley.client;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Rows in columns: each as wide as its widest field on a terminal, two blanks apart. */
final class Table {
    private static final int GAP = 2;

    private Table() {}

    /** The rows as lines. */
    static List<String> lines(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                int width = width(row.get(column));
                if (column == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(column, Math.max(width, widths.get(column)));
                }
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String field = row.get(column);
            line.append(field).repeat(' ', widths.get(column) - width(field) + GAP);
        }
        return line.toString().stripTrailing();
    }

    /** How many cells of a terminal a text takes. */
    static int width(String text) {
        return text.codePoints().map(Table::width).sum();
    }

    /** How many cells a character takes; none if it cannot be seen. */
    static int width(int codePoint) {
        return Math.max(0, WCWidth.wcwidth(codePoint));
    }

    /** As much of a text as takes so many cells, with an ellipsis in place of the rest. */
    static String cut(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            used += width(text.codePointAt(i));
            if (used > width - 1) {
                break;
            }
            kept.appendCodePoint(text.codePointAt(i));
        }
        return width < 1 ? "" : kept.append('…').toString();
    }
}
