package parley.p2pvideo.transfer;

/** The largest of the values of the last ten rounds, the running one among them. */
final class RoundMaximum {
    /** BBR's BtlBwFilterLen. */
    static final int ROUNDS = 10;

    private final long[] most = new long[ROUNDS];
    private int round;

    void add(long value) {
        most[round] = Math.max(most[round], value);
    }

    void nextRound() {
        round = (round + 1) % ROUNDS;
        most[round] = 0;
    }

    /** 0 if there was none. */
    long get() {
        long largest = 0;
        for (long each : most) {
            largest = Math.max(largest, each);
        }
        return largest;
    }
}
