package parley.server.metrics;

import java.util.List;

/**
 * Numbers of one name and meaning that differ in their labels, as OpenMetrics groups them.
 *
 * @param name    without the program's prefix; ends in the unit, if there is one
 * @param unit    {@code seconds}, {@code bytes} or empty
 * @param help    one sentence
 * @param type    which decides what the samples are: values, or distributions of a histogram
 * @param samples with labels that are all different
 */
record Family(String name, String unit, String help, Type type, List<Sample> samples) {
    /** How a family moves. */
    enum Type {
        COUNTER, GAUGE, HISTOGRAM
    }

    Family {
        samples = List.copyOf(samples);
    }
}
