package parley.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import parley.server.Time;

/**
 * A clock that stands still until a scenario moves it. Its time of day begins at 15:00:00 on 1 June 2022, local time,
 * and can be set without any time passing, as that of a real machine. Thread-safe.
 */
public final class ManualClock {
    private static final LocalDateTime BEGINNING = LocalDateTime.of(2022, 6, 1, 15, 0);

    private final AtomicReference<Instant> wall = new AtomicReference<>(instant(BEGINNING));
    private final AtomicLong nanos = new AtomicLong();

    /** What a server looks at. */
    public Time time() {
        return new Time(wall::get, nanos::get);
    }

    /** Lets time pass; the server has to be told, see {@link OwnServer#pass}. */
    void pass(Duration duration) {
        wall.updateAndGet(time -> time.plus(duration));
        nanos.addAndGet(duration.toNanos());
    }

    /** Sets the time of day. */
    void set(LocalDateTime time) {
        wall.set(instant(time));
    }

    private static Instant instant(LocalDateTime time) {
        return time.atZone(ZoneId.systemDefault()).toInstant();
    }
}
