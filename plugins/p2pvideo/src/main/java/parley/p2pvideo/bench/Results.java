package parley.p2pvideo.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What every round found, by the name of the row. */
final class Results {
    private final Map<String, List<Figure>> figures = new LinkedHashMap<>();

    void add(Trial trial, Figure figure) {
        figures.computeIfAbsent(trial.name(), name -> new ArrayList<>()).add(figure);
    }

    /** The fastest. */
    Figure best(Trial trial) {
        return sorted(trial).getLast();
    }

    /** The one in the middle; of an even number, the slower of the two. */
    Figure median(Trial trial) {
        List<Figure> sorted = sorted(trial);
        return sorted.get((sorted.size() - 1) / 2);
    }

    private List<Figure> sorted(Trial trial) {
        return figures.get(trial.name()).stream()
                .sorted((a, b) -> Double.compare(a.bytesPerSecond(), b.bytesPerSecond())).toList();
    }

    /** How many times as fast one is as the other: the median of the rounds, or nothing if either was not measured. */
    OptionalDouble ratio(String name, String to) {
        List<Figure> ours = figures.getOrDefault(name, List.of());
        List<Figure> theirs = figures.getOrDefault(to, List.of());
        double[] ratios = IntStream.range(0, Math.min(ours.size(), theirs.size()))
                .mapToDouble(i -> ours.get(i).bytesPerSecond() / theirs.get(i).bytesPerSecond()).sorted().toArray();
        return ratios.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(ratios[(ratios.length - 1) / 2]);
    }
}
