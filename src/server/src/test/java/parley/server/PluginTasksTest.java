package parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.api.Registration;

/** What a plugin has to do later, with its times in the test's hand. */
class PluginTasksTest {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final List<String> givenUp = new ArrayList<>();
    private final PluginGuard guard = Guards.of("p", givenUp);
    private final Timers timers = new Timers();
    private long now;
    private final PluginTasks tasks = new PluginTasks(guard, (delay, code) -> timers.at(now + delay.toNanos(), code));
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void end() throws InterruptedException {
        guard.threads().close();
    }

    /** Lets time pass and waits until all that was due has run. */
    private void pass(Duration time) throws InterruptedException {
        now += time.toNanos();
        timers.run(now);
        CountDownLatch all = new CountDownLatch(PluginThreads.MOST);
        for (int i = 0; i < PluginThreads.MOST; i++) {
            guard.threads().execute(() -> {
                all.countDown();
                try {
                    all.await(); // so that each of the threads is here, and none is in a task
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        all.await();
    }

    @Test
    void aTaskRunsOnceWhenItsTimeHasCome() throws InterruptedException {
        tasks.after(SOON, () -> done.add("once"));
        pass(SOON.minusNanos(1));
        assertEquals(List.of(), done);
        pass(Duration.ofHours(1));
        pass(Duration.ofHours(1));

        assertEquals(List.of("once"), done);
    }

    @Test
    void oneThatRepeatsRunsSoLongAfterTheTimeBefore() throws InterruptedException {
        Registration again = tasks.every(SOON, () -> done.add("again"));
        pass(SOON);
        pass(SOON);
        assertEquals(List.of("again", "again"), done);
        again.remove();
        pass(SOON);

        assertEquals(2, done.size());
    }

    @Test
    void oneThatFailsIsRepeatedAllTheSame() throws InterruptedException {
        tasks.every(SOON, () -> {
            done.add("tried");
            throw new IllegalStateException("failed");
        });
        pass(SOON);
        pass(SOON);

        assertEquals(List.of("tried", "tried"), done);
        assertEquals(2, guard.faults());
    }

    @Test
    void oneThatIsRemovedDoesNotRun() throws InterruptedException {
        tasks.after(SOON, () -> done.add("no")).remove();
        pass(SOON);

        assertEquals(List.of(), done);
    }

    @Test
    void theyGoWithThePlugin() throws InterruptedException {
        tasks.after(SOON, () -> done.add("no"));
        tasks.every(SOON, () -> done.add("no"));
        tasks.close();
        tasks.after(SOON, () -> done.add("no"));
        pass(SOON);

        assertEquals(List.of(), done);
    }

    @Test
    void aPauseMustBeOne() {
        assertThrows(IllegalArgumentException.class, () -> tasks.every(Duration.ZERO, () -> { }));
    }

    @Test
    void noMoreThanTenThousandWait() {
        for (int i = 0; i < PluginTasks.MOST; i++) {
            tasks.after(SOON, () -> { });
        }
        String said = assertThrows(IllegalStateException.class, () -> tasks.after(SOON, () -> { })).getMessage();
        assertTrue(said.contains("10000 tasks"), said);
    }
}
