package parley.server;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import parley.api.Registration;

/**
 * What one plugin has to do later. A timer of the server that still waits holds only a task, which forgets its code when it is
 * removed, so that nothing of a plugin that is gone stays. Thread-safe.
 */
final class PluginTasks {
    /** How many may wait for their time. */
    static final int MOST = 10_000;

    private final PluginGuard guard;
    private final Clockwork clockwork;
    private final Set<Task> waiting = new HashSet<>(); // guarded by this
    private boolean closed;                            // guarded by this

    /** Runs something after a delay, on a thread that must not wait. */
    @FunctionalInterface
    interface Clockwork {
        void after(Duration delay, Runnable code);
    }

    PluginTasks(PluginGuard guard, Clockwork clockwork) {
        this.guard = guard;
        this.clockwork = clockwork;
    }

    /** Once. Throws {@link IllegalStateException} if {@link #MOST} wait. */
    Registration after(Duration delay, Runnable code) {
        Task task = new Task(code, null);
        schedule(task, delay);
        return task;
    }

    /** Again and again. Throws {@link IllegalStateException} if {@link #MOST} wait. */
    Registration every(Duration pause, Runnable code) {
        if (!pause.isPositive()) {
            throw new IllegalArgumentException("a pause of " + pause + " is none: give a positive one");
        }
        Task task = new Task(code, pause);
        schedule(task, pause);
        return task;
    }

    private void schedule(Task task, Duration delay) {
        synchronized (this) {
            if (closed) {
                return;
            }
            if (waiting.size() >= MOST) {
                throw new IllegalStateException("the plugin '" + guard.id() + "' has " + MOST + " tasks waiting, and no more"
                        + " are taken: let one task do the work of several");
            }
            waiting.add(task);
        }
        clockwork.after(delay, () -> guard.threads().execute(task));
    }

    /** Removes all of them. */
    void close() {
        Set<Task> all;
        synchronized (this) {
            closed = true;
            all = Set.copyOf(waiting);
            waiting.clear();
        }
        all.forEach(Task::remove);
    }

    private synchronized void forget(Task task) {
        waiting.remove(task);
    }

    private final class Task implements Runnable, Registration {
        private final Duration pause; // null if it is to be run once
        private volatile Runnable code; // null once it is removed

        Task(Runnable code, Duration pause) {
            this.code = code;
            this.pause = pause;
        }

        @Override
        public void run() {
            Runnable now = code;
            forget(this);
            if (now == null) {
                return;
            }
            guard.run("a task", now);
            if (pause != null && code != null) {
                schedule(this, pause);
            }
        }

        @Override
        public void remove() {
            code = null;
            forget(this);
        }
    }
}
