package parley.server;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The calls of one plugin's commands that are not over. Thread-safe. */
final class CallsInFlight {
    private final Set<BackgroundCall> calls = new LinkedHashSet<>(); // guarded by this; mostly the oldest first

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

    /** Those whose lines were read at a time or before; looked for from the oldest on. */
    synchronized List<BackgroundCall> begunUntil(long nanos) {
        return calls.stream().takeWhile(call -> call.begun() - nanos <= 0).toList();
    }

    /** Waits until there is none, for some nanoseconds at most. */
    synchronized void awaitNone(long atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost;
        for (long left = atMost; !calls.isEmpty() && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)));
        }
    }
}
