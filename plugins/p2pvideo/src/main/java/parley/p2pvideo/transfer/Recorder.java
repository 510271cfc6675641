package parley.p2pvideo.transfer;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Decides when verified blocks are noted for good: as soon as 64 MiB of them have come together, or the first has
 * waited for five seconds. So much, and what comes while the disk takes it, is lost at worst when the power goes.
 * Noting goes on beside the writing, which a disk that is slow to keep what it got would hold up, one time after the
 * other. Knows time only as it is told.
 */
final class Recorder {
    /** Bytes that may be lost. */
    static final long MOST_BYTES = 64 << 20;
    /** Nanoseconds of work that may be lost. */
    static final long LONGEST = 5_000_000_000L;

    private final Blocks blocks;
    private final Destination destination;
    private final BlockDigests digests;
    private final Worker worker;
    /** As they were when each was verified: one that differs from the sender's may be written anew at any time. */
    private Map<Integer, Bytes32> waiting = new LinkedHashMap<>();
    private long bytes;
    private long due = Long.MAX_VALUE;
    private boolean recording;

    Recorder(Blocks blocks, Destination destination, BlockDigests digests, Worker worker) {
        this.blocks = blocks;
        this.destination = destination;
        this.digests = digests;
        this.worker = worker;
    }

    /** A block was verified. */
    void verified(long now, int block) {
        if (waiting.isEmpty()) {
            due = now + LONGEST;
        }
        waiting.put(block, digests.get(block));
        bytes += blocks.length(block);
        if (bytes >= MOST_BYTES) {
            due = now;
        }
    }

    /** When {@link #record} is due; the end of time if nothing waits, or until the last time is over. */
    long due() {
        return recording ? Long.MAX_VALUE : due;
    }

    /** Has the worker note what waits; {@code then} hears of the end. */
    void record(Worker.Completion then) {
        Map<Integer, Bytes32> some = take();
        recording = true;
        worker.submit(Worker.Lane.FORCING, () -> destination.record(some), (now, failure) -> {
            recording = false;
            then.done(now, failure);
        });
    }

    /** As the last thing that is done: notes what waits, and keeps the destination for another attempt. */
    void keep(Worker.Completion then) {
        Map<Integer, Bytes32> some = take();
        worker.submitAfterAll(() -> keep(some), then);
    }

    private void keep(Map<Integer, Bytes32> some) throws IOException {
        try {
            destination.record(some);
        } finally {
            destination.keep();
        }
    }

    private Map<Integer, Bytes32> take() {
        Map<Integer, Bytes32> some = waiting;
        waiting = new LinkedHashMap<>();
        bytes = 0;
        due = Long.MAX_VALUE;
        return some;
    }
}
