package parley.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import parley.server.metrics.LoopMetrics;
import parley.server.metrics.Metric;

/**
 * A thread with a selector that owns connections. Each round reads what arrived and lets sessions handle it, runs what
 * other threads posted, then flushes the journals, and only then writes: once per connection, however much was
 * appended to its outbox. Only its own thread calls what is not said to be safe from any.
 */
final class Loop {
    private static final int BUFFER = 1 << 17;
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(60);
    /** How soon journals that could not be written are tried again. */
    private static final long RETRY = TimeUnit.MILLISECONDS.toNanos(200);

    /** What a selection key carries: called when its channel is ready. */
    interface Ready {
        void ready(SelectionKey key);

        /** {@link #ready} had a fault, which has been written down. */
        default void failed() {}
    }

    private final Selector selector;
    private final int number;
    private final Thread thread;
    private final Time time;
    private final GroupCommit commit;
    private final LoopMetrics metrics;
    private List<Loop> others = List.of();
    private final Consumer<Throwable> fault;
    private final Object postLock = new Object();
    private List<Runnable> posted = new ArrayList<>(); // guarded by postLock
    private List<Runnable> running = new ArrayList<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final CurrentCall currentCall = new CurrentCall();
    private final Timers timers = new Timers();
    private final Set<Connection> connections = new HashSet<>();
    private List<Connection> dirty = new ArrayList<>();
    private List<Connection> writing = new ArrayList<>();
    private final ByteBuffer direct = ByteBuffer.allocateDirect(BUFFER);
    private final byte[] bytes = new byte[BUFFER];
    private CountDownLatch emptied = new CountDownLatch(0);
    private final BufferPool buffers = new BufferPool();
    private boolean retrying;
    private boolean heldBack;
    private long now;
    private boolean looked;
    private volatile boolean ended;

    /**
     * A loop that {@link #start} sets going.
     *
     * @param fault is told of what should not happen: an exception that none of the connections caught
     */
    Loop(int number, Time time, GroupCommit commit, LoopMetrics metrics, Consumer<Throwable> fault) throws IOException {
        this.metrics = metrics;
        this.number = number;
        this.selector = Selector.open();
        this.time = time;
        this.commit = commit;
        this.fault = fault;
        this.now = time.nanos().getAsLong();
        this.thread = new LoopThread("parley-loop-" + number, this::run);
    }

    /** Begins; {@code all} are the loops of the server, this one among them. */
    void start(List<Loop> all) {
        others = all.stream().filter(loop -> loop != this).toList();
        thread.start();
    }

    /** From 0, among the loops of the server. */
    int number() {
        return number;
    }

    /** What it counts. */
    LoopMetrics metrics() {
        return metrics;
    }

    /** The immediate command that it runs. Safe from any thread. */
    CurrentCall currentCall() {
        return currentCall;
    }

    Thread thread() {
        return thread;
    }

    /** The position behind the last event that was taken to this loop's connections. */
    long tailPosition() {
        return commit.position();
    }

    Selector selector() {
        return selector;
    }

    /** The time of this round in nanoseconds. Other threads may see that of a round before. */
    long now() {
        return now;
    }

    /** Whether the calling thread is this loop's. Safe from any thread. */
    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /** Has a task run on this loop's thread. Safe from any thread. */
    void post(Runnable task) {
        synchronized (postLock) {
            posted.add(task);
        }
        if (!isCurrent()) {
            wake();
        }
    }

    /** Has the loop look at the time and at what was posted. Safe from any thread. */
    void wake() {
        if (!woken.getAndSet(true)) {
            selector.wakeup();
        }
    }

    /** Has a task run after a delay of nanoseconds. */
    void after(long delay, Runnable task) {
        timers.at(now + delay, task);
    }

    /** A direct buffer for one read or write; its content does not last. */
    ByteBuffer direct() {
        return direct;
    }

    /**
     * Whether the journals cannot be written, so that nothing may leave. Then nothing is read either: what came of it
     * would only fill the outboxes.
     */
    boolean isHeldBack() {
        return heldBack;
    }

    /** Buffers for what waits to be written. */
    BufferPool buffers() {
        return buffers;
    }

    /** As large as {@link #direct}; its content does not last. */
    byte[] bytes() {
        return bytes;
    }

