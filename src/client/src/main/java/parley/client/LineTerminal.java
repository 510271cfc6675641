package parley.client;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import parley.api.client.Screen.Progress;

/**
 * Plain line mode: lines in, lines out, for pipes and scripts, and for terminals that cannot be drawn on. No escape
 * codes, no progress; failures go to a stream of their own. Each line is carried out before the next is read. Only
 * somebody at a keyboard sees questions, for user and password.
 */
public final class LineTerminal extends ShellTerminal {
    private final LineInput input;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean typed;
    private final Optional<Echo> echo;
    private final StatusLine statusLine = new StatusLine(() -> { }); // shown nowhere
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Creates a terminal over streams, which it does not close. What comes is a script: a refused log-in is the end.
     *
     * @param in  lines in UTF-8; the first two are user and password, where the {@link ClientConfig} does not name them
     * @param out gets what is printed
     * @param err gets what failed
     */
    public LineTerminal(InputStream in, PrintStream out, PrintStream err) {
        this(in, out, err, false, Optional.empty());
    }

    private LineTerminal(InputStream in, PrintStream out, PrintStream err, boolean typed, Optional<Echo> echo) {
        this.input = new LineInput(in);
        this.out = out;
        this.err = err;
        this.typed = typed;
        this.echo = echo;
    }

    /**
     * A terminal over streams of which somebody types the lines one by one: after a refused log-in the next two lines
     * are another user and password. No questions are printed.
     *
     * @param in  lines in UTF-8, as for {@link #LineTerminal}
     * @param out gets what is printed
     * @param err gets what failed
     */
    public static LineTerminal typed(InputStream in, PrintStream out, PrintStream err) {
        return new LineTerminal(in, out, err, true, Optional.empty());
    }

    /** As {@link #typed}, at a keyboard with an echo, which it closes; questions go to {@code err}. */
    static LineTerminal atKeyboard(InputStream in, PrintStream out, PrintStream err, Echo echo) {
        return new LineTerminal(in, out, err, true, Optional.of(echo));
    }

    @Override
    boolean interactive() {
        return false;
    }

    @Override
    boolean asksAgain() {
        return typed;
    }

    @Override
    Input askUser(Optional<String> before) {
        ask("User: ");
        return input.next();
    }

    @Override
    Input askPassword(String user) {
        echo.ifPresent(Echo::off); // before the question, which invites to type
        try {
            ask("Password: ");
            return input.next();
        } finally {
            echo.ifPresent(Echo::on);
        }
    }

    @Override
    Input askLine(String question) {
        ask(question);
        return input.next();
    }

    private synchronized void ask(String question) {
        if (echo.isPresent()) {
            err.print(question);
            err.flush();
        }
    }

    @Override
    void loggedIn(String user, Completion completion, Keys keys) {
        // Nothing to prepare: no prompt, no history, no keys.
    }

    @Override
    Input readCommand() {
        return input.next();
    }

    @Override
    void endInput() {
        input.end();
    }

    @Override
    void show(Tone tone, List<String> lines) {
        PrintStream to = tone == Tone.ERROR ? err : out;
        synchronized (this) {
            lines.forEach(to::println);
            to.flush();
        }
    }

    @Override
    Progress progress(String title, long total) {
        return new SilentProgress();
    }

    @Override
    StatusLine statusLine() {
        return statusLine;
    }

    @Override
    void signal(String sequence) {
        // What reads these lines is no terminal, or none that could be trusted with it.
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            input.end();
            echo.ifPresent(Echo::close);
        }
    }

    /** Progress that nobody sees. */
    private static final class SilentProgress implements Progress {
        @Override
        public void at(long done) {}

        @Override
        public void note(String note) {}

        @Override
        public void close() {}
    }
}
