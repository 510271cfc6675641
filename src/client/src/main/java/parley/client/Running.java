package parley.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.api.CommandException;
import parley.api.ErrorCode;

/** The commands of this client that run now, and other long work that shows its progress. Thread-safe. */
final class Running {
    /** The most commands that run at once. */
    static final int MOST = 100;
    private static final Runnable NOTHING = () -> { };

    private final Map<Thread, Runnable> threads = new HashMap<>(); // to what follows each
    private int works; // beside the commands
    private boolean ended;

    /**
     * Runs a command on a thread of its own.
     *
     * @throws CommandException with {@link ErrorCode#LIMIT} if {@link #MOST} run
     */
    synchronized Thread start(Runnable command) throws CommandException {
        if (threads.size() >= MOST) {
            throw new CommandException(ErrorCode.LIMIT,
                    MOST + " commands are running. Wait until one of them has ended.");
        }
        Thread thread = Thread.ofVirtual().name("parley-command").unstarted(() -> {
            try {
                command.run();
            } finally {
                next().run(); // before anyone learns that the command has returned
                leave();
            }
        });
        threads.put(thread, NOTHING);
        thread.start();
        return thread;
    }

    /** Does something when the command that the calling thread runs has returned; at once if it runs none. */
    void afterCurrent(Runnable next) {
        synchronized (this) {
            if (threads.replace(Thread.currentThread(), next) != null) {
                return;
            }
        }
        next.run();
    }

    /** Waits until a command has returned, or {@link #end}. */
    synchronized void await(Thread command) throws InterruptedException {
        while (!ended && threads.containsKey(command)) {
            wait();
        }
    }

    /** Other work begins. */
    synchronized void begin() {
        works++;
    }

    /** Other work has ended. */
    synchronized void finish() {
        works--;
        notifyAll();
    }

    /** Waits until nothing runs, or {@link #end}. */
    synchronized void awaitNothing() throws InterruptedException {
        while (!ended && (!threads.isEmpty() || works > 0)) {
            wait();
        }
    }

    /** Lets whoever waits here return. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Interrupts what runs, and waits for its end; what has not ended in time is left behind. */
    void stop(Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        for (Thread thread : all()) {
            thread.interrupt();
        }
        for (Thread thread : all()) {
            long left = deadline - System.nanoTime();
            if (left > 0) {
                thread.join(Duration.ofNanos(left));
            }
        }
    }

    private synchronized List<Thread> all() {
        return new ArrayList<>(threads.keySet());
    }

    private synchronized Runnable next() {
        return threads.get(Thread.currentThread());
    }

    private synchronized void leave() {
        threads.remove(Thread.currentThread());
        notifyAll();
    }
}
