package parley.p2pvideo.transfer;

/** The clock of everything that runs: nanoseconds since the first use, never below 0 and never back. */
final class Monotonic {
    private static final long ORIGIN = System.nanoTime();

    private Monotonic() {
    }

    /** The time now. */
    static long now() {
        return System.nanoTime() - ORIGIN;
    }
}
