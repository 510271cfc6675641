package parley.app.bench.plugins;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param calls        of a handler in each round
 * @param lines        of each kind in each round; of those that take a thread each, a twentieth
 * @param rounds       that count, of calls and of lines
 * @param drops        of a jar into a running server
 * @param replacements of a plugin under load
 * @param calm         how long the load is watched before the first of them
 * @param reloads      after how many, in order, the server's memory is read
 */
public record PluginsPlan(int calls, int lines, int rounds, int drops, int replacements, Duration calm, List<Integer> reloads) {
    /** All of it, which takes some minutes. */
    public static final PluginsPlan FULL =
            new PluginsPlan(5_000_000, 1_000_000, 5, 20, 50, Duration.ofSeconds(5), List.of(100, 500, 1_000));
    /** A few seconds of it, whose figures mean little. */
    public static final PluginsPlan QUICK = new PluginsPlan(20_000, 2_000, 3, 2, 3, Duration.ofMillis(200), List.of(2, 4, 8));

    /** Keeps a copy of the list. */
    public PluginsPlan {
        reloads = List.copyOf(reloads);
    }
}
