package parley.server.event;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Those who read the files of a log while it is open: how many at a time, and what they found out. Thread-safe. */
final class Readers {
    /** Each has a file open. */
    static final int AT_ONCE = 64;
    /** Seconds for which closing waits for them. */
    private static final int LAST = 5;

    private final Semaphore places = new Semaphore(AT_ONCE);
    /** Of events that are damaged: the one before in the same topic. As many as there was damage that readers met. */
    private final Map<Long, Long> detours = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Waits for a place; {@link #leave} is due. */
    void enter() throws IOException {
        requireOpen();
        places.acquireUninterruptibly();
    }

    void leave() {
        places.release();
    }

    /** Asked before anything is read, so that a log that closes need not wait long. */
    void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("the log of events is closed");
        }
    }

    Map<Long, Long> detours() {
        return detours;
    }

    /** Whether somebody waits: to read, or to close. */
    boolean isAwaited() {
        return places.hasQueuedThreads();
    }

    int free() {
        return places.availablePermits();
    }

    /** Waits until nobody reads any more, or not much longer. */
    void close() {
        closed = true;
        try {
            if (places.tryAcquire(AT_ONCE, LAST, TimeUnit.SECONDS)) {
                places.release(AT_ONCE); // for those who wait to be told that it is closed
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
