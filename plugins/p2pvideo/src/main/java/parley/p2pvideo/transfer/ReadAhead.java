package parley.p2pvideo.transfer;

import java.io.IOException;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads a file once, a few chunks ahead of the sending and on the worker, and hashes every block on the way: what is
 * hashed is what is sent. Blocks that the receiver has are hashed, too, for the list of digests, one chunk at a time so
 * that what is sent does not wait. Owned by the core's thread; the worker touches a chunk, the digest and the hash list
 * only before it hands them over.
 */
final class ReadAhead {
    /** Chunks in memory; reading pauses when all are full. */
    static final int CHUNKS = 4;
    /** Bytes that are read at a time and hashed while the processor's cache holds them. */
    private static final int SLICE = 128 << 10;

    /** Hears of the worker's progress. */
    interface Listener {
        /** Something was read: there may be more to send, or to read. */
        void read(long now);

        /** Reading failed; nothing more is read. */
        void failed(long now, IOException failure);
    }

    private static final class Chunk {
        private final byte[] bytes = new byte[SendPlan.CHUNK];
        private Span span;
        private int used;
        private boolean ready;

        private void take(Span next) {
            span = next;
            used = 0;
            ready = false;
        }
    }

    private final Source source;
    private final Blocks blocks;
    private final Worker worker;
    private final Listener listener;
    private final SendPlan plan;
    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private final Deque<Chunk> free = new ArrayDeque<>();
    private final MessageDigest digest = Digests.sha256();
    private final byte[] hashes;
    private final SendPlan skipped;
    private final MessageDigest skippedDigest = Digests.sha256();
    /** Made when it is needed; most receivers have nothing yet. */
    private Optional<Chunk> hashOnly = Optional.empty();
    private boolean hashing;
    private int made;
    private boolean verifying;
    private boolean done;

    /** {@code have} are the runs of blocks that the receiver has. */
    ReadAhead(Source source, Blocks blocks, List<Span> have, Worker worker, Listener listener) {
        this.source = source;
        this.blocks = blocks;
        this.worker = worker;
        this.listener = listener;
        this.plan = new SendPlan(blocks, have);
        this.skipped = SendPlan.without(blocks, have);
        this.hashes = new byte[blocks.count() * Bytes32.SIZE];
    }

    /** Keeps the worker busy; call often. */
    void fill() {
        while (!plan.isDone() && (!free.isEmpty() || made < CHUNKS)) {
            Chunk chunk = free.isEmpty() ? make() : free.remove();
            chunk.take(plan.next());
            chunks.add(chunk);
            worker.submit(() -> load(chunk, digest), (now, failure) -> loaded(now, chunk, failure));
        }
        if (!skipped.isDone() && !hashing) {
            hashing = true;
            Chunk chunk = hashOnly.orElseGet(Chunk::new);
            hashOnly = Optional.of(chunk);
            chunk.take(skipped.next());
            worker.submit(() -> load(chunk, skippedDigest), this::hashed);
        }
        if (plan.isDone() && skipped.isDone() && !verifying) {
            verifying = true;
            worker.submit(source::verifyUnchanged, this::verified);
        }
    }

    /** Whether a block of the file was not even read for sending yet. */
    boolean isToCome(int block) {
        return plan.isToCome(block);
    }

    /** Brings a run of blocks forward, as far as reading them has not begun. */
    void forward(Span run) {
        plan.forward(run);
    }

    private Chunk make() {
        made++;
        return new Chunk();
    }

    private void load(Chunk chunk, MessageDigest into) throws IOException {
        long from = chunk.span.from();
        int length = (int) chunk.span.length();
        source.verifyUnchanged(chunk.span);
        for (int done = 0; done < length; done += SLICE) {
            int slice = Math.min(SLICE, length - done);
            source.read(from + done, chunk.bytes, done, slice);
            into.update(chunk.bytes, done, slice);
        }
        int block = blocks.at(from);
        if (chunk.span.to() == blocks.end(block)) {
            finishBlock(block, into);
        }
    }

    private void finishBlock(int block, MessageDigest from) {
        try {
            from.digest(hashes, block * Bytes32.SIZE, Bytes32.SIZE);
        } catch (DigestException e) {
            throw new IllegalStateException("no room for the digest of block " + block, e);
        }
    }

    private void loaded(long now, Chunk chunk, Optional<IOException> failure) {
        if (failure.isPresent()) {
            listener.failed(now, failure.get());
            return;
        }
        chunk.ready = true;
        listener.read(now);
    }

    private void hashed(long now, Optional<IOException> failure) {
        hashing = false;
        if (failure.isPresent()) {
            listener.failed(now, failure.get());
            return;
        }
        listener.read(now);
    }

    private void verified(long now, Optional<IOException> failure) {
        if (failure.isPresent()) {
            listener.failed(now, failure.get());
            return;
        }
        done = true;
        listener.read(now);
    }

    /** Whether the next bytes are here. */
    boolean hasNext() {
        return !chunks.isEmpty() && chunks.element().ready;
    }

    /** The offset of the next bytes. */
    long offset() {
        return chunks.element().span.from() + position();
    }

    /** The array that holds the next bytes, valid until {@link #fill}. */
    byte[] bytes() {
        return chunks.element().bytes;
    }

    /** Where in {@link #bytes} they begin. */
    int position() {
        return chunks.element().used;
    }

    /** How many follow each other there. */
    int length() {
        return (int) chunks.element().span.length() - position();
    }

    /** Moves on, by at most {@link #length}; a chunk that is used up is let go with the next {@link #fill}. */
    void advance(int bytes) {
        Chunk chunk = chunks.element();
        chunk.used += bytes;
        if (length() == 0) {
            free.add(chunks.remove());
        }
    }

    /** Whether every block was read and hashed, and the file was still the same after that. */
    boolean isDone() {
        return done;
    }

    /** The digests of all blocks; complete when {@link #isDone}. */
    byte[] hashes() {
        return hashes;
    }
}
