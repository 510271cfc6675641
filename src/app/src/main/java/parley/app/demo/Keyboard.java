package parley.app.demo;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** The input of a terminal at which lines are typed by the program: they wait, 256 at most, until they are read. */
final class Keyboard extends InputStream {
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(256);
    private byte[] current = {'\n'}; // read by one thread
    private int at = 1;

    /** Types a line; false, and nothing typed, if too many wait already. Never blocks. */
    boolean type(String line) {
        return waiting.offer((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Ends the input behind what was typed. */
    @Override
    public void close() {
        waiting.offer(END);
    }

    @Override
    public int read() throws InterruptedIOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws InterruptedIOException {
        if (length == 0) {
            return 0;
        }
        if (at == current.length && current != END) {
            next();
        }
        if (current == END) {
            return -1;
        }
        int count = Math.min(length, current.length - at);
        System.arraycopy(current, at, into, offset, count);
        at += count;
        return count;
    }

    @Override
    public int available() {
        return current.length - at;
    }

    private void next() throws InterruptedIOException {
        try {
            current = waiting.take();
            at = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
