package parley.client;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import parley.api.client.Screen;
import parley.wire.Printable;

/** The terminal as a plugin sees it. */
final class PluginScreen implements Screen {
    private final ShellTerminal terminal;
    private final ShellTime time;
    private final Running running;

    PluginScreen(ShellTerminal terminal, ShellTime time, Running running) {
        this.terminal = terminal;
        this.time = time;
        this.running = running;
    }

    @Override
    public void print(String line) {
        terminal.print(Tone.ANSWER, line);
    }

    @Override
    public void error(String line) {
        terminal.print(Tone.ERROR, line);
    }

    @Override
    public void bell() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void notification(String title, String text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String time(Instant instant) {
        return time.of(instant);
    }

    @Override
    public Progress progress(String title, long total) {
        running.begin();
        return new OpenProgress(terminal.progress(Printable.strip(title), total), running);
    }

    /** Progress that counts as running work until it is closed. */
    private static final class OpenProgress implements Progress {
        private final Progress shown;
        private final Running running;
        private final AtomicBoolean closed = new AtomicBoolean();

        OpenProgress(Progress shown, Running running) {
            this.shown = shown;
            this.running = running;
        }

        @Override
        public void at(long done) {
            shown.at(done);
        }

        @Override
        public void note(String note) {
            shown.note(Printable.strip(note));
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                shown.close();
                running.finish();
            }
        }
    }
}
