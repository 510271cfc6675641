package parley.stats;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import parley.api.server.Figure;

/** The server's figures as they stood at one time, by name and labels. One that the server does not have is 0. */
final class Reading {
    /** Before anything was counted. */
    static final Reading START = new Reading(List.of());

    private record Key(String name, Map<String, String> labels) {}

    private final Map<Key, Double> values = new HashMap<>();
    private final Collection<String> commands = new TreeSet<>();

    Reading(List<Figure> figures) {
        for (Figure figure : figures) {
            values.put(new Key(figure.name(), figure.labels()), figure.value());
            if (figure.name().equals("command_calls")) {
                commands.add(figure.labels().get("command"));
            }
        }
    }

    /** A figure without labels. */
    double value(String name) {
        return value(name, Map.of());
    }

    /** A figure with these labels. */
    double value(String name, Map<String, String> labels) {
        return values.getOrDefault(new Key(name, labels), 0.0);
    }

    /** A figure of one command. */
    double ofCommand(String name, String command) {
        return value(name, Map.of("command", command));
    }

    /** A quantile of a command's time in seconds, as {@code 0.99}; 0 if none of its calls was timed. */
    double latency(String command, String quantile) {
        return value("command_seconds", Map.of("command", command, "quantile", quantile));
    }

    /** The names of all commands that are or were there. */
    Collection<String> commands() {
        return commands;
    }
}
