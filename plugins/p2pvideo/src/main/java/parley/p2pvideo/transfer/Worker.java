package parley.p2pvideo.transfer;

import java.io.IOException;
import java.util.Optional;

/**
 * Does what may block (disk, hashing) away from the thread that owns a core, one piece after the other in the order
 * given, and beside that, in an order of its own, what nothing waits for. The cores bound what they hand out, so an
 * implementation needs no bound of its own.
 */
public interface Worker {
    /** Something that may block. */
    @FunctionalInterface
    interface Work {
        /** Does it, on the worker's thread. */
        void run() throws IOException;
    }

    /** What follows. */
    @FunctionalInterface
    interface Completion {
        /** Runs on the thread that owns the core, with the time in nanoseconds and what went wrong. */
        void done(long now, Optional<IOException> failure);
    }

    /** Queues work; the completion never runs before this method has returned. */
    void submit(Work work, Completion then);

    /**
     * Queues work that may take long without holding up what is submitted: it waits only for its like. A worker with one
     * thread may do it in turn.
     */
    default void submitBeside(Work work, Completion then) {
        submit(work, then);
    }

    /** Queues work that begins when all that was queued before has ended, of either kind. */
    default void submitAfterAll(Work work, Completion then) {
        submit(work, then);
    }
}
