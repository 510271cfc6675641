package parley.server;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Two clocks that move only when a test says so. */
final class ManualTime {
    private static final Instant START = Instant.parse("2022-06-01T21:30:04Z");

    private final AtomicLong passed = new AtomicLong();

    Time time() {
        return new Time(() -> START.plusNanos(passed.get()), passed::get);
    }

    void pass(Duration duration) {
        passed.addAndGet(duration.toNanos());
    }
}
