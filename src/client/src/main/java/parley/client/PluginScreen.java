package parley.client;

import java.time.Instant;
import parley.api.Registration;
import parley.api.client.Screen;
import parley.wire.Printable;

/** The terminal as one plugin sees it. */
final class PluginScreen implements Screen {
    private final ShellTerminal terminal;
    private final ShellTime time;
    private final Running running;
    private final Registrations registrations;

    PluginScreen(ShellTerminal terminal, ShellTime time, Running running, Registrations registrations) {
        this.terminal = terminal;
        this.time = time;
        this.running = running;
        this.registrations = registrations;
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
        terminal.signal(Attention.BELL);
    }

    @Override
    public void notification(String title, String text) {
        terminal.signal(Attention.notification(title, text) + Attention.BELL);
    }

    @Override
    public String time(Instant instant) {
        return time.of(instant);
    }

    @Override
    public Progress progress(String title, long total) {
        running.begin();
        Progress shown = terminal.progress(Printable.strip(title), total);
        return new OpenProgress(shown, registrations.add(() -> {
            shown.close();
            running.finish();
        }));
    }

    /** Progress that counts as running work until it is closed. */
    private record OpenProgress(Progress shown, Registration open) implements Progress {
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
            open.remove();
        }
    }
}
