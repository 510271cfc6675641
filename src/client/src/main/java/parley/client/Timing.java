package parley.client;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The clocks, pauses and patience of a client, passed in so that tests need not wait.
 *
 * @param wall    tells the time of day
 * @param nanos   tells intervals
 * @param pause   waits
 * @param random  varies pauses
 * @param idle    after how much silence the server is asked for a sign of life
 * @param dead    after how much silence the connection is given up
 * @param answer  how long the server may take to answer {@code HELLO} and {@code LOGIN}
 * @param goodbye how long the server may take to answer a goodbye, and then to end the connection
 * @param stop    how long each plugin, and what runs, may take to stop
 * @param finish  how long commands of a plugin that goes may still run
 */
record Timing(InstantSource wall, LongSupplier nanos, Pause pause, RandomGenerator random,
              Duration idle, Duration dead, Duration answer, Duration goodbye,
              Duration stop, Duration finish) {
    /** Waits for a time; ends early only by an interrupt. */
    @FunctionalInterface
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /** Real time; the server is asked after 60 s of silence and given up after 120 s. */
    static Timing real() {
        return new Timing(InstantSource.system(), System::nanoTime, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()),
                RandomGenerator.getDefault(), Duration.ofSeconds(60), Duration.ofSeconds(120), Duration.ofSeconds(30),
                Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(1));
    }
}
