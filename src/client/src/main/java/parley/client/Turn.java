package parley.client;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets what arrives be shown by one thread after another, in the order in which they came: renderers and listeners of
 * plugins may rely on that. It is held while they run, so a thread that has it must not wait for what is yet to arrive.
 */
final class Turn {
    private final ReentrantLock lock = new ReentrantLock(true);

    /** Does something when the turn comes; at once if the calling thread has it. */
    void take(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the calling thread has it. */
    boolean isMine() {
        return lock.isHeldByCurrentThread();
    }
}
