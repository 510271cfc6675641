package parley.p2pvideo.transfer;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The bytes on their way from the network to the disk: at most 64 MiB, in batches of up to 256 KiB that the worker
 * writes one after the other. Twice what a path of 1 Gbit/s and 200 ms holds; memory for them is made only as a disk
 * falls behind, and then used until the end: the batch that was written last first, which the processor's cache holds.
 * A batch goes to the worker when it is full, when a block is whole, or when the worker has nothing else to do; since
 * it may then be nearly empty, there are more batches than 64 MiB need.
 */
final class WriteRing {
    /** Bytes of one batch; more than any datagram holds. */
    static final int BATCH = 256 << 10;
    /** Bytes under way to the disk at most: what a sender may rely on. */
    static final long CAPACITY = 64 << 20;
    /** How many batches there are: 256 full ones, and one cut short for each block that ends in them, or more. */
    static final int BATCHES = 384;
    /** Separate pieces in one batch at most. */
    private static final int PIECES = 512;

    /** Hears of the worker's progress. */
    interface Listener {
        /** A batch is free again. */
        void written(long now);

        /** The disk failed. */
        void failed(long now, IOException failure);
    }

    private static final class Batch {
        private final byte[] bytes = new byte[BATCH];
        private final long[] offsets = new long[PIECES];
        private final int[] ends = new int[PIECES];
        private int pieces;
        private int used;

        private void add(long offset, byte[] from, int at, int length) {
            if (from != bytes || at != used) {
                System.arraycopy(from, at, bytes, used, length);
            }
            boolean follows = pieces > 0 && offsets[pieces - 1] + pieceLength(pieces - 1) == offset;
            used += length;
            if (!follows) {
                offsets[pieces++] = offset;
            }
            ends[pieces - 1] = used;
        }

        private int pieceStart(int piece) {
            return piece == 0 ? 0 : ends[piece - 1];
        }

        private int pieceLength(int piece) {
            return ends[piece] - pieceStart(piece);
        }

        private boolean fits(int length) {
            return used + length <= BATCH && pieces < PIECES - 1;
        }

        private void clear() {
            pieces = 0;
            used = 0;
        }
    }

    private final Destination destination;
    private final Worker worker;
    private final Listener listener;
    private final Deque<Batch> free = new ArrayDeque<>();
    private Optional<Batch> open = Optional.empty();
    private int made;
    private int writing;
    private long underWay;

    WriteRing(Destination destination, Worker worker, Listener listener) {
        this.destination = destination;
        this.worker = worker;
        this.listener = listener;
    }

    /** Whether so many bytes, in two pieces at most, can be taken now. */
    boolean hasRoom(int length) {
        boolean batch = open.isPresent() && open.get().fits(length) || !free.isEmpty() || made < BATCHES;
        return batch && length <= room();
    }

    /** Bytes that can be taken. */
    long room() {
        return CAPACITY - underWay;
    }

    /**
     * Where so many bytes will lie if they come next; from there, {@link #put} need not copy them. Takes nothing yet.
     * Only when {@link #hasRoom}.
     */
    Place place(int length) {
        Batch batch = open.filter(each -> each.fits(length)).orElseGet(this::next);
        return new Place(batch.bytes, batch.used);
    }

    /** Takes bytes; only when {@link #hasRoom}. */
    void put(long offset, byte[] from, int at, int length) {
        if (open.isPresent() && !open.get().fits(length)) {
            flush();
        }
        if (open.isEmpty()) {
            open = Optional.of(next());
            free.pop();
        }
        open.get().add(offset, from, at, length);
        underWay += length;
    }

    /** The free batch that is used next. */
    private Batch next() {
        if (free.isEmpty()) {
            made++;
            free.push(new Batch());
        }
        return free.element();
    }

    /** Hands what there is to the worker if it is idle. */
    void flushIfIdle() {
        if (writing == 0) {
            flush();
        }
    }

    /** Hands what there is to the worker. */
    void flush() {
        if (open.isEmpty()) {
            return;
        }
        Batch batch = open.get();
        open = Optional.empty();
        writing++;
        worker.submit(() -> write(batch), (now, failure) -> written(now, batch, failure));
    }

    /** Hands what there is to the worker; {@code then} follows when everything that was put until now is written. */
    void flush(Worker.Completion then) {
        flush();
        worker.submit(() -> { }, then);
    }

    private void write(Batch batch) throws IOException {
        for (int i = 0; i < batch.pieces; i++) {
            destination.write(batch.offsets[i], batch.bytes, batch.pieceStart(i), batch.pieceLength(i));
        }
    }

    private void written(long now, Batch batch, Optional<IOException> failure) {
        writing--;
        underWay -= batch.used;
        batch.clear();
        free.push(batch);
        if (failure.isPresent()) {
            listener.failed(now, failure.get());
        } else {
            listener.written(now);
        }
    }
}
