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
        return schedule(new Task(this, code, null), delay);
    }

    /** Again and again. Throws {@link IllegalStateException} if {@link #MOST} wait. */
    Registration every(Duration pause, Runnable code) {
        if (!pause.isPositive()) {
            throw new IllegalArgumentException("a pause of " + pause + " is none: give a positive one");
        }
        return schedule(new Task(this, code, pause), pause);
    }

    private Task schedule(Task task, Duration delay) {
        synchronized (this) {
            if (closed) {
                return task;
            }
            if (waiting.size() >= MOST) {
                throw new IllegalStateException("the plugin '" + guard.id() + "' has " + MOST + " tasks waiting, and no more"
                        + " are taken: let one task do the work of several");
            }
            waiting.add(task);
        }
        clockwork.after(delay, task::due);
        return task;
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

    private static final class Task implements Registration {
        private volatile Work work; // null once it is removed, or done for good

        private record Work(PluginTasks owner, Runnable code, Duration pause) {} // the pause is null if it is run once

        Task(PluginTasks owner, Runnable code, Duration pause) {
            this.work = new Work(owner, code, pause);
        }

        void due() {
            Work now = work;
            if (now != null) {
                now.owner().guard.threads().execute(() -> run(now));
            }
        }

        private void run(Work now) {
            now.owner().forget(this);
            if (work == null) {
                return;
            }
            now.owner().guard.run("a task", now.code());
            if (now.pause() == null) {
                work = null;
            } else if (work != null) {
                now.owner().schedule(this, now.pause());
            }
        }

        @Override
        public void remove() {
            Work now = work;
            work = null;
            if (now != null) {
                now.owner().forget(this);
            }
        }
    }
}
