package parley.app.verify;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What stays of plugins that have gone.
 *
 * @param loaders how many class loaders are still held, with all their classes
 * @param threads the names of threads that run on with one of these loaders; virtual threads are seen by nobody
 */
record Leftovers(int loaders, List<String> threads) {
    private static final long PAUSE_MILLIS = 10;

    /** What to look for, in the order in which it is worth it. */
    static final List<String> CAUSES = List.of("Look for what holds the plugin's objects after it has gone:",
            "- threads, virtual ones too, executors and timers that its stop() does not end",
            "- hooks, listeners and drivers that it gave to the JDK: shutdown hooks, loggers, ThreadLocals, JMX, JDBC",
            "- fields of a plugin that it requires, in which it left its objects");

    boolean isNothing() {
        return loaders == 0 && threads.isEmpty();
    }

    /** Waits until nothing is left of the plugins of these loaders, or for a time. */
    static Leftovers of(List<WeakReference<ClassLoader>> gone, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Leftovers now = now(gone);
        while (!now.isNothing() && System.nanoTime() < end) {
            Thread.sleep(PAUSE_MILLIS);
            System.gc();
            now = now(gone);
        }
        return now;
    }

    /** The names of threads that run with one of these loaders now. */
    static List<String> threads(List<WeakReference<ClassLoader>> gone) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> Stream.of(thread.getContextClassLoader(), thread.getClass().getClassLoader())
                        .anyMatch(loader -> loader != null && gone.stream().anyMatch(one -> one.refersTo(loader))))
                .map(Thread::getName).sorted().toList();
    }

    /** What is left, in words. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!threads.isEmpty()) {
            lines.add("threads that run on: " + String.join(", ", threads));
        }
        lines.addAll(CAUSES);
        return lines;
    }

    private static Leftovers now(List<WeakReference<ClassLoader>> gone) {
        return new Leftovers((int) gone.stream().filter(loader -> !loader.refersTo(null)).count(), threads(gone));
    }
}
