package parley.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import parley.wire.LineSplitter;

/**
 * Reads a stream line by line on a thread of its own, so that waiting for a line can be ended from outside: a read of a
 * pipe cannot. The thread starts with the first question; it is a daemon, and stops with the stream or at {@link #end}.
 */
final class LineInput {
    /** The longest line in bytes; a longer one is dropped whole and reported. */
    static final int LONGEST_LINE = 64 * 1024;
    /** Lines read ahead; with more, the stream waits. */
    private static final int AHEAD = 16;
    private static final Input END = new Input.End();

    private final InputStream stream;
    private final BlockingQueue<Input> lines = new ArrayBlockingQueue<>(AHEAD);
    private volatile boolean ended;
    private Thread thread; // set once, by the thread that asks

    LineInput(InputStream stream) {
        this.stream = stream;
    }

    /** Waits for the next line. */
    Input next() {
        if (thread == null) {
            thread = Thread.ofPlatform().name("parley-input").daemon().start(this::read);
        }
        if (ended) {
            return END;
        }
        try {
            Input next = lines.take();
            if (next instanceof Input.End) {
                ended = true;
            }
            return ended ? END : next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return END;
        }
    }

    /** Ends the input, also for a thread that waits in {@link #next}. */
    void end() {
        ended = true;
        lines.clear();
        lines.offer(END); // if the reader filled it again, a line wakes the waiting thread as well
    }

    private void read() {
        try {
            LineSplitter splitter = new LineSplitter(LONGEST_LINE);
            byte[] buffer = new byte[8192];
            for (int n = stream.read(buffer); n >= 0 && !ended; n = stream.read(buffer)) {
                splitter.lend(buffer, 0, n);
                putLines(splitter);
                splitter.retain();
            }
            if (splitter.holdsBytes()) { // the last line has no end
                splitter.lend(new byte[] {'\n'}, 0, 1);
                putLines(splitter);
            }
            lines.put(END);
        } catch (IOException e) {
            putLast(new Input.Unreadable("The input cannot be read any further: " + e.getMessage()));
        } catch (InterruptedException e) {
            ended = true;
        }
    }

    private void putLast(Input input) {
        try {
            lines.put(input);
            lines.put(END);
        } catch (InterruptedException e) {
            ended = true;
        }
    }

    private void putLines(LineSplitter splitter) throws InterruptedException {
        while (!ended && splitter.advance()) {
            lines.put(switch (splitter.fault()) {
                case NONE -> new Input.Typed(splitter.line());
                case TOO_LONG -> new Input.Unreadable(
                        "A line of more than " + LONGEST_LINE + " bytes was left out. Send it in parts.");
                case NOT_UTF8 -> new Input.Unreadable("A line that is not UTF-8 text was left out.");
            });
        }
    }
}
