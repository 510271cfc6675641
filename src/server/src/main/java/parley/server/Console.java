package parley.server;

import java.io.PrintStream;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import parley.wire.Printable;

/**
 * The server's terminal: lines that tell its owner what happens. A terminal that takes no output, as one that was stopped
 * with Ctrl-S, holds up nobody: lines wait up to a bound, further ones are counted and left out.
 */
@FunctionalInterface
public interface Console extends AutoCloseable {
    /** Tells a line. Never blocks. Safe from any thread. */
    void say(String line);

    /** Puts out what waits, if the terminal takes it within a second. */
    @Override
    default void close() {}

    /** A console on a stream, with the time before each line. */
    static Console to(PrintStream out) {
        return new Printing(out);
    }

    /** Hands the lines to a thread of its own. */
    final class Printing implements Console {
        private static final int WAITING_AT_MOST = 1_000;
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

        private final PrintStream out;
        private final Thread thread;
        private final Queue<String> waiting = new ArrayDeque<>(); // guarded by itself
        private long leftOut;
        private boolean closed;

        private Printing(PrintStream out) {
            this.out = out;
            this.thread = Thread.ofPlatform().name("parley-console").daemon().start(this::print);
        }

        @Override
        public void say(String line) {
            String stamped = LocalDateTime.now().format(TIME) + " " + Printable.strip(line);
            synchronized (waiting) {
                if (waiting.size() < WAITING_AT_MOST) {
                    waiting.add(stamped);
                    waiting.notify();
                } else {
                    leftOut++;
                }
            }
        }

        @Override
        public void close() {
            synchronized (waiting) {
                closed = true;
                waiting.notify();
            }
            try {
                thread.join(1_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void print() {
            try {
                for (String line = next(); !line.isEmpty(); line = next()) {
                    out.println(line);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            out.flush();
        }

        /** The next line; empty at the end. */
        private String next() throws InterruptedException {
            synchronized (waiting) {
                while (waiting.isEmpty()) {
                    if (leftOut > 0) {
                        String said = "(" + leftOut + " lines were left out: the terminal did not take them in time.)";
                        leftOut = 0;
                        return said;
                    }
                    if (closed) {
                        return "";
                    }
                    waiting.wait();
                }
                return waiting.remove();
            }
        }
    }
}
