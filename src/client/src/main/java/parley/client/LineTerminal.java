package parley.client;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import parley.api.client.Screen.Progress;

/**
 * Plain line mode: lines in, lines out, for pipes and scripts. No prompts, no escape codes, no progress; failures go
 * to a stream of their own. Each line is carried out before the next is read.
 */
public final class LineTerminal extends ShellTerminal {
    private final LineInput input;
    private final PrintStream out;
    private final PrintStream err;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Creates a terminal over streams, which it does not close.
     *
     * @param in  lines in UTF-8; the first two are user and password, where the {@link ClientConfig} does not name them
     * @param out gets what is printed
     * @param err gets what failed
     */
    public LineTerminal(InputStream in, PrintStream out, PrintStream err) {
        this.input = new LineInput(in);
        this.out = out;
        this.err = err;
    }

    @Override
    boolean interactive() {
        return false;
    }

    @Override
    Input askUser(Optional<String> before) {
        return input.next();
    }

    @Override
    Input askPassword(String user) {
        return input.next();
    }

    @Override
    void loggedIn(String user, Completion completion) {
        // Nothing to prepare: no prompt, no history.
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
    public void close() {
        if (closed.compareAndSet(false, true)) {
            input.end();
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
