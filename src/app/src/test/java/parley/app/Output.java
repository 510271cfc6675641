package parley.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What the program puts out in a test. */
final class Output {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Recording recording = new Recording();
    private final PrintStream stream = new PrintStream(recording, true, StandardCharsets.UTF_8);

    PrintStream stream() {
        return stream;
    }

    String text() {
        return recording.toString(StandardCharsets.UTF_8);
    }

    /** Waits until these words were put out. */
    void await(String words) throws InterruptedException {
        assertTrue(recording.await(words), () -> "'" + words + "' did not come, but: " + text());
    }

    private static final class Recording extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            notifyAll();
        }

        private synchronized boolean await(String words) throws InterruptedException {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!toString(StandardCharsets.UTF_8).contains(words)) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                wait(1 + left / 1_000_000);
            }
            return true;
        }
    }
}
