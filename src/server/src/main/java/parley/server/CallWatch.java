package parley.server;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Ends calls that are over their time: they are interrupted and answered in their place. A plugin whose call goes on all the
 * same is given up. Looked at again and again, since a timer for each call would keep what thousands of calls that are long
 * done had hold of.
 */
final class CallWatch {
    /** How long a call may go on after it was interrupted, until its plugin is given up. */
    static final Duration GRACE = Duration.ofSeconds(5);

    private final Supplier<Collection<PluginGuard>> plugins;
    private final Duration callTime;
    private final LongSupplier nanos;

    CallWatch(Supplier<Collection<PluginGuard>> plugins, Duration callTime, LongSupplier nanos) {
        this.plugins = plugins;
        this.callTime = callTime;
        this.nanos = nanos;
    }

    /** Looks at the oldest calls of every plugin once. */
    void look() {
        long now = nanos.getAsLong();
        for (PluginGuard guard : plugins.get()) {
            for (BackgroundCall call : guard.calls().begunUntil(now - callTime.toNanos())) {
                call.end(() -> Dispatcher.failed(guard, call.command(),
                        new TimeoutException("no answer within " + callTime.toSeconds() + " s")));
                if (now - call.begun() >= callTime.plus(GRACE).toNanos() && call.isRunning()) {
                    guard.giveUp("a call of " + call.command() + " goes on " + GRACE.toSeconds()
                            + " s after it was interrupted");
                }
            }
        }
    }
}
