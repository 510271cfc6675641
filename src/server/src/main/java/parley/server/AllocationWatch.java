package parley.server;

import java.util.Collection;
import java.util.function.Supplier;

/**
 * Notices code of a plugin that allocates as if memory were its own: it is interrupted and its plugin given up, before others
 * find none. What a plugin does on a loop is not looked at here, since {@link LoopWatch} ends it within seconds.
 */
final class AllocationWatch {
    private final Supplier<Collection<PluginGuard>> plugins;
    private final long most;

    /** With the bytes that one call or task may allocate, garbage included. */
    AllocationWatch(Supplier<Collection<PluginGuard>> plugins, long most) {
        this.plugins = plugins;
        this.most = most;
    }

    /** What one call may allocate here: half of the memory that the program may have, and 64 MiB at least. */
    static long half(Runtime runtime) {
        return Math.max(64L << 20, runtime.maxMemory() / 2);
    }

    /** Looks at every thread of every plugin once. */
    void look() {
        for (PluginGuard guard : plugins.get()) {
            for (Thread thread : guard.threads().allocatingMoreThan(most)) {
                guard.giveUp("one call of it has allocated more than " + (most >> 20) + " MiB");
                thread.interrupt();
            }
        }
    }
}
