package parley.server.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.api.server.Figure;
import parley.api.server.Figure.Kind;

/**
 * Families as plugins see them. Of a histogram they see how many durations there are and their sum, as {@code NAME_count}
 * and {@code NAME_sum}, and the median and the 99th percentile, as {@code NAME} with a label {@code quantile}.
 */
final class Figures {
    private static final List<Double> QUANTILES = List.of(0.5, 0.99);

    private Figures() {}

    static List<Figure> of(List<Family> families) {
        List<Figure> figures = new ArrayList<>();
        for (Family family : families) {
            for (Sample sample : family.samples()) {
                switch (sample) {
                    case Sample.Value value -> figures.add(new Figure(family.name(), family.unit(), family.help(),
                            family.type() == Family.Type.COUNTER ? Kind.COUNTER : Kind.GAUGE, value.labels(), value.value()));
                    case Sample.Durations durations -> add(family, durations, figures);
                }
            }
        }
        return List.copyOf(figures);
    }

    private static void add(Family family, Sample.Durations sample, List<Figure> figures) {
        Distribution distribution = sample.distribution();
        long count = distribution.count();
        figures.add(new Figure(family.name() + "_count", "", family.help(), Kind.COUNTER, sample.labels(), count));
        figures.add(new Figure(family.name() + "_sum", family.unit(), family.help(), Kind.COUNTER, sample.labels(),
                distribution.sum()));
        if (count > 0) {
            for (double quantile : QUANTILES) {
                Map<String, String> labels = new HashMap<>(sample.labels());
                labels.put("quantile", Double.toString(quantile));
                figures.add(new Figure(family.name(), family.unit(), family.help(), Kind.GAUGE, labels,
                        distribution.quantile(quantile)));
            }
        }
    }
}
