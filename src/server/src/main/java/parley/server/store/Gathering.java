package parley.server.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Records that wait for the next flush, framed for the segment that they go to. All access under its monitor, but for
 * {@link #total}.
 */
final class Gathering {
    private static final byte[] NOTHING = {};

    private final List<Batch> before = new ArrayList<>();
    private OpenSegment segment;
    private byte[] bytes = NOTHING;
    private int size;
    private volatile long total;

    /** Framed records and the segment that they go to. */
    record Batch(ByteBuffer records, OpenSegment segment) {}

    /** Batches in their order, and {@link #total} behind them. */
    record Taken(List<Batch> batches, long total) {}

    /** Nothing, and what comes goes to that segment. */
    Gathering(OpenSegment segment) {
        this.segment = segment;
    }

    /** Adds a record; returns how many bytes wait now for the same segment. */
    synchronized int add(byte[] record) {
        int more = Segment.FRAME + record.length;
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
        Segment.frame(segment.salt(), record, bytes, size);
        size += more;
        total += more;
        return size;
    }

    /** Has all records from now on go to another segment. */
    synchronized void turnTo(OpenSegment next) {
        before.add(new Batch(ByteBuffer.wrap(bytes, 0, size).slice(), segment));
        segment = next;
        bytes = NOTHING;
        size = 0;
        total++; // there is something to do for a flush, though no record
    }

    /** Takes out all that waits; {@code spare} holds what comes. */
    synchronized Taken take(byte[] spare) {
        List<Batch> batches = new ArrayList<>(before);
        batches.add(new Batch(ByteBuffer.wrap(bytes, 0, size).slice(), segment));
        before.clear();
        bytes = spare;
        size = 0;
        return new Taken(batches, total);
    }

    /** A count that has grown if anything was added. */
    long total() {
        return total;
    }
}
