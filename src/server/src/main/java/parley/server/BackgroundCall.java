package parley.server;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A call of a command on one of its plugin's threads. It is answered once: with what comes of it, or before that by whoever
 * ends it; what it would answer then reaches nobody.
 */
final class BackgroundCall implements Runnable {
    private final String command;
    private final long begun;
    private final AtomicBoolean answered = new AtomicBoolean();
    private Work work;     // guarded by this; null once it is over, so that who still has it keeps no plugin alive
    private Thread thread; // guarded by this; null unless it runs

    private record Work(Supplier<Outcome> code, Consumer<Outcome> answer, Consumer<BackgroundCall> over) {}

    /**
     * With what to do, where the answer goes, and what to do when it is over.
     *
     * @param command the name of the command, with its slash
     * @param begun   when its line was read, by the server's clock in nanoseconds
     */
    BackgroundCall(String command, long begun, Supplier<Outcome> code, Consumer<Outcome> answer,
                   Consumer<BackgroundCall> over) {
        this.command = command;
        this.begun = begun;
        this.work = new Work(code, answer, over);
    }

    String command() {
        return command;
    }

    long begun() {
        return begun;
    }

    @Override
    public void run() {
        Work begun = begin();
        if (begun == null) {
            return;
        }
        try {
            Outcome outcome = begun.code().get();
            if (!answered.getAndSet(true)) {
                begun.answer().accept(outcome);
            }
        } finally {
            finish(begun);
        }
    }

    private synchronized Work begin() {
        if (work != null) {
            thread = Thread.currentThread();
        }
        return work;
    }

    private void finish(Work begun) {
        synchronized (this) {
            thread = null;
            work = null;
        }
        begun.over().accept(this);
    }

    /** Answers in place of the call unless that is done, and interrupts it. Nothing if it is over. */
    void end(Supplier<Outcome> instead) {
        Work now;
        boolean first;
        boolean begun;
        synchronized (this) {
            now = work;
            if (now == null) {
                return;
            }
            first = !answered.getAndSet(true); // before it is interrupted, or else it might answer that
            begun = thread != null;
            if (begun) {
                thread.interrupt();
            } else {
                work = null; // so it never begins
            }
        }
        if (first) {
            now.answer().accept(instead.get());
        }
        if (!begun) {
            now.over().accept(this);
        }
    }

    /** Whether it has begun and is not over. */
    synchronized boolean isRunning() {
        return thread != null;
    }
}
