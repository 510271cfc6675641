package parley.p2pvideo.transfer;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The order in which a file is read and first sent, in chunks that never cross a block: its first 4 MiB and its last
 * 4 MiB, rounded to whole blocks, because a video's index stands at either end; then the rest in order.
 */
final class SendPlan {
    /** Bytes of a whole chunk; divides every block size. */
    static final int CHUNK = 1 << 20;
    private static final long FIRST = 4 << 20;

    private final Deque<Span> spans = new ArrayDeque<>();
    private long at;

    SendPlan(Blocks blocks) {
        long size = blocks.size();
        long step = blocks.blockSize();
        long head = Math.min(size, (FIRST + step - 1) / step * step);
        long tail = Math.max(head, Math.max(0, size - FIRST) / step * step);
        add(0, head);
        add(tail, size);
        add(head, tail);
        at = spans.isEmpty() ? 0 : spans.peek().from();
    }

    private void add(long from, long to) {
        if (to > from) {
            spans.add(new Span(from, to));
        }
    }

    boolean isDone() {
        return spans.isEmpty();
    }

    /** The next chunk; only while the plan is not done. */
    Span next() {
        Span span = spans.element();
        Span chunk = new Span(at, Math.min(span.to(), at + CHUNK));
        at = chunk.to();
        if (at == span.to()) {
            spans.remove();
            at = spans.isEmpty() ? at : spans.element().from();
        }
        return chunk;
    }
}
