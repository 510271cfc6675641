package parley.testkit;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/** The keyboard of an actor: lines put in by the scenario come out as a stream. Thread-safe. */
final class LineFeed extends InputStream {
    private final Queue<byte[]> lines = new ArrayDeque<>();
    private byte[] current = new byte[0];
    private int at;
    private boolean closed;

    /** Types a line. After {@link #close} nobody reads it. */
    synchronized void type(String line) {
        lines.add((line + "\n").getBytes(StandardCharsets.UTF_8));
        notifyAll();
    }

    @Override
    public synchronized int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int length) {
        if (at == current.length && !next()) {
            return -1;
        }
        int taken = Math.min(length, current.length - at);
        System.arraycopy(current, at, buffer, offset, taken);
        at += taken;
        return taken;
    }

    /** Waits for a line; false at the end. */
    private boolean next() {
        try {
            while (lines.isEmpty() && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        if (lines.isEmpty()) {
            return false;
        }
        current = lines.remove();
        at = 0;
        return true;
    }

    /** Ends the stream behind what was typed. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
