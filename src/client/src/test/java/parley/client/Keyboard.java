package parley.client;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A stream of what a test types. */
final class Keyboard extends InputStream {
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> typed = new LinkedBlockingQueue<>();
    private byte[] current = END;
    private int at;
    private boolean ended;

    Keyboard lines(String... lines) {
        for (String line : lines) {
            raw(line + "\n");
        }
        return this;
    }

    Keyboard raw(String text) {
        typed.add(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Keyboard bytes(byte... bytes) {
        typed.add(bytes);
        return this;
    }

    Keyboard end() {
        typed.add(END);
        return this;
    }

    @Override
    public int read() throws InterruptedIOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws InterruptedIOException {
        if (at == current.length && !ended) {
            try {
                current = typed.take();
                at = 0;
                ended = current == END;
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        }
        if (ended) {
            return -1;
        }
        int n = Math.min(length, current.length - at);
        System.arraycopy(current, at, to, offset, n);
        at += n;
        return n;
    }
}
