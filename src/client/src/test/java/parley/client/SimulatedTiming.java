package parley.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Timing without waiting: a pause lasts until the test lets it end, the wall clock stands still. */
final class SimulatedTiming {
    static final Instant NOW = Instant.parse("2022-06-01T15:00:01Z");

    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final AtomicLong passed = new AtomicLong();
    private final Semaphore ends = new Semaphore(0);
    private Duration idle = Duration.ofSeconds(60);
    private Duration dead = Duration.ofSeconds(120);
    private Duration answer = Duration.ofSeconds(10);
    private Duration goodbye = Duration.ofSeconds(10);
    private Duration stop = Duration.ofSeconds(10);
    private Duration finish = Duration.ofSeconds(10);

    /** Lets one pause end, now or when it begins. */
    void endPause() {
        ends.release();
    }

    SimulatedTiming patience(Duration idleTime, Duration deadTime) {
        idle = idleTime;
        dead = deadTime;
        return this;
    }

    SimulatedTiming answerWithin(Duration time) {
        answer = time;
        return this;
    }

    SimulatedTiming goodbyeWithin(Duration time) {
        goodbye = time;
        return this;
    }

    SimulatedTiming stopWithin(Duration time) {
        stop = time;
        return this;
    }

    SimulatedTiming finishWithin(Duration time) {
        finish = time;
        return this;
    }

    Timing timing() {
        return new Timing(() -> NOW, () -> System.nanoTime() + passed.get(), this::pause, new Random(1),
                idle, dead, answer, goodbye, stop, finish);
    }

    /** Waits until so many pauses have begun; fails after ten seconds. */
    synchronized void awaitPauses(int count) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        try {
            while (pauses.size() < count) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("only these pauses began: " + pauses);
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets time pass. */
    void advance(Duration time) {
        passed.addAndGet(time.toNanos());
    }

    private void pause(Duration time) throws InterruptedException {
        synchronized (this) {
            pauses.add(time);
            notifyAll();
        }
        ends.acquire();
    }
}
