package parley.client;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Keeps what is written and lets a test wait for a part of it; after ten seconds it fails and tells what came. */
final class Transcript extends OutputStream {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();

    PrintStream stream() {
        return new PrintStream(this, true, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int b) {
        bytes.write(b);
        notifyAll();
    }

    @Override
    public synchronized void write(byte[] b, int offset, int length) {
        bytes.write(b, offset, length);
        notifyAll();
    }

    synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Waits until the words have been written. */
    synchronized void await(String words) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!text().contains(words)) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("'" + words + "' did not come; what came was:\n" + text());
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
