package parley.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.api.CommandException;
import parley.api.ErrorCode;

class RunningTest {
    private final Running running = new Running();
    private final CountDownLatch release = new CountDownLatch(1);
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    @AfterEach
    void releaseAll() {
        release.countDown();
    }

    private void hold() {
        try {
            release.await();
        } catch (InterruptedException e) {
            seen.add("interrupted");
        }
    }

    private Thread awaitingNothing() {
        return Thread.ofPlatform().start(() -> {
            try {
                running.awaitNothing();
                seen.add("nothing runs");
            } catch (InterruptedException e) {
                seen.add("interrupted");
            }
        });
    }

    @Test
    void onlySoManyCommandsRunAtOnce() throws Exception {
        for (int i = 0; i < Running.MOST; i++) {
            running.start("toy", "/toy", this::hold);
        }
        assertEquals(ErrorCode.LIMIT,
                assertThrows(CommandException.class, () -> running.start("toy", "/toy", this::hold)).code());
        release.countDown();
        running.awaitNothing();
        running.start("toy", "/toy", this::hold);
    }

    @Test
    void otherWorkCountsUntilItIsFinished() throws Exception {
        running.begin();
        running.begin();
        running.finish();
        Thread waiting = awaitingNothing();
        seen.add("still at work");
        running.finish();
        assertTrue(waiting.join(Duration.ofSeconds(10)));
        assertEquals(List.of("still at work", "nothing runs"), List.copyOf(seen));
    }

    @Test
    void theEndOfTheShellEndsTheWaiting() throws Exception {
        Thread command = running.start("toy", "/toy", this::hold);
        Thread waiting = awaitingNothing();
        running.end();
        running.await(command);
        assertTrue(waiting.join(Duration.ofSeconds(10)));
    }

    @Test
    void stoppingInterruptsWhatRuns() throws Exception {
        running.start("toy", "/toy", this::hold);
        running.stop(Duration.ofSeconds(10));
        assertEquals("interrupted", seen.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void whatAPluginRunsMayEndByItself() throws Exception {
        running.start("other", "/other", this::hold);
        running.start("toy", "/toy", () -> seen.add("ended by itself"));
        assertEquals(List.of(), running.finish(Set.of("toy"), Duration.ofSeconds(10)));
        assertEquals("ended by itself", seen.poll(10, TimeUnit.SECONDS));
        assertTrue(seen.isEmpty());
    }

    @Test
    void whatAPluginStillRunsIsInterruptedAndNamed() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        for (String what : List.of("F5", "/toy")) {
            running.start("toy", what, () -> {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    seen.add("interrupted");
                }
            });
        }
        running.start("other", "/other", this::hold);
        assertEquals(List.of("/toy", "F5"), running.finish(Set.of("toy"), Duration.ofMillis(1)));
        assertEquals("interrupted", seen.poll(10, TimeUnit.SECONDS));
        assertEquals("interrupted", seen.poll(10, TimeUnit.SECONDS));
        assertTrue(seen.isEmpty());
    }

    @Test
    void aCommandThatFinishesItsOwnPluginDoesNotWaitForItself() throws Exception {
        running.start("toy", "/toy", () -> {
            try {
                seen.add("interrupted: " + running.finish(Set.of("toy"), Duration.ofMinutes(1)));
            } catch (InterruptedException e) {
                seen.add("interrupted itself");
            }
        });
        assertEquals("interrupted: []", seen.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void oneWhoIsInterruptedWhileItWaitsInterruptsWhatRunsAllTheSame() throws Exception {
        running.start("toy", "/toy", this::hold);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> running.finish(Set.of("toy"), Duration.ofMinutes(1)));
        assertEquals("interrupted", seen.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void whatDoesNotEndInTimeIsLeftBehind() throws Exception {
        running.start("toy", "/toy", () -> {
            while (release.getCount() > 0) {
                Thread.onSpinWait();
            }
        });
        running.stop(Duration.ofMillis(1));
        release.countDown();
    }

    @Test
    void whatFollowsACommandIsDoneBeforeItCountsAsReturned() throws Exception {
        Thread command = running.start("toy", "/toy", () -> {
            running.afterCurrent(() -> seen.add("what follows"));
            seen.add("the command");
        });
        running.await(command);
        assertEquals(List.of("the command", "what follows"), List.copyOf(seen));
    }

    @Test
    void outsideACommandItIsDoneAtOnce() {
        running.afterCurrent(() -> seen.add("what follows"));
        assertEquals(List.of("what follows"), List.copyOf(seen));
    }
}
