package parley.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import parley.api.Registration;

/** Tasks that wait for their time, which passes only when a test says so. */
final class Timers {
    private final List<Timer> timers = new ArrayList<>();
    private Duration uptime = Duration.ZERO;

    private record Timer(Duration due, Runnable task) {}

    Registration after(Duration delay, Runnable task) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a delay of " + delay);
        }
        Timer timer = new Timer(uptime.plus(delay), task);
        timers.add(timer);
        return () -> timers.removeIf(t -> t == timer);
    }

    /** Lets time pass and runs what is due then. */
    void pass(Duration time) {
        uptime = uptime.plus(time);
        for (Timer next = next(); next != null; next = next()) {
            timers.remove(next);
            next.task.run();
        }
    }

    private Timer next() {
        return timers.stream().filter(timer -> timer.due.compareTo(uptime) <= 0)
                .min(Comparator.comparing(Timer::due)).orElse(null);
    }

    int waiting() {
        return timers.size();
    }

    void clear() {
        timers.clear();
    }
}
