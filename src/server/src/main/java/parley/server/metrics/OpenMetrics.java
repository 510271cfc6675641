package parley.server.metrics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The text format of OpenMetrics 1.0, https://prometheus.io/docs/specs/om/open_metrics_spec/, which Prometheus and its
 * kin read. Every name begins with {@code parley_}; a histogram has a bucket for each power of two nanoseconds.
 */
final class OpenMetrics {
    /** How a scraper is told what it gets. */
    static final String CONTENT_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    private static final String PREFIX = "parley_";
    /** Nanoseconds have so many decimals of a second. */
    private static final int DECIMALS = 9;
    private static final double EXACT = 1L << 53;

    private OpenMetrics() {}

    /** The whole text, its end mark included. */
    static String text(List<Family> families) {
        StringBuilder text = new StringBuilder();
        for (Family family : families) {
            String name = PREFIX + family.name();
            text.append("# TYPE ").append(name).append(' ').append(type(family.type())).append('\n');
            if (!family.unit().isEmpty()) {
                text.append("# UNIT ").append(name).append(' ').append(family.unit()).append('\n');
            }
            text.append("# HELP ").append(name).append(' ').append(escaped(family.help())).append('\n');
            family.samples().forEach(sample -> append(text, name, family.type(), sample));
        }
        return text.append("# EOF\n").toString();
    }

    private static String type(Family.Type type) {
        return switch (type) {
            case COUNTER -> "counter";
            case GAUGE -> "gauge";
            case HISTOGRAM -> "histogram";
        };
    }

    private static void append(StringBuilder text, String name, Family.Type type, Sample sample) {
        switch (sample) {
            case Sample.Value value -> line(text, type == Family.Type.COUNTER ? name + "_total" : name, value.labels(),
                    number(value.value()));
            case Sample.Durations durations -> buckets(text, name, durations);
        }
    }

    private static void buckets(StringBuilder text, String name, Sample.Durations sample) {
        Distribution distribution = sample.distribution();
        Map<String, String> labels = new TreeMap<>(sample.labels());
        for (int i = Histogram.LEAST_EXPONENT; i <= Histogram.LARGEST_EXPONENT; i++) {
            labels.put("le", BigDecimal.valueOf(1L << i, DECIMALS).toPlainString());
            line(text, name + "_bucket", labels, number(distribution.upTo(i)));
        }
        String count = number(distribution.count());
        labels.put("le", "+Inf");
        line(text, name + "_bucket", labels, count);
        line(text, name + "_count", sample.labels(), count);
        line(text, name + "_sum", sample.labels(), number(distribution.sum()));
    }

    private static void line(StringBuilder text, String name, Map<String, String> labels, String value) {
        text.append(name);
        if (!labels.isEmpty()) {
            StringJoiner all = new StringJoiner(",", "{", "}");
            new TreeMap<>(labels).forEach((label, of) -> all.add(label + "=\"" + escaped(of) + '"'));
            text.append(all);
        }
        text.append(' ').append(value).append('\n');
    }

    /** Whole numbers without a point, others without an exponent. */
    private static String number(double value) {
        return value == Math.rint(value) && value < EXACT ? Long.toString((long) value)
                : BigDecimal.valueOf(value).toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
    }
}
