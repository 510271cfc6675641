package parley.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import parley.api.server.CommandHandler;
import parley.api.server.Invocation;
import parley.api.server.Reply;

/**
 * Stands between the server and one plugin's code: has it run with its own loader as the thread's, as libraries expect that
 * look things up through it, writes down what it throws, and gives the plugin up when its faults are too many or too grave.
 * Thread-safe.
 */
final class PluginGuard {
    private final String id;
    private final ClassLoader loader;
    private final Faults faults;
    private final LongSupplier nanos;
    private final BiConsumer<String, String> givesUp;
    private final PluginThreads threads;
    private final CallsInFlight calls = new CallsInFlight();
    private final FaultWindow window = new FaultWindow();
    private final AtomicLong count = new AtomicLong();
    private final AtomicBoolean givenUp = new AtomicBoolean();
    private volatile String lastFault; // null while there was none

    /**
     * For a plugin of that id.
     *
     * @param loader  of the plugin's classes
     * @param nanos   the server's clock
     * @param givesUp is told once, with the id and the reason, that the plugin has to go; must not wait for that
     */
    PluginGuard(String id, ClassLoader loader, Faults faults, LongSupplier nanos, BiConsumer<String, String> givesUp) {
        this.id = id;
        this.loader = loader;
        this.faults = faults;
        this.nanos = nanos;
        this.givesUp = givesUp;
        this.threads = new PluginThreads(id, loader);
    }

    String id() {
        return id;
    }

    PluginThreads threads() {
        return threads;
    }

    /** The calls of its commands on its threads. */
    CallsInFlight calls() {
        return calls;
    }

    long faults() {
        return count.get();
    }

    Optional<String> lastFault() {
        return Optional.ofNullable(lastFault);
    }

    /** Writes a fault of the plugin down; returns the id under which that is. */
    String fault(String where, Throwable fault) {
        String written = faults.record(where, fault);
        lastFault = where + ": " + fault + " (" + written + ")";
        count.incrementAndGet();
        boolean tooMany = window.add(nanos.getAsLong());
        if (fault instanceof OutOfMemoryError) {
            giveUp("it has used up the memory of the server");
        } else if (tooMany) {
            giveUp("it had " + FaultWindow.MOST + " faults within a minute, the last in " + lastFault);
        }
        return written;
    }

    /** Has the plugin taken out, soon. */
    void giveUp(String reason) {
        if (!givenUp.getAndSet(true)) {
            givesUp.accept(id, reason);
        }
    }

    /** Runs code of the plugin on the calling thread; whatever it throws is written down. */
    void run(String where, Runnable code) {
        ClassLoader before = enter();
        try {
            code.run();
        } catch (Throwable e) { // a stranger's code may throw anything; the server goes on
            fault(where + " of the plugin '" + id + "'", e);
        } finally {
            leave(before);
        }
    }

    /** Runs a command of the plugin on the calling thread, and throws what it throws. */
    Reply call(CommandHandler handler, Invocation call) throws Exception {
        ClassLoader before = enter();
        try {
            return handler.run(call);
        } finally {
            leave(before);
        }
    }

    private ClassLoader enter() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        return before;
    }

    private static void leave(ClassLoader before) {
        Thread.currentThread().setContextClassLoader(before);
    }

    /**
     * Runs code of the plugin on one of its threads and waits for it, but no longer than a time; then it is interrupted.
     *
     * @throws Exception what it threw; a {@link TimeoutException} if it took too long
     */
    <T> T within(Duration time, String what, Callable<T> code) throws Exception {
        FutureTask<T> task = new FutureTask<>(code);
        threads.execute(task);
        try {
            return task.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Exception thrown -> throw thrown;
                case Error thrown -> throw thrown;
                default -> throw e;
            }
        } catch (TimeoutException e) {
            throw new TimeoutException(what + " took more than " + time.toSeconds() + " s");
        } finally {
            task.cancel(true);
        }
    }
}
