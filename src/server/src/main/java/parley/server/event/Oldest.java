package parley.server.event;

import java.util.Arrays;

/** The oldest of the positions that are added, so many at most: a binary heap with the youngest of them at its root. */
final class Oldest {
    private final int most;
    private long[] heap = new long[16];
    private int size;
    private boolean leftOut;

    Oldest(int most) {
        this.most = most;
    }

    void add(long position) {
        if (size < most) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, Math.min(most, 4 * size));
            }
            up(size++, position);
        } else {
            leftOut = true;
            if (position < heap[0]) {
                down(position);
            }
        }
    }

    private void up(int from, long position) {
        int at = from;
        while (at > 0 && heap[(at - 1) / 2] < position) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = position;
    }

    /** In place of the root. */
    private void down(long position) {
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && heap[child + 1] > heap[child]) {
                child++;
            }
            if (heap[child] <= position) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = position;
    }

    /** Whether some were left out; all of those are younger than those that are here. */
    boolean leftOut() {
        return leftOut;
    }

    /** The oldest first. */
    long[] sorted() {
        long[] sorted = Arrays.copyOf(heap, size);
        Arrays.sort(sorted);
        return sorted;
    }
}
