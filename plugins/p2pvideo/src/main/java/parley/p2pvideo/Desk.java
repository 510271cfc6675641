package parley.p2pvideo;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import parley.api.CommandException;
import parley.api.ErrorCode;

/**
 * The thread on which messages from other clients are worked off, one after the other, since that may wait for the disk
 * and for the server. It owns the state of {@link Offers}, {@link Receiving}, {@link Endings} and {@link Interrupted}.
 * Ended by {@link #close}.
 */
final class Desk implements AutoCloseable {
    /** Tasks that wait at most; a message beyond that is dropped, and its sender will ask again or give up. */
    static final int MOST = 512;
    /** Messages of one user that wait at most: the longest offer in pieces, and some. */
    static final int MOST_OF_ONE = 128;
    private static final long SWEEP_SECONDS = 5;

    /** Something to do. */
    @FunctionalInterface
    interface Task {
        /** Does it; a refusal is for who asked. */
        void run() throws CommandException, InterruptedException;
    }

    private final BlockingQueue<Task> tasks = new ArrayBlockingQueue<>(MOST);
    /** How many messages of each user wait. */
    private final Map<String, Integer> waiting = new ConcurrentHashMap<>();
    private final System.Logger logger;
    private final Task sweep;
    private final Thread thread;

    /** Calls {@code sweep} every few seconds. */
    Desk(System.Logger logger, Task sweep) {
        this.logger = logger;
        this.sweep = sweep;
        this.thread = Thread.ofPlatform().name("p2pvideo-desk").daemon().start(this::work);
    }

    /** Leaves a task; false, and nothing done, if too many wait. Never blocks. */
    boolean leave(Task task) {
        return tasks.offer(task);
    }

    /** Leaves a task; if too many wait it is dropped, and the log is told. Never blocks. */
    void later(Task task) {
        if (!leave(task)) {
            logger.log(Level.WARNING, "something about a file that came was dropped: too much waits");
        }
    }

    /** Leaves a task on behalf of another user; false, and nothing done, if too many of that user or of all wait. */
    boolean leave(String user, Task task) {
        if (waiting.merge(user, 1, Integer::sum) <= MOST_OF_ONE && leave(() -> {
            done(user);
            task.run();
        })) {
            return true;
        }
        done(user);
        return false;
    }

    private void done(String user) {
        waiting.computeIfPresent(user, (name, count) -> count == 1 ? null : count - 1);
    }

    /**
     * Leaves a task and waits until it is done.
     *
     * @throws CommandException     as the task, or if too many wait
     * @throws InterruptedException if the shell ends meanwhile
     */
    void await(Task task) throws CommandException, InterruptedException {
        CompletableFuture<Void> done = new CompletableFuture<>();
        boolean left = leave(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (CommandException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        if (!left) {
            throw new CommandException(ErrorCode.LIMIT,
                    MOST + " messages of file transfers wait; try again in a moment.");
        }
        try {
            done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CommandException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("a task failed", e.getCause());
        }
    }

    private void work() {
        long sweepAt = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Task task = tasks.poll(SWEEP_SECONDS, TimeUnit.SECONDS);
                if (task != null) {
                    run(task);
                }
                if (System.nanoTime() - sweepAt >= TimeUnit.SECONDS.toNanos(SWEEP_SECONDS)) {
                    run(sweep);
                    sweepAt = System.nanoTime();
                }
            } catch (InterruptedException e) {
                // The shell ends: so does this thread.
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run(Task task) throws InterruptedException {
        try {
            task.run();
        } catch (CommandException | RuntimeException e) {
            logger.log(Level.WARNING, "a message of a file transfer could not be worked off", e);
        }
    }

    /** Ends the thread, whatever it waits for. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(SWEEP_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
