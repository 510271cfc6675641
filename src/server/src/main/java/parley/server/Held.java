package parley.server;

import java.io.ByteArrayOutputStream;
import parley.server.event.Tail;

/** Events that come while older ones are still read: a few, so that many who are slow cost little memory. */
final class Held {
    private static final int MOST = 1 << 15;

    private ByteArrayOutputStream lines = new ByteArrayOutputStream(0);
    private long lastId;
    private boolean overflowed;

    void clear() {
        lines = new ByteArrayOutputStream(0); // which gives the memory back
        lastId = 0;
        overflowed = false;
    }

    void add(Tail event) {
        if (overflowed || lines.size() + event.lineLength() > MOST) {
            overflowed = true;
            return;
        }
        lines.write(event.bytes(), event.lineAt(), event.lineLength());
        lastId = event.id();
    }

    /** Whether there were too many, so that they have to be read from the log. */
    boolean overflowed() {
        return overflowed;
    }

    byte[] lines() {
        return lines.toByteArray();
    }

    /** The id of the last one; 0 if there is none. */
    long lastId() {
        return lastId;
    }
}
