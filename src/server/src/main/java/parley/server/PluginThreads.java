package parley.server;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The threads on which one plugin's code may block: that of its commands, its tasks, its start and its end. They are threads
 * of the system and not virtual ones, so that a plugin that never stops computing takes its share of the processors and no
 * more, what it allocates can be counted, and what it starts itself can be found. What waits for one is bounded by the number
 * of sessions, each of which calls one command at a time, and by that of tasks ({@link PluginTasks}).
 */
final class PluginThreads {
    /** How many work at once; what comes then waits. */
    static final int MOST = 64;
    private static final long IDLE_SECONDS = 10;
    private static final long LAST_MILLIS = 1_000;
    private static final ThreadMXBean MEASURES = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ThreadGroup group;
    private final ClassLoader loader;
    private final Map<Thread, Long> working = new ConcurrentHashMap<>(); // with what each had allocated before
    private final ThreadPoolExecutor pool;

    PluginThreads(String plugin, ClassLoader loader) {
        this.group = new ThreadGroup("parley-" + plugin);
        this.loader = loader;
        this.pool = new Pool(factory(plugin));
        pool.allowCoreThreadTimeOut(true);
    }

    /** Keeps who works, and with what allocated before. */
    private final class Pool extends ThreadPoolExecutor {
        Pool(ThreadFactory threads) {
            super(MOST, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads, new DiscardPolicy());
        }

        @Override
        protected void beforeExecute(Thread thread, Runnable task) {
            working.put(thread, MEASURES.getCurrentThreadAllocatedBytes());
        }

        @Override
        protected void afterExecute(Runnable task, Throwable thrown) {
            working.remove(Thread.currentThread());
        }
    }

    private ThreadFactory factory(String plugin) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = Thread.ofPlatform().group(group).name("parley-" + plugin + "-" + count.incrementAndGet())
                    .daemon().inheritInheritableThreadLocals(false).unstarted(task);
            thread.setContextClassLoader(loader);
            return thread;
        };
    }

    /** Runs a task as soon as a thread is free; nothing after {@link #close}. The task catches what it throws. */
    void execute(Runnable task) {
        pool.execute(task);
    }

    /** Those of them that have allocated more than so many bytes since they began what they do now. */
    List<Thread> allocatingMoreThan(long bytes) {
        return working.entrySet().stream()
                .filter(entry -> MEASURES.getThreadAllocatedBytes(entry.getKey().threadId()) - entry.getValue() > bytes)
                .map(Map.Entry::getKey).toList();
    }

    /**
     * Interrupts all of them and those that the plugin started, and waits for their end.
     *
     * @return the names of those that did not end in a second, and now run on for nobody
     */
    List<String> close() throws InterruptedException {
        pool.shutdownNow();
        Set<Thread> all = all();
        all.forEach(Thread::interrupt);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_MILLIS);
        for (Thread thread : all) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left > 0) {
                thread.join(left);
            }
        }
        return all.stream().filter(Thread::isAlive).map(Thread::getName).sorted().toList();
    }

    /** A thread that a plugin starts is in the group of the one that starts it, and has its loader. */
    private Set<Thread> all() {
        boolean ownLoader = loader != PluginThreads.class.getClassLoader();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread != Thread.currentThread())
                .filter(thread -> group.equals(thread.getThreadGroup()) || ownLoader && thread.getContextClassLoader() == loader)
                .filter(thread -> !(thread instanceof LoopThread))
                .collect(Collectors.toSet());
    }
}
