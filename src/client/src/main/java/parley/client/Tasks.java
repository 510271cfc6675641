package parley.client;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import parley.api.Registration;

/**
 * What one plugin has done later, each task on a virtual thread {@code parley-ID-task} of its own that waits for its time.
 * All end with the plugin. Thread-safe.
 */
final class Tasks {
    /** The most tasks of a plugin that wait or run. */
    static final int MOST = 1000;

    private final String owner;
    private final Timing.Pause pause;
    private final Set<Task> tasks = new HashSet<>();
    private boolean closed;

    /** Creates it for the plugin of that id; {@code pause} waits. */
    Tasks(String owner, Timing.Pause pause) {
        this.owner = owner;
        this.pause = pause;
    }

    /**
     * Runs code after a pause; again and again, if so.
     *
     * @return takes back what has not begun; what runs goes on
     * @throws IllegalStateException if {@link #MOST} tasks are there, or the plugin has gone
     */
    synchronized Registration start(Duration wait, boolean again, Runnable code) {
        if (closed) {
            throw Registrations.gone(owner);
        }
        if (wait.isNegative()) {
            throw new IllegalArgumentException("a task cannot wait for " + wait + ": give a time of zero or more");
        }
        if (tasks.size() >= MOST) {
            throw new IllegalStateException("The plugin " + owner + " has " + MOST
                    + " tasks that wait or run; no more can be taken until one of them has ended.");
        }
        Task task = new Task(wait, again, Objects.requireNonNull(code));
        tasks.add(task);
        task.thread.start();
        return task;
    }

    /** Interrupts what waits and what runs. */
    void close() {
        List<Task> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(tasks);
        }
        all.forEach(Task::end);
    }

    private synchronized void forget(Task task) {
        tasks.remove(task);
    }

    private final class Task implements Registration {
        private final Duration wait;
        private final boolean again;
        private final Runnable code;
        private final Thread thread = Thread.ofVirtual().name("parley-" + owner + "-task").unstarted(this::run);
        private boolean removed; // guarded by this
        private boolean running; // guarded by this

        Task(Duration wait, boolean again, Runnable code) {
            this.wait = wait;
            this.again = again;
            this.code = code;
        }

        @Override
        public synchronized void remove() {
            removed = true;
            if (!running) {
                thread.interrupt();
            }
        }

        synchronized void end() {
            removed = true;
            thread.interrupt();
        }

        private void run() {
            try {
                do {
                    pause.of(wait);
                } while (begins() && goesOn());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // it was taken back before its time
            } finally {
                forget(this);
            }
        }

        private synchronized boolean begins() {
            running = !removed;
            return running;
        }

        /** Runs it, and says whether it has to run again. */
        private boolean goesOn() {
            code.run();
            synchronized (this) {
                running = false;
                if (!removed) {
                    Thread.interrupted(); // left by the code; not meant for the next time
                }
                return again && !removed;
            }
        }
    }
}
