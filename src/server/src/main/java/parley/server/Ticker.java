package parley.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** A thread that does something whenever it is asked to, and after a pause anyhow, and a last thing when it is ended. */
final class Ticker {
    private final long pause;
    private final Runnable tick;
    private final Runnable last;
    private final Consumer<Throwable> fault;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wanted = lock.newCondition();
    private final Thread thread;
    private volatile boolean asked; // set under lock, and looked at without it first
    private boolean closed;         // guarded by lock

    /**
     * A thread of that name that {@link #start} sets going.
     *
     * @param fault is told of what should not happen: an exception that one of the things threw; the thread goes on
     */
    Ticker(String name, long pauseMillis, Runnable tick, Runnable last, Consumer<Throwable> fault) {
        this.pause = TimeUnit.MILLISECONDS.toNanos(pauseMillis);
        this.tick = tick;
        this.last = last;
        this.fault = fault;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (pause()) {
                guarded(tick);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        guarded(last);
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) { // one that fails today must not be left undone for ever
            fault.accept(e);
        }
    }

    private boolean pause() throws InterruptedException {
        lock.lock();
        try {
            long left = pause;
            while (!closed && !asked && left > 0) {
                left = wanted.awaitNanos(left);
            }
            asked = false;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Has it done soon. Costs next to nothing while that is on its way. Safe from any thread. */
    void soon() {
        if (!asked) {
            lock.lock();
            try {
                asked = true;
                wanted.signal();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Ends the thread, which then does the last thing, and waits for it; nothing if it was never started. */
    void close() throws InterruptedException {
        lock.lock();
        try {
            closed = true;
            wanted.signal();
        } finally {
            lock.unlock();
        }
        thread.join();
    }
}
