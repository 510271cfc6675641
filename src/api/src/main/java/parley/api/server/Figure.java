package parley.api.server;

import java.util.Map;
import java.util.Objects;

/**
 * One number that the server keeps of itself, as it stood when it was asked for; see {@link ServerContext#figures}.
 *
 * @param name   what it counts or measures, in lower-case letters, digits and underscores; ends in its unit if it has one
 * @param unit   {@code seconds} or {@code bytes}; empty for a plain number
 * @param help   what it is, in one sentence for people
 * @param kind   whether it only grows
 * @param labels which one it is of several with this name, as {@code command} is {@code msgto}; empty if there is only one
 * @param value  never negative; exact as long as it is a whole number below 2<sup>53</sup>
 */
public record Figure(String name, String unit, String help, Kind kind, Map<String, String> labels, double value) {
    /** How a figure moves. */
    public enum Kind {
        /** It only grows, from zero at the start of the server. */
        COUNTER,
        /** It goes up and down. */
        GAUGE
    }

    /** Keeps a copy of the labels. */
    public Figure {
        Objects.requireNonNull(name);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(help);
        Objects.requireNonNull(kind);
        labels = Map.copyOf(labels);
    }
}
