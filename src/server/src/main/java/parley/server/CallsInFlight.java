package parley.server;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The calls of one plugin's commands that are not over. Thread-safe. */
final class CallsInFlight {
    private final Set<BackgroundCall> calls = new HashSet<>(); // guarded by this

    synchronized void add(BackgroundCall call) {
        calls.add(call);
    }

    synchronized void remove(BackgroundCall call) {
        calls.remove(call);
        notifyAll();
    }

    synchronized List<BackgroundCall> all() {
        return List.copyOf(calls);
    }

    /** Waits until there is none, for some nanoseconds at most. */
    synchronized void awaitNone(long atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost;
        for (long left = atMost; !calls.isEmpty() && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)));
        }
    }
}
