package parley.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.api.CommandException;
import parley.api.ErrorCode;

/** The commands and keys of this client that run now, and other long work that shows its progress. Thread-safe. */
final class Running {
    /** The most commands that run at once. */
    static final int MOST = 100;
    private static final Runnable NOTHING = () -> { };

    /** What runs: for which plugin, what the user did to start it, and what is to follow it. */
    private record Run(String owner, String what, Runnable next) {}

    private final Map<Thread, Run> threads = new HashMap<>();
    private int works; // beside the commands
    private boolean ended;

    /**
     * Runs a command, or what a key does, on a thread of its own.
     *
     * @param owner the id of its plugin
     * @param what  how the user knows it: {@code /toy}, {@code F5}
     * @throws CommandException with {@link ErrorCode#LIMIT} if {@link #MOST} run
     */
    synchronized Thread start(String owner, String what, Runnable command) throws CommandException {
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
        threads.put(thread, new Run(owner, what, NOTHING));
        thread.start();
        return thread;
    }

    /** Does something when the command that the calling thread runs has returned; at once if it runs none. */
    void afterCurrent(Runnable next) {
        synchronized (this) {
            Run current = threads.get(Thread.currentThread());
            if (current != null) {
                threads.put(Thread.currentThread(), new Run(current.owner(), current.what(), next));
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

    /**
     * Waits for what some plugins run, then interrupts it and waits once more. Of the calling thread nothing is expected.
     *
     * @param longest how long to wait, each time
     * @return what was interrupted
     * @throws InterruptedException if the calling thread is; what runs is interrupted all the same
     */
    List<String> finish(Set<String> owners, Duration longest) throws InterruptedException {
        List<Thread> all = of(owners);
        List<String> late;
        try {
            join(all, longest);
        } finally {
            late = interrupt(all);
        }
        join(all, longest);
        return late;
    }

    /** Interrupts what runs, and waits for its end; what has not ended in time is left behind. */
    void stop(Duration longest) throws InterruptedException {
        List<Thread> all = all();
        all.forEach(Thread::interrupt);
        join(all, longest);
    }

    private synchronized List<String> interrupt(List<Thread> some) {
        some.retainAll(threads.keySet());
        some.forEach(Thread::interrupt);
        return some.stream().map(thread -> threads.get(thread).what()).sorted().toList();
    }

    private static void join(List<Thread> all, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        for (Thread thread : all) {
            long left = deadline - System.nanoTime();
            if (left > 0) {
                thread.join(Duration.ofNanos(left));
            }
        }
    }

    private synchronized List<Thread> of(Set<String> owners) {
        List<Thread> some = all();
        some.removeIf(thread -> thread == Thread.currentThread() || !owners.contains(threads.get(thread).owner()));
        return some;
    }

    private synchronized List<Thread> all() {
        return new ArrayList<>(threads.keySet());
    }

    private synchronized Runnable next() {
        return threads.get(Thread.currentThread()).next();
    }

    private synchronized void leave() {
        threads.remove(Thread.currentThread());
        notifyAll();
    }
}
