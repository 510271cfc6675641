package parley.app.bench.plugins;

import java.io.PrintStream;
import java.util.Locale;

/** Prints headings and rows of at most 80 columns, with a unit on every number. */
final class Table {
    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
    }

    void heading(String format, Object... values) {
        out.println(text(format, values));
    }

    void row(String what, String figure, String note) {
        out.println(text("  %-32s %13s  %s", what, figure, note).stripTrailing());
    }

    /** A row of a sample, with its range. */
    void row(String what, Sample sample, String unit) {
        row(what, text("%,.2f " + unit, sample.median()), range(sample));
    }

    static String range(Sample sample) {
        return text("%,.2f to %,.2f", sample.least(), sample.most());
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
