package parley.stats;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What happened from one reading to the next.
 *
 * @param before the earlier one
 * @param now    the later one
 */
record Progress(Reading before, Reading now) {
    /** What stands above the rates: how long the server has been up, and over what time they are taken. */
    List<String> heading(String first) {
        return List.of(first, "last " + Amounts.span(uptime(now) - uptime(before)), "average", "in all");
    }

    /** A counter's row: its rate lately, its rate since the start, and what it has come to. */
    List<String> rates(String what, ToDoubleFunction<Reading> counter) {
        double count = counter.applyAsDouble(now);
        return List.of(what, rate(count - counter.applyAsDouble(before), uptime(now) - uptime(before)),
                rate(count, uptime(now)), Amounts.count(count));
    }

    private static double uptime(Reading reading) {
        return reading.value("uptime_seconds");
    }

    private static String rate(double count, double seconds) {
        return seconds > 0 ? Amounts.rate(count / seconds) : Amounts.NONE;
    }
}
