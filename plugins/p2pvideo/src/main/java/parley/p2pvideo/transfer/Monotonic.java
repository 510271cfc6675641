package parley.p2pvideo.transfer;

/** The clock of everything that runs: nanoseconds since the first use, never below 0 and never back. */
public final class Monotonic {
    private static final long ORIGIN = System.nanoTime();

    private Monotonic() {
    }

    /** The time now. */
    public static long now() {
        return System.nanoTime() - ORIGIN;
    }
}
