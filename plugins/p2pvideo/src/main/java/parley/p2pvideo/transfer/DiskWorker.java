package parley.p2pvideo.transfer;

import java.io.InterruptedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * The {@link Worker} of one transfer: a thread, and one more for each lane, started when it is needed first. Given work
 * by the thread of the {@link UdpPort} that made it, and ended by it.
 */
final class DiskWorker implements Worker {
    private final String name;
    private final Consumer<Runnable> owner;
    private final WorkerThread thread;
    private final Map<Lane, WorkerThread> lanes = new EnumMap<>(Lane.class);
    private boolean ended;

    /** Completions run where {@code owner} runs what it is given. */
    DiskWorker(String name, Consumer<Runnable> owner) {
        this.name = name;
        this.owner = owner;
        this.thread = new WorkerThread("p2pvideo-disk-" + name, owner);
    }

    @Override
    public void submit(Work work, Completion then) {
        thread.submit(work, then);
    }

    @Override
    public void submit(Lane lane, Work work, Completion then) {
        if (!ended) {
            lanes.computeIfAbsent(lane, this::start).submit(work, then);
        }
    }

    private WorkerThread start(Lane lane) {
        return new WorkerThread("p2pvideo-" + lane.name().toLowerCase(Locale.ROOT) + '-' + name, owner);
    }

    @Override
    public void submitAfterAll(Work work, Completion then) {
        CountDownLatch busy = new CountDownLatch(lanes.size());
        lanes.values().forEach(lane -> lane.submit(busy::countDown, (now, failure) -> { }));
        thread.submit(() -> {
            await(busy);
            work.run();
        }, then);
    }

    private static void await(CountDownLatch busy) throws InterruptedIOException {
        try {
            busy.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the program is ending");
        }
    }

    /** Ends the threads after what they were given; what comes later is not done. */
    void end() {
        ended = true;
        lanes.values().forEach(WorkerThread::end);
        thread.end();
    }

    /** Waits until the threads have ended, at most so long for each. */
    void join(long millis) throws InterruptedException {
        for (WorkerThread lane : lanes.values()) {
            lane.join(millis);
        }
        thread.join(millis);
    }
}
