package parley.p2pvideo.transfer;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** A worker that does what it was given when the test says so, in the order given, whatever the lane. */
final class WaitingWorker implements Worker {
    private record Job(Work work, Completion then) {
    }

    private final Queue<Job> jobs = new ArrayDeque<>();

    @Override
    public void submit(Work work, Completion then) {
        jobs.add(new Job(work, then));
    }

    /** How much waits. */
    int size() {
        return jobs.size();
    }

    /** Does one piece of work, which ends at that time. */
    void workOnce(long now) {
        Job job = jobs.remove();
        Optional<IOException> failure = Optional.empty();
        try {
            job.work.run();
        } catch (IOException e) {
            failure = Optional.of(e);
        }
        job.then.done(now, failure);
    }

    /** Does all that waits, and what that brings with it. */
    void work() {
        while (!jobs.isEmpty()) {
            workOnce(0);
        }
    }
}
