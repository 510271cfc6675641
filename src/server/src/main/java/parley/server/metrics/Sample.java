package parley.server.metrics;

import java.util.Map;

/** One of a {@link Family}. */
sealed interface Sample {
    /** Which one it is; empty if the family has no other. */
    Map<String, String> labels();

    /** A counter's or a gauge's. */
    record Value(Map<String, String> labels, double value) implements Sample {}

    /** A histogram's, of durations. */
    record Durations(Map<String, String> labels, Distribution distribution) implements Sample {}
}
