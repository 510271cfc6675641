package parley.app;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLConnection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
        Optional<Subcommand> command = COMMANDS.stream().filter(c -> startsWith(words, c)).findFirst();
        ExitStatus status = command.isPresent()
                ? run(command.get(), words.subList(command.get().words().size(), words.size()), out, err)
                : answer(words, out, err);
        if (status == ExitStatus.OK && out.checkError()) {
            status = complain("parley", "not all of the output could be written: it goes to a full disk, or nobody"
                    + " reads it.", ExitStatus.FAILED, err);
        }
        return status.code();
    }

    private static ExitStatus run(Subcommand command, List<String> words, PrintStream out, PrintStream err) {
        Syntax syntax = command.syntax();
        try {
            CommandLine line = syntax.parse(words);
            if (line.has(Syntax.HELP)) {
                out.print(syntax.help());
                return ExitStatus.OK;
            }
            if (line.has(Syntax.VERSION)) {
                return version(out);
            }
            return command.run(line, new Surroundings(Installation.here(), out, err));
        } catch (UsageException e) {
            return complain(syntax.command(), e.getMessage() + ".", ExitStatus.USAGE, err);
        } catch (IOException e) {
            return complain(syntax.command(), reason(e), ExitStatus.FAILED, err);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return complain(syntax.command(), "interrupted.", ExitStatus.FAILED, err);
        }
    }

    private static boolean startsWith(List<String> words, Subcommand command) {
        int length = command.words().size();
        return words.size() >= length && words.subList(0, length).equals(command.words());
    }

    /** The command line names no command, or only the first word of some. */
    private static ExitStatus answer(List<String> words, PrintStream out, PrintStream err) {
        String first = words.isEmpty() ? "" : words.getFirst();
        List<Subcommand> family = COMMANDS.stream().filter(c -> c.name().startsWith(first + " ")).toList();
        return family.isEmpty() ? answer("parley", COMMANDS, first, out, err)
                : answer("parley " + first, family, words.size() < 2 ? "" : words.get(1), out, err);
    }

    private static ExitStatus answer(String who, List<Subcommand> commands, String word, PrintStream out,
            PrintStream err) {
        String names = commands.stream().map(Subcommand::name).collect(Collectors.joining(", "));
        return switch (word) {
            case "--help", "-h" -> {
                out.print(help(commands));
                yield ExitStatus.OK;
            }
            case "--version", "-V" -> version(out);
            case "" -> complain(who, "say what to do: " + names + "; '" + who + " --help' explains them.",
                    ExitStatus.USAGE, err);
            default -> complain(who, "there is no command '" + word + "': give " + names + ".", ExitStatus.USAGE, err);
        };
    }

    private static String help(List<Subcommand> commands) {
        StringBuilder text = new StringBuilder("Usage: parley COMMAND [VALUE]... [OPTION]...\n\n");
        commands.forEach(c -> text.append("  %-13s %s%n".formatted(c.name(), c.syntax().summary())));
        List.<Option<?>>of(Syntax.HELP, Syntax.VERSION)
                .forEach(o -> text.append("  %-13s %s%n".formatted(o.name(), o.help())));
        return text.append("\n'parley COMMAND --help' tells what a command takes.\n").toString();
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
