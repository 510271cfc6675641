package parley.app.bench.plugins;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Figures of one kind: the middle one and the extremes. Not thread-safe. */
final class Sample {
    private final List<Double> figures = new ArrayList<>();

    void add(double figure) {
        figures.add(figure);
    }

    /** The middle one, or the mean of the two in the middle; not a number if there is none. */
    double median() {
        if (figures.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = figures.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    double least() {
        return Collections.min(figures);
    }

    double most() {
        return Collections.max(figures);
    }
}
