package parley.p2pvideo.bench;

import java.time.Duration;

/** Clock and processor time of this process, since it was made. */
final class Stopwatch {
    private final long clock = System.nanoTime();
    private final double cpu = cpuSeconds();

    double seconds() {
        return (System.nanoTime() - clock) / 1e9;
    }

    /** What was done since. */
    Figure stop(long bytes, long packets, long sent) {
        return new Figure(bytes, packets, sent, seconds(), cpuSeconds() - cpu);
    }

    /** What was done since, where nothing can be lost. */
    Figure stop(long bytes, long pieces) {
        return stop(bytes, pieces, pieces);
    }

    /** Of all threads; on Linux to a hundredth of a second. */
    private static double cpuSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }
}
