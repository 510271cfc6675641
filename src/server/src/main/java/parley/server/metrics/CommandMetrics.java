package parley.server.metrics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * What is counted of one command. Calls are counted by the loop that read them, each in a place of its own as in
 * {@link LoopMetrics}; what comes of them by any thread.
 *
 * <p>Use: {@link #begin} or {@link #beginTimed} on the loop, then {@link #end} with what they returned, once.
 */
public final class CommandMetrics {
    /** What came of a call. */
    public enum Outcome {
        /** It did what it was asked. */
        DONE,
        /** It was refused, by the command or before it ran. */
        REFUSED,
        /** It had a fault, or took too long. */
        FAILED
    }

    /** In the place of a beginning: this call is not timed. */
    private static final long UNTIMED = Long.MIN_VALUE;
    /** Longs between the counts of two loops: 128 bytes, as in {@link LoopMetrics}. */
    private static final int STRIDE = 16;
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    private final String name;
    private final LongSupplier nanos;
    private final long[] calls;
    private final LongAdder refusals = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final Histogram latency = new Histogram();

    CommandMetrics(String name, int loops, LongSupplier nanos) {
        this.name = name;
        this.nanos = nanos;
        this.calls = new long[(loops + 2) * STRIDE];
    }

    /**
     * Counts a call, and times one in {@value LoopMetrics#SAMPLED}. Only for the loop's thread.
     *
     * @return when it began, for {@link #end}
     */
    public long begin(LoopMetrics loop) {
        count(loop);
        return loop.samples() ? nanos.getAsLong() : UNTIMED;
    }

    /**
     * Counts and times a call that runs on a thread of its own, beside which two looks at the clock are nothing. Only for
     * the loop's thread.
     *
     * @return when it began, for {@link #end}
     */
    public long beginTimed(LoopMetrics loop) {
        count(loop);
        return nanos.getAsLong();
    }

    /** Ends a call. Safe from any thread. */
    public void end(Outcome outcome, long begun) {
        switch (outcome) {
            case DONE -> { }
            case REFUSED -> refusals.increment();
            case FAILED -> failures.increment();
        }
        if (begun != UNTIMED) {
            latency.record(nanos.getAsLong() - begun);
        }
    }

    private void count(LoopMetrics loop) {
        calls[place(loop.index())]++;
    }

    private static int place(int loop) {
        return (loop + 1) * STRIDE;
    }

    /** The command's name, without a slash. */
    String name() {
        return name;
    }

    /** How often it was called. */
    public long calls() {
        long sum = 0;
        for (int at = STRIDE; at < calls.length - STRIDE; at += STRIDE) {
            sum += (long) CELL.getOpaque(calls, at);
        }
        return sum;
    }

    long refusals() {
        return refusals.sum();
    }

    long failures() {
        return failures.sum();
    }

    Distribution latency() {
        return latency.read();
    }

    /** How long the calls of several commands took, together. */
    public static Distribution latency(List<CommandMetrics> commands) {
        return Distribution.of(commands.stream().map(command -> command.latency).toList());
    }
}