    void add(Connection connection) {
        connections.add(connection);
    }

    void remove(Connection connection) {
        connections.remove(connection);
        if (connections.isEmpty()) {
            emptied.countDown();
        }
    }

    /** Waits until the loop has no connection, for some nanoseconds at most. Safe from any other thread. */
    void awaitNoConnections(long atMost) throws InterruptedException {
        CountDownLatch none = new CountDownLatch(1);
        post(() -> whenEmpty(none));
        none.await(atMost, TimeUnit.NANOSECONDS);
    }

    private void whenEmpty(CountDownLatch none) {
        if (connections.isEmpty()) {
            none.countDown();
        } else {
            emptied = none;
        }
    }

    Set<Connection> connections() {
        return connections;
    }

    /** Notes that a connection has something to write at the end of the round. A connection sees to it that it is noted once. */
    void written(Connection connection) {
        dirty.add(connection);
    }

    /** Ends the thread after a last round, and waits for it. Safe from any other thread. */
    void close() throws InterruptedException {
        ended = true;
        if (thread.getState() == Thread.State.NEW) {
            closeSelector();
        } else {
            wake();
            thread.join();
        }
    }

    private void run() {
        while (!ended) {
            round();
        }
        round();
        List.copyOf(connections).forEach(Connection::close); // of clients that did not take their last lines
        closeSelector();
    }

    private void closeSelector() {
        try {
            selector.close();
        } catch (IOException e) {
            fault.accept(e);
        }
    }

    private void round() {
        try {
            select();
            guarded(() -> timers.run(now));
            runPosted();
            endRound();
            metrics.round(time.nanos().getAsLong() - now);
        } catch (IOException | RuntimeException | Error e) { // a fault in one round must not end the loop of everybody
            fault.accept(e);
        }
    }

    /** What the tasks post in turn runs in the next round, so that a round ends. */
    private void runPosted() {
        synchronized (postLock) {
            List<Runnable> swapped = posted;
            posted = running;
            running = swapped;
        }
        running.forEach(this::guarded);
        running.clear();
    }

    private boolean hasWork() {
        synchronized (postLock) {
            return ended || !posted.isEmpty() || !dirty.isEmpty() && !retrying;
        }
    }

    private void select() throws IOException {
        long wait = hasWork() ? 0 : timers.untilNext(time.nanos().getAsLong(), LONGEST_WAIT);
        looked = false;
        if (wait == 0) {
            selector.selectNow(this::dispatch);
        } else {
            selector.select(this::dispatch, Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait + 999_999)));
        }
        woken.set(false);
        lookAtTheTime();
    }

    /** Once a round, as soon as the selector has something or its wait is over. */
    private void lookAtTheTime() {
        if (!looked) {
            looked = true;
            now = time.nanos().getAsLong();
        }
    }

    private void dispatch(SelectionKey key) {
        lookAtTheTime();
        Ready channel = (Ready) key.attachment();
        try {
            channel.ready(key);
        } catch (RuntimeException | Error e) {
            fault.accept(e);
            guarded(channel::failed);
        }
        if (!heldBack && commit.isFull()) {
            endRound();
        }
    }

    /** One connection's fault must not end the loop of the others. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            fault.accept(e);
        }
    }

    private void endRound() {
        if (!store()) { // also where nothing is to be written: a line without a label may have stored something
            heldBack = true;
            retryLater();
            return;
        }
        if (heldBack) {
            heldBack = false;
            connections.forEach(Connection::resumeLater);
        }
        List<Connection> swapped = dirty;
        dirty = writing;
        writing = swapped;
        writing.forEach(Connection::write);
        writing.clear();
    }

    /** Writes what commands stored, then takes it to those for whom it is. False if it could not be written. */
    private boolean store() {
        if (!commit.write()) {
            return false;
        }
        long before = commit.deliveries();
        boolean delivered = commit.deliver();
        metrics.add(Metric.DELIVERIES, commit.deliveries() - before);
        if (delivered) {
            others.forEach(Loop::wake); // for what they flushed themselves they need no waking, and will find nothing
        }
        return true;
    }

    private void retryLater() {
        if (!retrying) {
            retrying = true;
            after(RETRY, () -> retrying = false);
        }
    }
}
