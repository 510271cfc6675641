package parley.p2pvideo.transfer;

/**
 * A run of consecutive numbers: byte offsets, blocks or packet numbers.
 *
 * @param from the first
 * @param to   one past the last, greater than {@code from}
 */
public record Span(long from, long to) {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if it is empty or starts below 0
     */
    public Span {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("a run from " + from + " to " + to);
        }
    }

    /** How many numbers it holds, at least 1. */
    public long length() {
        return to - from;
    }

    /** One that a peer sent: not empty and nowhere past the limit. */
    static Span checked(long from, long to, long limit) throws SignalException {
        if (from < 0 || to <= from || to > limit) {
            throw new SignalException("a run from " + from + " to " + to + ", the limit is " + limit);
        }
        return new Span(from, to);
    }
}
