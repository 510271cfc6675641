package parley.api;

import java.io.PrintStream;
import java.util.List;

/**
 * A program that measures something of a plugin on the machine where it is started: {@code parley bench NAME}. A jar may
 * bring one beside its halves; it is found by {@link java.util.ServiceLoader} and needs a public constructor without
 * arguments. It runs alone, in a process without server and client.
 */
public interface Benchmark {
    /** The word after {@code parley bench}: lower-case letters, digits and hyphens, such as {@code transfer}. */
    String name();

    /** What it measures, in a sentence; one line of {@code parley bench --help}. */
    String summary();

    /**
     * What it takes and what it prints, for {@code parley bench NAME --help}: lines of at most 80 characters, each with its
     * end. Program name and summary are shown above it.
     */
    String usage();

    /**
     * Measures, and prints what it finds. Called once.
     *
     * @param arguments the words after its name, without {@code --help} and {@code --version}, which are answered for it
     * @param out       takes text in lines; it is not closed here
     * @throws CommandException     if the arguments cannot be used; the text says which, with its value, and what to give
     *         instead, and nothing has been measured
     * @throws InterruptedException if the thread is interrupted; what was started has been ended
     * @throws Exception            if it fails; the text says why, for people
     */
    void run(List<String> arguments, PrintStream out) throws Exception;
}
