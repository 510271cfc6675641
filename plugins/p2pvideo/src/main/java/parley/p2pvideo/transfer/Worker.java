package parley.p2pvideo.transfer;

import java.io.IOException;
import java.util.Optional;

/**
 * Does what may block (disk, hashing) away from the thread that owns a core, one piece after the other in the order
 * given; and what need not wait for that, in lanes beside it. The cores bound what they hand out, so an implementation
 * needs no bound of its own.
 */
public interface Worker {
    /** What is done side by side, each in an order of its own. */
    enum Lane {
        /** Digests of what a receiver has written. */
        HASHING,
        /** Making a disk keep what was written. */
        FORCING,
        /** Bytes that a sender sends once more. */
        REREADING
    }

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

    /** Queues work that waits only for its like; a worker of one thread may do it in turn. */
    default void submit(Lane lane, Work work, Completion then) {
        submit(work, then);
    }

    /** Queues work that begins when all that was queued before has ended, in every lane. */
    default void submitAfterAll(Work work, Completion then) {
        submit(work, then);
    }
}
