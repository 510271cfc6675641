package parley.p2pvideo.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** The table. */
final class Report {
    private static final String ROW = "  %-34s %10s %10s %11s %8s %6s%n";
    private static final String RATIO = "  %-45s %10.2f%n";

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    /** One row for each trial, under the headings of their parts. */
    void rows(List<Trial> trials, Results results) {
        String part = "";
        for (Trial trial : trials) {
            if (!trial.part().equals(part)) {
                part = trial.part();
                out.println();
                out.println(part);
                print(ROW, "", "best", "median", "packets/s", "CPU s/GB", "lost");
            }
            Figure median = results.median(trial);
            print(ROW, trial.name(), rate(results.best(trial)), rate(median),
                    median.packets() == 0 ? "" : Text.number(Math.round(median.packetsPerSecond())),
                    Double.isNaN(median.cpu()) ? "" : String.format(Locale.ROOT, "%.2f", median.cpuPerGigabyte()),
                    median.lost() == 0 ? "" : String.format(Locale.ROOT, "%.1f%%", 100 * median.lost()));
        }
    }

    private static String rate(Figure figure) {
        double rate = figure.bytesPerSecond();
        return rate < 1e9 ? String.format(Locale.ROOT, "%.0f MB/s", rate / 1e6)
                : String.format(Locale.ROOT, "%.2f GB/s", rate / 1e9);
    }

    void heading(String text) {
        out.println();
        out.println(text);
    }

    /** A row for each ratio, under a heading if there is one. */
    void ratios(Map<String, Double> ratios) {
        if (!ratios.isEmpty()) {
            heading("Ratios");
        }
        ratios.forEach((name, ratio) -> print(RATIO, name, ratio));
    }

    /** A row for an amount of memory that is known. */
    void memory(String name, OptionalLong bytes) {
        bytes.ifPresent(value -> print("  %-34s %6s MiB%n", name, Text.number(value >> 20)));
    }

    private void print(String format, Object... values) {
        out.printf(Locale.ROOT, format, values);
    }
}
