package parley.server;

import java.util.PriorityQueue;

/** Tasks that wait for a time. Time is passed in, in nanoseconds of any origin. Owned by one loop. */
final class Timers {
    private record Timer(long at, long order, Runnable task) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(at - other.at, 0); // so that it also holds when nanoseconds overflow
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Timer> waiting = new PriorityQueue<>();
    private long count;

    /** Adds a task. */
    void at(long time, Runnable task) {
        waiting.add(new Timer(time, count++, task));
    }

    /** Runs all tasks whose time has come, in the order of their times. */
    void run(long now) {
        while (!waiting.isEmpty() && waiting.peek().at() - now <= 0) {
            waiting.poll().task().run();
        }
    }

    /** Nanoseconds until the next task, at least 0; {@code otherwise} if there is none, or it is later than that. */
    long untilNext(long now, long otherwise) {
        return waiting.isEmpty() ? otherwise : Math.clamp(waiting.peek().at() - now, 0, otherwise);
    }
}
