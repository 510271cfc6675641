package parley.wire;

/**
 * A number in decimal digits that end at a place in an array. Numbers that follow each other share all digits but the last
 * few, so counting up costs far less than the divisions of making it anew. Not thread-safe.
 */
public final class Decimal {
    /** How many digits the largest {@code long} has. */
    public static final int MOST_DIGITS = 19;

    private final byte[] bytes;
    private final int end;
    private int start;
    private long value = -1;

    /** Its digits are to end before {@code end}; there must be room for {@link #MOST_DIGITS}. */
    public Decimal(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
        this.start = end;
    }

    /** Makes it a number of at least 0; returns where in the array its first digit stands. */
    public int set(long number) {
        if (number == value + 1 && value >= 0) {
            countUp();
        } else if (number != value) {
            make(number);
        }
        value = number;
        return start;
    }

    private void countUp() {
        int at = end - 1;
        while (at >= start && bytes[at] == '9') {
            bytes[at--] = '0';
        }
        if (at < start) {
            bytes[--start] = '1';
        } else {
            bytes[at]++;
        }
    }

    private void make(long number) {
        start = end;
        long rest = number;
        do {
            bytes[--start] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
    }
}
