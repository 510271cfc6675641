package parley.p2pvideo.transfer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The order in which a file is read and first sent, block by block, in chunks: what somebody waits for; then its first
 * 4 MiB and its last 4 MiB, rounded to whole blocks, because a video's index stands at either end; then the rest in order.
 * A block is never begun in its middle and never left in it, so that it can be hashed on the way.
 */
final class SendPlan {
    /** Bytes of a whole chunk; divides every block size. */
    static final int CHUNK = 1 << 20;
    /** Wishes that are remembered; for more, the oldest is forgotten and its blocks come in their order. */
    static final int MOST_WISHES = 64;
    private static final long FIRST = 4 << 20;

    private final Blocks blocks;
    /** Blocks that were not begun yet. */
    private final RangeSet todo = new RangeSet();
    /** Runs of blocks that somebody waits for, the latest wish first; of each, what is in {@link #todo} counts. */
    private final Deque<Span> wishes = new ArrayDeque<>();
    /** The same, for the usual order. */
    private final Deque<Span> order = new ArrayDeque<>();
    private long at;
    private long end;

    /** Leaves out the runs of blocks that the receiver has. */
    SendPlan(Blocks blocks, List<Span> have) {
        this.blocks = blocks;
        int count = blocks.count();
        todo.add(0, count);
        have.forEach(run -> todo.remove(run.from(), run.to()));
        if (count > 0) {
            order.add(new Span(0, 1 + blocks.at(Math.min(blocks.size(), FIRST) - 1)));
            order.add(new Span(blocks.at(Math.max(0, blocks.size() - FIRST)), count));
            order.add(new Span(0, count));
        }
    }

    /** What the other leaves out, in its order. */
    static SendPlan without(Blocks blocks, List<Span> have) {
        RangeSet rest = new RangeSet();
        rest.add(0, blocks.count());
        have.forEach(run -> rest.remove(run.from(), run.to()));
        List<Span> other = new ArrayList<>();
        for (int i = 0; i < rest.count(); i++) {
            other.add(new Span(rest.from(i), rest.to(i)));
        }
        return new SendPlan(blocks, other);
    }

    boolean isDone() {
        return at == end && todo.isEmpty();
    }

    /** Whether a block was not begun yet. */
    boolean isToCome(int block) {
        return todo.contains(block);
    }

    /** Brings a run of blocks forward, as far as they were not begun yet. */
    void forward(Span run) {
        wishes.addFirst(run);
        if (wishes.size() > MOST_WISHES) {
            wishes.removeLast();
        }
    }

    /** The next chunk; only while the plan is not done. */
    Span next() {
        if (at == end) {
            int block = nextBlock();
            todo.remove(block, block + 1);
            at = blocks.start(block);
            end = blocks.end(block);
        }
        Span chunk = new Span(at, Math.min(end, at + CHUNK));
        at = chunk.to();
        return chunk;
    }

    private int nextBlock() {
        while (!wishes.isEmpty() || !order.isEmpty()) {
            Deque<Span> from = wishes.isEmpty() ? order : wishes;
            long block = todo.next(from.element().from());
            if (block >= 0 && block < from.element().to()) {
                return (int) block;
            }
            from.remove();
        }
        throw new IllegalStateException("the plan is done");
    }
}
