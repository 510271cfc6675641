package parley.p2pvideo.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real threads: what holds up what. */
class DiskWorkerTest {
    private static final long DEADLINE = 20_000;

    private final BlockingQueue<Runnable> completions = new LinkedBlockingQueue<>();
    private final DiskWorker worker = new DiskWorker("test", completions::add);
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final List<String> told = new ArrayList<>();
    private final CountDownLatch slow = new CountDownLatch(1);

    @AfterEach
    void end() throws InterruptedException {
        slow.countDown();
        worker.end();
        worker.join(DEADLINE);
    }

    private Worker.Work work(String name) {
        return () -> done.add(name + " on " + Thread.currentThread().getName());
    }

    private Worker.Work slowWork(String name) {
        return () -> {
            try {
                assertTrue(slow.await(DEADLINE, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            work(name).run();
        };
    }

    private Worker.Completion tell(String name) {
        return (now, failure) -> told.add(name + failure.map(why -> " " + why.getMessage()).orElse(""));
    }

    private void complete() throws InterruptedException {
        Optional.ofNullable(completions.poll(DEADLINE, TimeUnit.MILLISECONDS)).orElseThrow().run();
    }

    @Test
    void aLaneHoldsUpNothingElse() throws InterruptedException {
        worker.submit(Worker.Lane.FORCING, slowWork("force"), tell("force"));
        worker.submit(work("write"), tell("write"));
        worker.submit(Worker.Lane.HASHING, work("hash"), tell("hash"));
        while (told.size() < 2) {
            complete();
        }
        assertEquals(Set.of("write", "hash"), Set.copyOf(told));
        slow.countDown();
        complete();
        assertEquals(Set.of("write on p2pvideo-disk-test", "hash on p2pvideo-hashing-test",
                "force on p2pvideo-forcing-test"), Set.copyOf(done));
    }

    @Test
    void whatComesAfterAllWaitsForEveryLane() throws InterruptedException {
        worker.submit(Worker.Lane.FORCING, slowWork("force"), tell("force"));
        worker.submit(work("write"), tell("write"));
        worker.submitAfterAll(work("close"), tell("close"));
        complete();
        assertEquals(List.of("write on p2pvideo-disk-test"), done);
        slow.countDown();
        while (told.size() < 3) {
            complete();
        }
        assertEquals(List.of("write on p2pvideo-disk-test", "force on p2pvideo-forcing-test",
                "close on p2pvideo-disk-test"), done);
    }

    @Test
    void whatComesAfterAllWaitsForNobodyIfThereIsNoLane() throws InterruptedException {
        worker.submitAfterAll(work("close"), tell("close"));
        complete();
        assertEquals(List.of("close"), told);
    }

    @Test
    void aFailureAndAFaultAreToldAndTheNextIsDone() throws InterruptedException {
        worker.submit(Worker.Lane.FORCING, () -> {
            throw new IOException("full");
        }, tell("force"));
        complete();
        worker.submit(Worker.Lane.FORCING, () -> {
            throw new IllegalStateException("fault");
        }, tell("force"));
        complete();
        worker.submit(Worker.Lane.FORCING, work("again"), tell("again"));
        complete();
        assertEquals(List.of("force full", "force java.lang.IllegalStateException: fault", "again"), told);
    }

    @Test
    void allThreadsEndAfterWhatTheyWereGiven() throws InterruptedException {
        worker.submit(Worker.Lane.FORCING, slowWork("force"), tell("force"));
        worker.submitAfterAll(work("close"), tell("close"));
        worker.end();
        worker.submit(Worker.Lane.FORCING, work("late"), tell("late"));
        worker.submit(Worker.Lane.HASHING, work("late"), tell("late"));
        worker.submit(work("late"), tell("late"));
        slow.countDown();
        worker.join(DEADLINE);
        assertEquals(List.of("force on p2pvideo-forcing-test", "close on p2pvideo-disk-test"), done);
        assertFalse(Thread.getAllStackTraces().keySet().stream().anyMatch(each -> each.getName().endsWith("-test")
                && each.getName().startsWith("p2pvideo")));
    }
}
