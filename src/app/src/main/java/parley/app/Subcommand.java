package parley.app;

import java.io.IOException;
import java.util.List;
import parley.app.options.CommandLine;
import parley.app.options.Syntax;
import parley.app.options.UsageException;

/** One of the things that the program does: {@code parley server}. */
interface Subcommand {
    /** The word after {@code parley}, or two of them, the first of which it shares with others: {@code bench chat}. */
    String name();

    /** The words of its name. */
    default List<String> words() {
        return List.of(name().split(" "));
    }

    /** What it takes. */
    Syntax syntax();

    /**
     * Does it, to its end.
     *
     * @throws UsageException       if values that are right each do not fit together; nothing has been started
     * @throws IOException          if it fails; the text says why, for people
     * @throws InterruptedException if the thread is interrupted; what was started has been ended
     */
    ExitStatus run(CommandLine line, Surroundings around) throws UsageException, IOException, InterruptedException;
}
