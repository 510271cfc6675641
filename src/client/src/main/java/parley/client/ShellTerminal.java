package parley.client;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.api.client.Screen.Progress;
import parley.wire.Printable;

/**
 * Where the user of one {@link Client} types and reads. Asking is done by one thread, that of {@code Client.run};
 * printing by any.
 */
public abstract sealed class ShellTerminal implements AutoCloseable permits LineTerminal, JLineTerminal {
    ShellTerminal() {}

    /**
     * The terminal of this process: one for people if it has one that can be drawn on, otherwise plain lines over the
     * standard streams, with questions on the error stream and a hidden password if a person types them. Call it on
     * the main thread.
     *
     * @throws IOException if the terminal cannot be set up
     */
    public static ShellTerminal ofProcess(ClientConfig config) throws IOException {
        Console console = System.console();
        boolean drawable = !System.getenv().getOrDefault("TERM", "").equals("dumb");
        if (console != null && console.isTerminal() && drawable) {
            return JLineTerminal.ofProcess(config);
        }
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        return JLineEcho.ofProcess().map(echo -> LineTerminal.atKeyboard(System.in, out, err, echo))
                .orElseGet(() -> new LineTerminal(System.in, out, err));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** Whether a person is there who goes on typing while commands run. */
    abstract boolean interactive();

    /** Whether somebody is there who can be asked again after a refused log-in; otherwise that is the end. */
    abstract boolean asksAgain();

    /** Asks for a user's name; {@code before} is the one tried last. */
    abstract Input askUser(Optional<String> before);

    /** Asks for the user's password, without showing it. */
    abstract Input askPassword(String user);

    /** Asks a logged-in user for a line, before the first {@link #readCommand}. */
    abstract Input askLine(String question);

    /** Says who is logged in, what helps to type, and what keys do; called before the first {@link #readCommand}. */
    abstract void loggedIn(String user, Completion completion, Keys keys);

    /** Waits for a command line. */
    abstract Input readCommand();

    /** Lets a waiting and every later {@link #readCommand} and question return {@link Input.End}. From any thread. */
    abstract void endInput();

    /** Shows lines, which are printable, without others between them. */
    abstract void show(Tone tone, List<String> lines);

    /** Shows how far a piece of work is. The title is printable. */
    abstract Progress progress(String title, long total);

    /** What plugins show in one line beside all else. */
    abstract StatusLine statusLine();

    /** Gives a sequence that prints nothing to the terminal, if it is one that understands such. */
    abstract void signal(String sequence);

    /** Puts out what was printed and gives the terminal back as it was. A second call does nothing. */
    @Override
    public abstract void close();

    /** Prints lines, each without control characters. */
    final void print(Tone tone, List<String> lines) {
        show(tone, lines.stream().map(Printable::strip).toList());
    }

    /** Prints lines, each without control characters. */
    final void print(Tone tone, String... lines) {
        print(tone, Stream.of(lines).toList());
    }
}
