package parley.p2pvideo.transfer;

import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * The {@link Worker} of one transfer: a thread for what is done in order, and a second one, started when it is needed
 * first, for what is done beside. Given work by the thread of the {@link UdpPort} that made it, and ended by it.
 */
final class DiskWorker implements Worker {
    private final String name;
    private final Consumer<Runnable> owner;
    private final WorkerThread thread;
    private Optional<WorkerThread> beside = Optional.empty();

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
    public void submitBeside(Work work, Completion then) {
        if (beside.isEmpty()) {
            beside = Optional.of(new WorkerThread("p2pvideo-beside-" + name, owner));
        }
        beside.get().submit(work, then);
    }

    @Override
    public void submitAfterAll(Work work, Completion then) {
        CountDownLatch idle = new CountDownLatch(beside.isPresent() ? 1 : 0);
        beside.ifPresent(each -> each.submit(idle::countDown, (now, failure) -> { }));
        thread.submit(() -> {
            await(idle);
            work.run();
        }, then);
    }

    private static void await(CountDownLatch idle) throws InterruptedIOException {
        try {
            idle.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the program is ending");
        }
    }

    /** Ends the threads after what they were given. */
    void end() {
        beside.ifPresent(WorkerThread::end);
        thread.end();
    }

    /** Waits until the threads have ended, at most so long for each. */
    void join(long millis) throws InterruptedException {
        if (beside.isPresent()) {
            beside.get().join(millis);
        }
        thread.join(millis);
    }
}
