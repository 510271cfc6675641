package parley.stats;

import java.util.Locale;

/** Numbers in a few characters, for a column of a table. */
final class Amounts {
    /** In the place of what is not known. */
    static final String NONE = "-";
    private static final double LONGEST_COUNT = 1e6;
    private static final double K = 1e3;
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    private Amounts() {}

    /** A whole number: {@code 999,999}, {@code 12.3 M}. */
    static String count(double number) {
        return number < LONGEST_COUNT ? String.format(Locale.ROOT, "%,d", (long) number)
                : scaled(number, "k", "M", "G", "T");
    }

    /** So many a second: {@code 0/s}, {@code 0.3/s}, {@code 1,234/s}. */
    static String rate(double perSecond) {
        boolean small = perSecond > 0 && perSecond < 9.95;
        return (small ? String.format(Locale.ROOT, "%.1f", perSecond) : count(Math.rint(perSecond))) + "/s";
    }

    /** Bytes: {@code 812 B}, {@code 12.3 kB}, {@code 1.2 GB}. */
    static String bytes(double bytes) {
        return bytes < K ? (long) bytes + " B" : scaled(bytes, "kB", "MB", "GB", "TB");
    }

    /** A short time: {@code 820 ns}, {@code 3.1 µs}, {@code 12 ms}, {@code 1.2 s}; {@link #NONE} for 0. */
    static String seconds(double seconds) {
        if (seconds <= 0) {
            return NONE;
        }
        double value = seconds * 1e9;
        String[] units = {"ns", "µs", "ms", "s"};
        int unit = 0;
        while (value >= K - 0.5 && unit < units.length - 1) {
            value /= K;
            unit++;
        }
        boolean decimals = value < 9.95 && unit > 0;
        return String.format(Locale.ROOT, decimals ? "%.1f %s" : "%.0f %s", value, units[unit]);
    }

    /** A long time: {@code 12 s}, {@code 5 min}, {@code 3 h 5 min}, {@code 2 d 3 h}. */
    static String span(double seconds) {
        long s = (long) seconds;
        if (s < MINUTE) {
            return s + " s";
        }
        if (s < HOUR) {
            return s / MINUTE + " min";
        }
        return s < DAY ? s / HOUR + " h " + s % HOUR / MINUTE + " min" : s / DAY + " d " + s % DAY / HOUR + " h";
    }

    /** In the largest unit that leaves at least one; the first is a thousand. */
    private static String scaled(double number, String... units) {
        double value = number / K;
        int unit = 0;
        while (value >= 999.95 && unit < units.length - 1) {
            value /= K;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
    }
}
