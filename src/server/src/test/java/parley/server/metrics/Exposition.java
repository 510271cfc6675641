package parley.server.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reader of OpenMetrics 1.0 text that takes nothing which the specification forbids, for counters, gauges and
 * histograms; it throws {@link AssertionError} with the line.
 */
final class Exposition {
    private static final Pattern DESCRIPTOR = Pattern.compile("# (TYPE|UNIT|HELP) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)");
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.+)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\\\\\"\n]|\\\\[\\\\\"n])*)\"(,|$)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]*)?(e[+-]?[0-9]+)?");
    private static final Pattern HELP = Pattern.compile("(?:[^\\\\\"]|\\\\[\\\\\"n])*");

    /** A line with a value. */
    record Point(String name, Map<String, String> labels, double value) {}

    /** What belongs together. */
    static final class Group {
        final Map<String, String> described = new HashMap<>();
        final List<Point> points = new ArrayList<>();

        String type() {
            return described.getOrDefault("TYPE", "unknown");
        }
    }

    final Map<String, Group> families = new LinkedHashMap<>();
    private String open = "";

    Exposition(String text) {
        check(text.endsWith("# EOF\n"), "no end mark", text.substring(Math.max(0, text.length() - 80)));
        check(text.indexOf("# EOF") == text.length() - "# EOF\n".length(), "something after the end", "");
        check(text.indexOf('\r') < 0, "a carriage return", "");
        for (String line : text.substring(0, text.length() - "# EOF\n".length()).split("\n")) {
            read(line);
        }
        families.forEach(Exposition::checkGroup);
    }

    /** The only point of that name and those labels. */
    double value(String name, Map<String, String> labels) {
        List<Point> found = families.values().stream().flatMap(g -> g.points.stream())
                .filter(p -> p.name().equals(name) && p.labels().equals(labels)).toList();
        check(found.size() == 1, found.size() + " points", name + labels);
        return found.getFirst().value();
    }

    private void read(String line) {
        Matcher descriptor = DESCRIPTOR.matcher(line);
        if (descriptor.matches()) {
            String name = descriptor.group(2);
            if (!name.equals(open)) {
                check(families.putIfAbsent(name, new Group()) == null, "a family in two places", line);
                open = name;
            }
            Group group = families.get(open);
            check(group.points.isEmpty(), "a description after a value", line);
            check(group.described.put(descriptor.group(1), descriptor.group(3)) == null, "described twice", line);
            return;
        }
        Matcher sample = SAMPLE.matcher(line);
        check(sample.matches() && !line.startsWith("#"), "no line of this format", line);
        check(sample.group(1).startsWith(open), "a value outside its family", line);
        check(NUMBER.matcher(sample.group(3)).matches(), "no number", line);
        families.get(open).points.add(new Point(sample.group(1), labels(sample.group(2)),
                Double.parseDouble(sample.group(3))));
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        if (text == null) {
            return labels;
        }
        Matcher label = LABEL.matcher(text);
        int at = 0;
        while (at < text.length()) {
            check(label.find(at) && label.start() == at, "no label", text.substring(at));
            check(label.group(3).isEmpty() == (label.end() == text.length()), "a comma too many", text);
            check(labels.put(label.group(1), unescaped(label.group(2))) == null, "a label twice", text);
            at = label.end();
        }
        return labels;
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\(.)").matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(m.group(1).equals("n") ? "\n" : m.group(1)));
    }

    private static void checkGroup(String name, Group group) {
        String unit = group.described.getOrDefault("UNIT", "");
        check(unit.isEmpty() || name.endsWith("_" + unit), "the unit " + unit + " is not in the name", name);
        check(HELP.matcher(group.described.getOrDefault("HELP", "")).matches(), "help is not escaped", name);
        Set<String> seen = new HashSet<>();
        for (Point point : group.points) {
            check(seen.add(point.name() + point.labels()), "twice", point.toString());
            String suffix = point.name().substring(name.length());
            check(switch (group.type()) {
                case "counter" -> suffix.equals("_total") && point.value() >= 0;
                case "gauge" -> suffix.isEmpty() && !point.labels().containsKey("le");
                case "histogram" -> List.of("_bucket", "_count", "_sum").contains(suffix);
                default -> false;
            }, "not of the type " + group.type(), point.toString());
        }
        if (group.type().equals("histogram")) {
            checkBuckets(name, group);
        }
    }

    private static void checkBuckets(String name, Group group) {
        Map<Map<String, String>, List<Point>> byLabels = new LinkedHashMap<>();
        for (Point point : group.points) {
            Map<String, String> labels = new HashMap<>(point.labels());
            check(point.name().endsWith("_bucket") == (labels.remove("le") != null), "le", point.toString());
            byLabels.computeIfAbsent(labels, l -> new ArrayList<>()).add(point);
        }
        byLabels.forEach((labels, points) -> {
            double le = Double.NEGATIVE_INFINITY;
            double below = 0;
            List<Point> buckets = points.stream().filter(p -> p.name().endsWith("_bucket")).toList();
            for (Point bucket : buckets) {
                String text = bucket.labels().get("le");
                double next = text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
                check(next > le && bucket.value() >= below, "buckets out of order", bucket.toString());
                le = next;
                below = bucket.value();
            }
            check(le == Double.POSITIVE_INFINITY, "no bucket +Inf", name + labels);
            double last = below;
            check(points.stream().filter(p -> p.name().endsWith("_count") && p.value() == last).count() == 1,
                    "no count, or not that of the last bucket", name + labels);
        });
    }

    private static void check(boolean sound, String what, String where) {
        if (!sound) {
            throw new AssertionError(what + ": " + where);
        }
    }
}
