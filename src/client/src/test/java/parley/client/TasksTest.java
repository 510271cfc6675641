package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.api.Registration;

class TasksTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private final SimulatedTiming time = new SimulatedTiming();
    private final Timing.Pause pause = time.timing().pause();
    private final Tasks tasks = new Tasks("toy", wait -> {
        try {
            pause.of(wait);
        } catch (InterruptedException e) {
            seen.add("interrupted");
            throw e;
        }
    });

    @AfterEach
    void close() {
        release.countDown();
        tasks.close();
    }

    private String next() throws InterruptedException {
        String next = seen.poll(10, TimeUnit.SECONDS);
        return next == null ? "nothing" : next;
    }

    private void hold() {
        seen.add("begun");
        try {
            release.await();
        } catch (InterruptedException e) {
            seen.add("interrupted at work");
        }
    }

    @Test
    void aTaskRunsAfterItsTimeOnAThreadThatTellsItsOwner() throws Exception {
        tasks.start(MINUTE, false, () -> seen.add(Thread.currentThread().getName()));
        time.awaitPauses(1);
        assertEquals(List.of(MINUTE), time.pauses);
        assertTrue(seen.isEmpty());
        time.endPause();
        assertEquals("parley-toy-task", next());
    }

    @Test
    void aRepeatedTaskWaitsAfterEachTime() throws Exception {
        tasks.start(MINUTE, true, () -> seen.add("ran"));
        for (int i = 1; i <= 3; i++) {
            time.awaitPauses(i);
            assertTrue(seen.isEmpty());
            time.endPause();
            assertEquals("ran", next());
        }
        time.awaitPauses(4);
    }

    @Test
    void anInterruptLeftByATaskDoesNotEndItsRepetition() throws Exception {
        tasks.start(MINUTE, true, () -> {
            seen.add("ran");
            Thread.currentThread().interrupt();
        });
        time.endPause();
        time.endPause();
        assertEquals("ran", next());
        assertEquals("ran", next());
    }

    @Test
    void whatIsTakenBackDoesNotRun() throws Exception {
        Registration task = tasks.start(MINUTE, false, () -> seen.add("ran"));
        time.awaitPauses(1);
        task.remove();
        task.remove();
        assertEquals("interrupted", next());
    }

    @Test
    void whatIsTakenBackByItselfRunsToItsEndAndNotAgain() throws Exception {
        BlockingQueue<Registration> self = new LinkedBlockingQueue<>();
        self.add(tasks.start(MINUTE, true, () -> {
            try {
                self.take().remove();
                seen.add(Thread.currentThread().isInterrupted() ? "interrupted" : "ran to its end");
            } catch (InterruptedException e) {
                seen.add("interrupted");
            }
        }));
        time.endPause();
        assertEquals("ran to its end", next());
        tasks.close();
        assertEquals(List.of(MINUTE), time.pauses);
    }

    @Test
    void theEndOfThePluginInterruptsWhatWaitsAndWhatRuns() throws Exception {
        tasks.start(MINUTE, false, this::hold);
        time.endPause();
        assertEquals("begun", next());
        tasks.start(MINUTE, false, this::hold);
        time.awaitPauses(2);
        tasks.close();
        assertEquals(List.of("interrupted", "interrupted at work"), List.of(next(), next()).stream().sorted().toList());
        assertThrows(IllegalStateException.class, () -> tasks.start(MINUTE, false, this::hold));
    }

    @Test
    void onlySoManyTasksCanBeThere() throws Exception {
        Registration first = tasks.start(MINUTE, false, this::hold);
        for (int i = 1; i < Tasks.MOST; i++) {
            tasks.start(MINUTE, false, this::hold);
        }
        assertEquals("The plugin toy has 1000 tasks that wait or run; no more can be taken until one of them has ended.",
                assertThrows(IllegalStateException.class, () -> tasks.start(MINUTE, false, this::hold)).getMessage());
        time.awaitPauses(Tasks.MOST);
        first.remove();
        assertEquals("interrupted", next());
    }

    @Test
    void aTimeThatIsPastIsRefused() {
        assertEquals("a task cannot wait for PT-1S: give a time of zero or more", assertThrows(IllegalArgumentException.class,
                () -> tasks.start(Duration.ofSeconds(-1), false, this::hold)).getMessage());
    }
}
