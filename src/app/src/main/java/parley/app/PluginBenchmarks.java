package parley.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.api.Benchmark;
import parley.api.CommandException;
import parley.app.options.UsageException;
import parley.app.plugins.PluginLoader;
import parley.app.plugins.PluginSet;
import parley.wire.Printable;

/** The benchmarks that plugins bring: {@code parley bench NAME}. Their plugins stay loaded until it is closed. */
final class PluginBenchmarks implements AutoCloseable {
    private final PluginLoader loader;
    private final List<String> remarks = new ArrayList<>();
    private final Map<String, Benchmark> benchmarks = new TreeMap<>();

    private PluginBenchmarks(PluginLoader loader, List<Path> folders) {
        this.loader = loader;
        PluginSet set = loader.load(folders);
        set.use(Benchmark.class, this::add);
        remarks.addAll(set.remarks());
    }

    private void add(String plugin, Benchmark benchmark) {
        try {
            benchmarks.putIfAbsent(benchmark.name(), benchmark);
        } catch (RuntimeException | LinkageError e) { // what a stranger's class throws must not cost another plugin
            remarks.add("The benchmark of " + plugin + " does not tell its name (" + e + "): its author can say why.");
        }
    }

    /** Loads the plugins that come with Parley, and those in the drop folder. */
    static PluginBenchmarks open(Installation installation) throws IOException {
        return new PluginBenchmarks(PluginLoader.open(), List.of(installation.plugins(), Path.of("plugins")));
    }

    boolean has(String name) {
        return benchmarks.containsKey(name);
    }

    /** What they are called, with the word before it, and what each does. */
    Map<String, String> summaries() {
        Map<String, String> summaries = new TreeMap<>();
        benchmarks.values().forEach(b -> summaries.put("bench " + b.name(), Printable.strip(b.summary())));
        return summaries;
    }

    /** What is wrong with jars that were found, a line each. */
    List<String> remarks() {
        return remarks;
    }

    /** The page about one. */
    String help(String name) {
        Benchmark benchmark = benchmarks.get(name);
        return "Usage: parley bench " + name + " [OPTION]...\n\n" + benchmark.summary() + "\n\n" + benchmark.usage();
    }

    /**
     * Runs one to its end.
     *
     * @throws UsageException if it cannot use the arguments
     * @throws IOException    if it fails; the text says why, for people
     */
    void run(String name, List<String> arguments, PrintStream out)
            throws UsageException, IOException, InterruptedException {
        try {
            benchmarks.get(name).run(arguments, out);
        } catch (CommandException e) {
            throw new UsageException(e.getMessage());
        } catch (IOException | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the benchmark failed: " + e, e);
        }
    }

    @Override
    public void close() {
        loader.close();
    }
}
