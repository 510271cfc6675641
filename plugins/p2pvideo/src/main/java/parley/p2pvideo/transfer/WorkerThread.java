package parley.p2pvideo.transfer;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A thread that works off what it is given, one after the other; ended by its {@link DiskWorker}. */
final class WorkerThread {
    private record Job(Worker.Work work, Worker.Completion then) {
    }

    private static final Job LAST = new Job(() -> { }, (now, failure) -> { });

    /**
     * Not bounded here: a core has under way at most the batches of its {@link WriteRing}, a digest for each block of
     * the file and what its {@link Recorder} notes at a time, or the chunks of its {@link ReadAhead} and the windows of
     * its {@link Rereading}.
     */
    private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
    private final Consumer<Runnable> owner;
    private final Thread thread;

    /** Starts it. Completions run where {@code owner} runs what it is given. */
    WorkerThread(String name, Consumer<Runnable> owner) {
        this.owner = owner;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    void submit(Worker.Work work, Worker.Completion then) {
        jobs.add(new Job(work, then));
    }

    private void run() {
        try {
            for (Job job = jobs.take(); job != LAST; job = jobs.take()) {
                Worker.Completion then = job.then;
                Optional<IOException> failure = outcome(job.work);
                owner.accept(() -> then.done(Monotonic.now(), failure));
            }
        } catch (InterruptedException e) {
            // Nobody but the end of the program interrupts this thread; there is nothing to hand on.
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<IOException> outcome(Worker.Work work) {
        try {
            work.run();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        } catch (RuntimeException e) {
            return Optional.of(new IOException(e.toString(), e));
        }
    }

    /** Ends the thread after what it was given. */
    void end() {
        jobs.add(LAST);
    }

    /** Waits until the thread has ended, at most so long. */
    void join(long millis) throws InterruptedException {
        thread.join(millis);
    }
}
