package parley.app;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLConnection;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import parley.app.options.CommandLine;
import parley.app.options.Option;
import parley.app.options.Syntax;
import parley.app.options.UsageException;
import parley.server.Server;
import parley.wire.Printable;

/** The program {@code parley}: takes the command line to the command that it names. */
public final class Main {
    private static final List<Subcommand> COMMANDS = List.of(new ServerCommand(), new ClientCommand(),
            new DemoCommand(), new PluginsCommand(), new NewPluginCommand(), new VerifyCommand(), new FeaturesCommand(),
            new BenchChatCommand(), new BenchCrashCommand(), new BenchPluginsCommand(), new BenchRelayCommand());

    private static final String BENCH = "bench";
    private static final String ROW = "  %-14s %s%n";

    private Main() {}

    /** Runs the program and ends the process with its exit status: 0 done, 1 failed, 2 not understood. */
    public static void main(String[] args) {
        // Otherwise a resource that a plugin reads from its jar keeps that jar open for good.
        URLConnection.setDefaultUseCaches("jar", false);
        System.exit(run(System.out, System.err, args));
    }

    /**
     * Runs the program in this process. {@code server} and {@code client} use the calling thread until they end; an
     * interrupt ends the server.
     *
     * @return the exit status
     */
    public static int run(PrintStream out, PrintStream err, String... args) {
        List<String> words = Arrays.asList(args);
        String first = words.isEmpty() ? "" : words.getFirst();
        Optional<Subcommand> command = COMMANDS.stream().filter(c -> startsWith(words, c)).findFirst();
        ExitStatus status = command.isPresent()
                ? run(command.get(), words.subList(command.get().words().size(), words.size()), out, err)
                : first.equals(BENCH) ? bench(words.subList(1, words.size()), out, err)
                : answer("parley", summaries(c -> true), first, out, err);
        if (status == ExitStatus.OK && out.checkError()) {
            status = complain("parley", "not all of the output could be written: it goes to a full disk, or nobody"
                    + " reads it.", ExitStatus.FAILED, err);
        }
        return status.code();
    }

    private static ExitStatus run(Subcommand command, List<String> words, PrintStream out, PrintStream err) {
        Syntax syntax = command.syntax();
        return attempt(syntax.command(), err, () -> {
            CommandLine line = syntax.parse(words);
            if (line.has(Syntax.HELP)) {
                out.print(syntax.help());
                return ExitStatus.OK;
            }
            if (line.has(Syntax.VERSION)) {
                return version(out);
            }
            return command.run(line, new Surroundings(Installation.here(), out, err));
        });
    }

    /** Not one of the benchmarks that are built in, so one of a plugin, or none. */
    private static ExitStatus bench(List<String> words, PrintStream out, PrintStream err) {
        String name = words.isEmpty() ? "" : words.getFirst();
        return attempt("parley bench " + name, err, () -> {
            try (PluginBenchmarks benchmarks = PluginBenchmarks.open(Installation.here())) {
                if (benchmarks.has(name)) {
                    return run(benchmarks, name, words.subList(1, words.size()), out);
                }
                Map<String, String> summaries = summaries(command -> command.words().getFirst().equals(BENCH));
                summaries.putAll(benchmarks.summaries());
                benchmarks.remarks().forEach(err::println);
                return answer("parley bench", summaries, name, out, err);
            }
        });
    }

    private static ExitStatus run(PluginBenchmarks benchmarks, String name, List<String> words, PrintStream out)
            throws UsageException, IOException, InterruptedException {
        if (words.stream().anyMatch(word -> word.equals("--version") || word.equals("-V"))) {
            return version(out);
        }
        if (words.stream().anyMatch(word -> word.equals("--help") || word.equals("-h"))) {
            out.print(benchmarks.help(name));
            return ExitStatus.OK;
        }
        benchmarks.run(name, words, out);
        return ExitStatus.OK;
    }

    /** Something that the program does, which may fail as {@link Subcommand#run} may. */
    @FunctionalInterface
    private interface Attempt {
        ExitStatus run() throws UsageException, IOException, InterruptedException;
    }

    private static ExitStatus attempt(String who, PrintStream err, Attempt attempt) {
        try {
            return attempt.run();
        } catch (UsageException e) {
            return complain(who, e.getMessage() + ".", ExitStatus.USAGE, err);
        } catch (IOException e) {
            return complain(who, reason(e), ExitStatus.FAILED, err);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return complain(who, "interrupted.", ExitStatus.FAILED, err);
        }
    }

    private static boolean startsWith(List<String> words, Subcommand command) {
        int length = command.words().size();
        return words.size() >= length && words.subList(0, length).equals(command.words());
    }

    /** Name and summary of commands, in the order of the help. */
    private static Map<String, String> summaries(Predicate<Subcommand> which) {
        Map<String, String> summaries = new LinkedHashMap<>();
        COMMANDS.stream().filter(which).forEach(c -> summaries.put(c.name(), c.syntax().summary()));
        return summaries;
    }

    /** The command line names no command. */
    private static ExitStatus answer(String who, Map<String, String> summaries, String word, PrintStream out,
            PrintStream err) {
        String names = String.join(", ", summaries.keySet());
        return switch (word) {
            case "--help", "-h" -> {
                out.print(help(summaries));
                yield ExitStatus.OK;
            }
            case "--version", "-V" -> version(out);
            case "" -> complain(who, "say what to do: " + names + "; '" + who + " --help' explains them.",
                    ExitStatus.USAGE, err);
            default -> complain(who, "there is no command '" + word + "': give " + names + ".", ExitStatus.USAGE, err);
        };
    }

    private static String help(Map<String, String> summaries) {
        StringBuilder text = new StringBuilder("Usage: parley COMMAND [VALUE]... [OPTION]...\n\n");
        summaries.forEach((name, summary) -> text.append(ROW.formatted(name, summary)));
        List.<Option<?>>of(Syntax.HELP, Syntax.VERSION).forEach(o -> text.append(ROW.formatted(o.name(), o.help())));
        return text.append("\n'parley COMMAND --help' tells what a command takes; 'parley bench --help' lists"
                + "\nthe benchmarks of plugins, too.\n").toString();
    }

    private static ExitStatus version(PrintStream out) {
        out.println(Server.GREETING);
        return ExitStatus.OK;
    }

    /** An exception of the system may have no more than a file's name as its text. */
    private static String reason(IOException e) {
        String text = String.valueOf(e.getMessage());
        return e.getClass() == IOException.class ? text : text + " (" + e.getClass().getSimpleName() + ")";
    }

    private static ExitStatus complain(String who, String what, ExitStatus status, PrintStream err) {
        err.println(Printable.strip(who + ": " + what));
        return status;
    }
}
