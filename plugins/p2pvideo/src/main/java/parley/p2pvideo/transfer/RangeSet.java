package parley.p2pvideo.transfer;

import java.util.Arrays;

/**
 * A set of numbers from 0 up, kept as ascending runs that neither touch nor overlap. Adding at the upper end, the
 * common case, takes constant time; elsewhere a binary search and a shift of the runs above.
 */
final class RangeSet {
    private long[] from = new long[8];
    private long[] to = new long[8];
    private int count;
    private long covered;

    /** How many runs there are. */
    int count() {
        return count;
    }

    /** How many numbers there are. */
    long covered() {
        return covered;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The first number of run {@code i}, counted from 0 upwards. */
    long from(int i) {
        return from[i];
    }

    /** One past the last number of run {@code i}. */
    long to(int i) {
        return to[i];
    }

    /** How many numbers follow each other without a gap from this one on, itself included; 0 if it is not there. */
    long runFrom(long number) {
        int i = firstEndingAfter(number);
        return i < count && from[i] <= number ? to[i] - number : 0;
    }

    /** The least number that is there and not below this one; -1 if there is none. */
    long next(long number) {
        int i = firstEndingAfter(number);
        return i == count ? -1 : Math.max(number, from[i]);
    }

    boolean contains(long number) {
        int i = firstEndingAfter(number);
        return i < count && from[i] <= number;
    }

    /** Adds the numbers from {@code start} up to, without, {@code end}; returns how many of them are new. */
    long add(long start, long end) {
        if (end <= start) {
            return 0;
        }
        int low = firstEndingAfter(start - 1);
        int high = low;
        long had = 0;
        long mergedFrom = start;
        long mergedTo = end;
        while (high < count && from[high] <= end) {
            mergedFrom = Math.min(mergedFrom, from[high]);
            mergedTo = Math.max(mergedTo, to[high]);
            had += to[high] - from[high];
            high++;
        }
        resize(low, high, 1);
        from[low] = mergedFrom;
        to[low] = mergedTo;
        long added = mergedTo - mergedFrom - had;
        covered += added;
        return added;
    }

    /** Removes the numbers from {@code start} up to, without, {@code end}; returns how many there were. */
    long remove(long start, long end) {
        int low = firstEndingAfter(start);
        int high = low;
        long removed = 0;
        while (high < count && from[high] < end) {
            removed += Math.min(end, to[high]) - Math.max(start, from[high]);
            high++;
        }
        if (removed <= 0) {
            return 0;
        }
        long left = from[low];
        long right = to[high - 1];
        int kept = (left < start ? 1 : 0) + (right > end ? 1 : 0);
        resize(low, high, kept);
        int i = low;
        if (left < start) {
            from[i] = left;
            to[i++] = start;
        }
        if (right > end) {
            from[i] = end;
            to[i] = right;
        }
        covered -= removed;
        return removed;
    }

    /** Removes what {@code other} holds between {@code start} and {@code end}. */
    void removeAll(RangeSet other, long start, long end) {
        for (int i = other.firstEndingAfter(start); i < other.count && other.from[i] < end; i++) {
            remove(Math.max(start, other.from[i]), Math.min(end, other.to[i]));
        }
    }

    /** Forgets the lowest runs until at most {@code most} are left. */
    void keepHighest(int most) {
        int excess = count - most;
        for (int i = 0; i < excess; i++) {
            covered -= to[i] - from[i];
        }
        if (excess > 0) {
            resize(0, excess, 0);
        }
    }

    /** The first run that reaches beyond the number: its index, or the count. */
    private int firstEndingAfter(long number) {
        if (count == 0 || to[count - 1] <= number) {
            return count;
        }
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = low + high >>> 1;
            if (to[middle] > number) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Makes room for {@code wanted} runs in place of those from {@code low} up to, without, {@code high}. */
    private void resize(int low, int high, int wanted) {
        int grown = count + wanted - (high - low);
        if (grown > from.length) {
            from = Arrays.copyOf(from, from.length * 2);
            to = Arrays.copyOf(to, to.length * 2);
        }
        System.arraycopy(from, high, from, low + wanted, count - high);
        System.arraycopy(to, high, to, low + wanted, count - high);
        count = grown;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append('[').append(from[i]).append(',').append(to[i]).append(')');
        }
        return text.toString();
    }
}
