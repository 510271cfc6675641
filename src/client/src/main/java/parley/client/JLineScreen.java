package parley.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import parley.api.client.Screen.Progress;

/**
 * Prints above the line being typed and shows progress, then the status line, below it. One thread draws: it takes all that
 * has come since it drew last in one go, so that a burst costs one redraw. Whoever prints faster than the terminal takes it,
 * waits.
 */
final class JLineScreen {
    /** The most prints that wait to be drawn. */
    private static final int MOST_WAITING = 1000;
    private static final int MOST_AT_ONCE = 500;
    private static final int REDRAW_MILLIS = 200;
    /** The fewest rows of a terminal that has room for a status line. */
    static final int LEAST_ROWS = 10;
    /** In cells; where a terminal is narrower, or does not know, it parts lines itself. */
    private static final int LEAST_WIDTH = 20;
    /** The most sequences that wait to be given to the terminal; further ones are left out. */
    static final int MOST_SIGNALS = 20;
    // What is printed holds no control characters, so these cannot be met there.
    private static final String WAKE = "\u0001";
    private static final String END = "\u0000";

    private final Terminal terminal;
    private final boolean colour;
    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final BlockingQueue<String> signals = new ArrayBlockingQueue<>(MOST_SIGNALS);
    private final List<ShownProgress> works = new CopyOnWriteArrayList<>();
    private final StatusLine statusLine = new StatusLine(this::wake);
    private final Supplier<AttributedString> below = this::linesBelow;
    private final Thread thread;
    private volatile PromptReader reader;

    JLineScreen(Terminal terminal, boolean colour, PromptReader reader) {
        this.terminal = terminal;
        this.colour = colour;
        this.reader = reader;
        this.thread = Thread.ofPlatform().name("parley-screen").daemon().start(this::run);
    }

    /** Draws around another reader's line from now on. */
    void use(PromptReader other) {
        reader = other;
    }

    /** Prints lines together, those that are too long for the terminal in several. */
    void show(Tone tone, List<String> lines) {
        if (!lines.isEmpty()) {
            AttributedStyle style = colour ? style(tone) : AttributedStyle.DEFAULT;
            int width = terminal.getWidth() < LEAST_WIDTH ? Integer.MAX_VALUE : terminal.getWidth();
            put(lines.stream().flatMap(line -> Wrapping.lines(line, width).stream())
                    .map(line -> new AttributedString(line, style).toAnsi(terminal)).collect(Collectors.joining("\n")));
        }
    }

    /** Shows progress until it is closed. */
    Progress progress(String title, long total) {
        ShownProgress progress = new ShownProgress(title, total);
        works.add(progress);
        put(WAKE);
        return progress;
    }

    /** The line below all else. */
    StatusLine statusLine() {
        return statusLine;
    }

    /** Gives a sequence that prints nothing to the terminal, after what was printed before. Does not wait. */
    void signal(String sequence) {
        if (signals.offer(sequence)) {
            wake();
        }
    }

    /** Draws what waits, takes progress away and ends the thread; waits for that two seconds at most. */
    void close() {
        works.clear();
        put(END);
        try {
            thread.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void put(String text) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                if (waiting.offer(text, 1, TimeUnit.SECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true; // what is printed is not lost for that
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** If this finds no room, there is so much to draw that the thread looks at everything soon. */
    private void wake() {
        waiting.offer(WAKE);
    }

    private void run() {
        List<String> burst = new ArrayList<>();
        try {
            for (boolean drawn = false; !burst.contains(END);) {
                burst.clear();
                boolean draws = !works.isEmpty() || !statusLine.isEmpty();
                String first = draws || drawn ? waiting.poll(REDRAW_MILLIS, TimeUnit.MILLISECONDS) : waiting.take();
                if (first != null) {
                    burst.add(first);
                    waiting.drainTo(burst, MOST_AT_ONCE);
                    print(burst);
                }
                for (String signal = signals.poll(); signal != null; signal = signals.poll()) {
                    reader.signal(signal);
                }
                drawn = draws;
                reader.showBelow(below);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(List<String> burst) {
        String text = burst.stream().filter(part -> !part.equals(WAKE) && !part.equals(END))
                .collect(Collectors.joining("\n"));
        if (!text.isEmpty()) {
            reader.printAbove(text);
        }
    }

    private AttributedString linesBelow() {
        int width = terminal.getWidth() - 1;
        int most = Math.max(1, terminal.getHeight() / 4);
        List<ShownProgress> all = List.copyOf(works);
        AttributedStyle style = colour ? AttributedStyle.DEFAULT.faint() : AttributedStyle.DEFAULT;
        AttributedStringBuilder lines = new AttributedStringBuilder();
        for (int i = 0; i < Math.min(most, all.size()); i++) {
            boolean last = i == most - 1 && all.size() > most;
            String line = last ? "and " + (all.size() - i) + " more" : all.get(i).line(width);
            lines.append(i == 0 ? "" : "\n").append(line, style);
        }
        String status = terminal.getHeight() < LEAST_ROWS ? "" : statusLine.text(width);
        if (!status.isEmpty()) {
            lines.append(lines.length() == 0 ? "" : "\n").append(status, style);
        }
        return lines.toAttributedString();
    }

    private static AttributedStyle style(Tone tone) {
        return switch (tone) {
            case ANSWER -> AttributedStyle.DEFAULT;
            case ARRIVAL -> AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
            case NOTICE -> AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
            case ERROR -> AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
        };
    }

    /** One piece of work; written by its plugin, read when it is drawn. */
    private final class ShownProgress implements Progress {
        private final String title;
        private final long total;
        private volatile long done;
        private volatile String note = "";

        ShownProgress(String title, long total) {
            this.title = title;
            this.total = total;
        }

        @Override
        public void at(long bytes) {
            done = bytes;
        }

        @Override
        public void note(String text) {
            note = text;
        }

        @Override
        public void close() {
            works.remove(this);
        }

        String line(int width) {
            return ProgressLine.of(title, done, total, note, width);
        }
    }
}
