package parley.server.event;

import java.util.Arrays;

/** Positions that are added newest first, of which a number of the oldest are kept. */
final class OldestFirst {
    private final int most;
    private long[] ring = new long[16];
    private long added;

    OldestFirst(int most) {
        this.most = most;
    }

    void add(long position) {
        if (added == ring.length && ring.length < most) {
            ring = Arrays.copyOf(ring, Math.min(most, 4 * ring.length));
        }
        ring[(int) (added++ % ring.length)] = position;
    }

    int size() {
        return (int) Math.min(added, ring.length);
    }

    /** Before which position all are there; {@code before} if none was dropped. */
    long limit(long before) {
        return added <= ring.length ? before : ring[(int) (added % ring.length)] + 1;
    }

    /** Copies them, in no order; returns the place behind. */
    int copyTo(long[] to, int at) {
        System.arraycopy(ring, 0, to, at, size());
        return at + size();
    }
}
