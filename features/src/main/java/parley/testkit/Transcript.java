package parley.testkit;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Every line that somebody's screen showed, and that was typed there. A line that a step expected counts as seen, and
 * is not found a second time. Thread-safe.
 */
public final class Transcript {
    /**
     * How long a step waits for what it expects; the property {@code parley.testkit.patience} has another number of
     * seconds.
     */
    public static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("parley.testkit.patience", 10));

    private final String owner;
    private final List<Entry> entries = new ArrayList<>(); // guarded by this
    private boolean ended;                                 // guarded by this

    /** Where a line came from. */
    public enum Kind {
        /** Put out in the ordinary course. */
        OUTPUT,
        /** Tells of a failure. */
        FAILURE,
        /** Typed by the actor. */
        TYPED
    }

    private static final class Entry {
        final Kind kind;
        final String line;
        boolean seen;

        Entry(Kind kind, String line) {
            this.kind = kind;
            this.line = line;
        }
    }

    /** An empty one; {@code owner} names whose screen it is. */
    public Transcript(String owner) {
        this.owner = owner;
    }

    /** Adds a line. What was typed counts as seen. */
    public synchronized void add(Kind kind, String line) {
        Entry entry = new Entry(kind, line);
        entry.seen = kind == Kind.TYPED;
        entries.add(entry);
        notifyAll();
    }

    /** Nothing more comes: who waits for more fails at once. */
    public synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** A stream whose lines, in UTF-8, are added as a kind. */
    PrintStream stream(Kind kind) {
        return new PrintStream(new Lines(kind), true, StandardCharsets.UTF_8);
    }

    /** How many lines there are; a place for {@link #unseen}. */
    synchronized int size() {
        return entries.size();
    }

    /** The lines from a place on that no step expected. */
    synchronized List<String> unseen(int from) {
        return entries.subList(from, entries.size()).stream().filter(e -> !e.seen).map(e -> e.line).toList();
    }

    /** Waits until a line of a kind that is not seen yet fits, counts it as seen and returns it. */
    public String await(Predicate<Kind> kind, Predicate<String> fits, String expected) {
        return await(PATIENCE, kind, fits, expected);
    }

    /** As {@link #await(Predicate, Predicate, String)}, for something that may take its time. */
    public String await(Duration patience, Predicate<Kind> kind, Predicate<String> fits, String expected) {
        return take(patience, kind, fits, expected, false);
    }

    /** Counts every line that fits as seen, if there is any. */
    synchronized void overlook(Predicate<String> fits) {
        entries.stream().filter(e -> fits.test(e.line)).forEach(e -> e.seen = true);
    }

    /** Waits until nothing more comes. */
    public synchronized void awaitEnd() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!ended) {
            if (!pause(deadline)) {
                throw new AssertionError(owner + " does not end within " + PATIENCE.toSeconds() + " s.\n" + this);
            }
        }
    }

    /** Waits for a line as {@link #await} does, and takes it out: it was for the kit, not for the actor. */
    void awaitAndDrop(Predicate<String> fits, String expected) {
        take(PATIENCE, kind -> kind != Kind.TYPED, fits, expected, true);
    }

    private synchronized String take(Duration patience, Predicate<Kind> kind, Predicate<String> fits, String expected,
                                     boolean drop) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (Optional<Entry> found = find(kind, fits); ; found = find(kind, fits)) {
            if (found.isPresent()) {
                found.get().seen = true;
                if (drop) {
                    entries.remove(found.get());
                }
                return found.get().line;
            }
            if (ended || !pause(deadline)) {
                String when = ended ? ", and nothing more comes." : " within " + patience.toSeconds() + " s.";
                throw new AssertionError(owner + " does not see " + expected + when + "\n" + this);
            }
        }
    }

    private Optional<Entry> find(Predicate<Kind> kind, Predicate<String> fits) {
        return entries.stream().filter(e -> !e.seen && kind.test(e.kind) && fits.test(e.line)).findFirst();
    }

    private boolean pause(long deadline) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
            return false;
        }
        try {
            wait(left);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * All of it, with a mark before each line: {@code >} typed, {@code !} a failure, and {@code *} if no step
     * expected it.
     */
    @Override
    public synchronized String toString() {
        StringBuilder all = new StringBuilder("--- " + owner + (ended ? " (ended)" : "") + "\n");
        for (Entry entry : entries) {
            String mark = switch (entry.kind) {
                case OUTPUT -> " ";
                case FAILURE -> "!";
                case TYPED -> ">";
            };
            all.append(entry.seen ? "  " : "* ").append(mark).append(' ').append(entry.line).append('\n');
        }
        return all.toString();
    }

    /** Cuts a stream of bytes into lines. */
    private final class Lines extends OutputStream {
        private final Kind kind;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Lines(Kind kind) {
            this.kind = kind;
        }

        @Override
        public synchronized void write(int b) {
            if (b == '\n') {
                add(kind, line.toString(StandardCharsets.UTF_8).stripTrailing());
                line.reset();
            } else {
                line.write(b);
            }
        }
    }
}
