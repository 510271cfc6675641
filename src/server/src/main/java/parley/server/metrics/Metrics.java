package parley.server.metrics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import parley.api.server.Figure;

/**
 * All that a server counts and measures of itself. Loops write to the {@link LoopMetrics} that each owns, commands to their
 * {@link CommandMetrics}, other threads here; whoever reads sums up. Thread-safe.
 */
public final class Metrics {
    private final LongSupplier nanos;
    private final long begun;
    private final List<LoopMetrics> loops;
    private final Map<Metric, LongAdder> shared = new EnumMap<>(Metric.class); // filled once, before it is shared
    private final Map<Metric, List<LongSupplier>> sources = new EnumMap<>(Metric.class); // likewise
    private final Map<String, CommandMetrics> commands = new ConcurrentSkipListMap<>();
    private final Histogram flushes = new Histogram();

    /**
     * All at zero.
     *
     * @param loops how many loops there are
     * @param nanos the server's clock, in nanoseconds of any origin
     */
    public Metrics(int loops, LongSupplier nanos) {
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.loops = IntStream.range(0, loops).mapToObj(LoopMetrics::new).toList();
        for (Metric metric : Metric.values()) {
            shared.put(metric, new LongAdder());
            sources.put(metric, new CopyOnWriteArrayList<>());
        }
    }

    /** What the loop with that number, from 0, counts. */
    public LoopMetrics loop(int index) {
        return loops.get(index);
    }

    /** What is counted of the command of that name, however often its plugin is replaced. */
    public CommandMetrics command(String name) {
        return commands.computeIfAbsent(name, n -> new CommandMetrics(n, loops.size(), nanos));
    }

    /** Adds an amount, which is negative where a gauge goes down; for threads that are no loop's. */
    public void add(Metric metric, long amount) {
        shared.get(metric).add(amount);
    }

    /** Has a number read where it is kept anyway, and added to what is counted here. */
    public void readFrom(Metric metric, LongSupplier source) {
        sources.get(metric).add(source);
    }

    /** The time on the server's clock, in nanoseconds of any origin. */
    public long now() {
        return nanos.getAsLong();
    }

    /** Counts a flush of the log of events that wrote some bytes in some nanoseconds. */
    public void flushed(long tookNanos, long bytes) {
        flushes.record(tookNanos);
        add(Metric.JOURNAL_BYTES, bytes);
    }

    /** A number as it stands. A gauge that is read while it moves may be a little off, but is never negative. */
    public long value(Metric metric) {
        long sum = shared.get(metric).sum();
        for (LoopMetrics loop : loops) {
            sum += loop.value(metric);
        }
        for (LongSupplier source : sources.get(metric)) {
            sum += source.getAsLong();
        }
        return Math.max(0, sum);
    }

    /** All as figures for plugins. */
    public List<Figure> figures() {
        return Figures.of(families());
    }

    /** All as OpenMetrics text. */
    public String openMetrics() {
        return OpenMetrics.text(families());
    }

    /** All, those of one name together. */
    List<Family> families() {
        List<Family> all = new ArrayList<>(kept());
        all.addAll(ofCommands());
        all.add(durations("journal_flush_seconds", "Time to hand stored events to the disk, for each flush.",
                flushes.read()));
        all.add(durations("loop_busy_seconds", "Time that a loop worked in one round, its wait left out.",
                Distribution.of(loops.stream().map(LoopMetrics::busy).toList())));
        all.addAll(RuntimeFamilies.now((nanos.getAsLong() - begun) / 1e9));
        return all;
    }

    private List<Family> kept() {
        List<Family> families = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        Metric[] metrics = Metric.values();
        for (int i = 0; i < metrics.length; i++) {
            Metric metric = metrics[i];
            samples.add(new Sample.Value(metric.labels(), value(metric)));
            if (i + 1 == metrics.length || !metrics[i + 1].family().equals(metric.family())) {
                Family.Type type = metric.kind() == Figure.Kind.COUNTER ? Family.Type.COUNTER : Family.Type.GAUGE;
                families.add(new Family(metric.family(), metric.unit(), metric.help(), type, samples));
                samples.clear();
            }
        }
        return families;
    }

    private List<Family> ofCommands() {
        return List.of(
                counts("command_calls", "Calls of a command.", CommandMetrics::calls),
                counts("command_refusals", "Calls of a command that were refused.", CommandMetrics::refusals),
                counts("command_failures", "Calls of a command that had a fault or took too long.",
                        CommandMetrics::failures),
                new Family("command_seconds", "seconds", "Time from a command's line to its answer; one call in "
                        + LoopMetrics.SAMPLED + " is timed of a command that never blocks.", Family.Type.HISTOGRAM,
                        commands.values().stream().<Sample>map(command ->
                                new Sample.Durations(labels(command), command.latency())).toList()));
    }

    private Family counts(String name, String help, java.util.function.ToLongFunction<CommandMetrics> count) {
        return new Family(name, "", help, Family.Type.COUNTER, commands.values().stream().<Sample>map(command ->
                new Sample.Value(labels(command), count.applyAsLong(command))).toList());
    }

    private static Map<String, String> labels(CommandMetrics command) {
        return Map.of("command", command.name());
    }

    private static Family durations(String name, String help, Distribution distribution) {
        return new Family(name, "seconds", help, Family.Type.HISTOGRAM,
                List.of(new Sample.Durations(Map.of(), distribution)));
    }
}
