package parley.p2pvideo.transfer;

import java.util.List;
import java.util.Optional;

/**
 * What is to be sent, in order: first what was lost or asked for again, then the file by its plan, then the list of
 * digests. What was lost goes before the rest as soon as it has been read again. Knows what the receiver has.
 */
final class SendQueue {
    private static final byte[] NONE = {};

    private final Blocks blocks;
    private final ReadAhead ahead;
    private final Rereading again;
    private final RangeSet arrived = new RangeSet();
    private final RangeSet lost = new RangeSet();
    private long listAt;
    private byte[] bytes = NONE;
    private int from;
    private int length;
    private long offset;

    /** {@code have} are the runs of blocks that the receiver has. */
    SendQueue(Blocks blocks, List<Span> have, ReadAhead ahead, Rereading again) {
        this.blocks = blocks;
        this.ahead = ahead;
        this.again = again;
        have.forEach(run -> arrived.add(blocks.start((int) run.from()), blocks.end((int) run.to() - 1)));
        this.listAt = blocks.size();
    }

    /** Whether {@link #next} would find something. */
    boolean hasNext() {
        ahead.fill();
        again.fill(lost);
        return hasLost() || ahead.hasNext() || hasList();
    }

    private boolean hasList() {
        return ahead.isDone() && listAt < blocks.total();
    }

    /** Takes the next piece, of at most so many bytes; only after {@link #hasNext}. */
    void next(int most) {
        if (hasLost()) {
            takeLost(most);
        } else if (ahead.hasNext()) {
            set(ahead.bytes(), ahead.position(), Math.min(most, ahead.length()), ahead.offset());
            ahead.advance(length);
        } else {
            takeList(listAt, Math.min(most, blocks.total() - listAt));
            listAt += length;
        }
    }

    private void takeLost(int most) {
        Optional<Rereading.Window> window = again.next(lost);
        if (window.isPresent()) {
            Span span = window.get().span();
            long start = lost.next(span.from());
            long end = Math.min(span.to(), start + Math.min(most, lost.runFrom(start)));
            set(window.get().bytes(), (int) (start - span.from()), (int) (end - start), start);
        } else {
            long start = lost.next(blocks.size());
            takeList(start, Math.min(most, lost.runFrom(start)));
        }
        lost.remove(offset, offset + length);
    }

    private void takeList(long start, long count) {
        set(ahead.hashes(), (int) (start - blocks.size()), (int) count, start);
    }

    private void set(byte[] array, int arrayFrom, int count, long at) {
        bytes = array;
        from = arrayFrom;
        length = count;
        offset = at;
    }

    /** The receiver has these bytes. */
    void arrived(long start, int count) {
        arrived.add(start, start + count);
        lost.remove(start, start + count);
    }

    /** These bytes must go out again, as far as the receiver does not have them. */
    void lost(long start, long count) {
        lost.add(start, start + count);
        lost.removeAll(arrived, start, start + count);
    }

    /** The receiver wants these bytes again although it has had them. */
    void needed(Span span) {
        arrived.remove(span.from(), span.to());
        long sent = Math.min(span.to(), ahead.isDone() ? span.to() : blocks.size());
        for (long at = span.from(); at < sent; ) {
            int block = at < blocks.size() ? blocks.at(at) : blocks.count();
            long end = Math.min(sent, block < blocks.count() ? blocks.end(block) : sent);
            if (block < blocks.count() && ahead.isToCome(block)) {
                ahead.forward(new Span(block, block + 1));
            } else {
                lost.add(at, end);
            }
            at = end;
        }
    }

    /** The receiver wants these bytes next, as far as they were not sent. */
    void wanted(Span span) {
        if (span.from() < blocks.size()) {
            ahead.forward(new Span(blocks.at(span.from()), 1 + blocks.at(Math.min(span.to(), blocks.size()) - 1)));
        }
    }

    /** Whether something that was lost can go out: it was read again, or is of the list. */
    boolean hasLost() {
        return !lost.isEmpty() && (lost.next(blocks.size()) >= 0 || again.next(lost).isPresent());
    }

    /** Bytes of the file that the receiver has; the last few may be digests. */
    long arrivedBytes() {
        return Math.min(blocks.size(), arrived.covered());
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int length() {
        return length;
    }

    long offset() {
        return offset;
    }
}
