package parley.p2pvideo.watch;

import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A transfer that carries only as many bytes as a test lets it: they arrive from where they are wanted on, at first
 * from the beginning, in blocks as a transfer has them.
 */
final class SlowTransfer implements ArrivingPart {
    static final int BLOCK = 1_000;

    private final byte[] content;
    private final BitSet there = new BitSet();
    private final List<Long> wanted = new ArrayList<>();
    private final ArrivingFile file;
    private long allowed;
    private int next;
    private boolean over;

    SlowTransfer(String name, byte[] content) {
        this.content = content.clone();
        this.file = new ArrivingFile(name, content.length, this);
    }

    ArrivingFile file() {
        return file;
    }

    /** Lets so many more bytes arrive; they do so at once. */
    synchronized SlowTransfer carry(long bytes) {
        allowed += bytes;
        for (; allowed > 0 && !isComplete(); allowed -= BLOCK) {
            next = there.nextClearBit(next) < blocks() ? there.nextClearBit(next) : there.nextClearBit(0);
            there.set(next);
        }
        return this;
    }

    private int blocks() {
        return (content.length + BLOCK - 1) / BLOCK;
    }

    synchronized boolean isComplete() {
        return there.cardinality() == blocks();
    }

    /** Ends: from now on the part cannot be read. */
    synchronized void end() {
        over = true;
    }

    @Override
    public synchronized long availableFrom(long offset) {
        long end = Math.min((long) there.nextClearBit((int) (offset / BLOCK)) * BLOCK, content.length);
        return Math.max(0, end - offset);
    }

    @Override
    public synchronized void want(long offset) {
        wanted.add(offset);
        next = (int) (offset / BLOCK);
        notifyAll();
    }

    @Override
    public synchronized void read(long offset, byte[] into, int from, int length) throws ClosedChannelException {
        if (over) {
            throw new ClosedChannelException();
        }
        if (length > availableFrom(offset)) {
            throw new AssertionError("read at " + offset + " before it was there");
        }
        System.arraycopy(content, (int) offset, into, from, length);
    }

    /** What was asked for until now. */
    synchronized List<Long> wanted() {
        return List.copyOf(wanted);
    }

    /** Waits until bytes from that offset on, or behind it, were asked for. */
    synchronized void awaitWanted(long offset) throws InterruptedException {
        while (wanted.stream().noneMatch(asked -> asked >= offset)) {
            wait();
        }
    }
}
