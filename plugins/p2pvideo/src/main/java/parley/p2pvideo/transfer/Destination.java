package parley.p2pvideo.transfer;

import java.io.IOException;
import java.util.Map;

/**
 * Where a receiver puts the bytes. Called by its worker only: writing, {@link #read} and
 * {@link #record} may each be under way at the same time, once; everything else comes alone.
 */
public interface Destination {
    /**
     * Writes at an offset.
     *
     * @throws DiskFullException if there is no room
     * @throws IOException       if it fails otherwise
     */
    void write(long offset, byte[] bytes, int from, int length) throws IOException;

    /** Reads back what was written. */
    void read(long offset, byte[] into, int from, int length) throws IOException;

    /** The blocks that an earlier attempt has left here, verified. Asked before anything is written. */
    default BlockDigests verified(Blocks blocks) {
        return new BlockDigests(blocks.count());
    }

    /**
     * Makes sure that these blocks, written before, outlive the program and the computer's power, and then notes their
     * digests for another attempt. Does nothing where there will be none.
     */
    default void record(Map<Integer, Bytes32> digests) throws IOException {
        // A destination that cannot be taken up again has nothing to note.
    }

    /**
     * Everything is there: makes it durable and gives it its final name, never that of another file.
     *
     * @return the final name
     */
    String commit() throws IOException;

    /** The transfer ended too early: lets go, but keeps what was recorded for another attempt, if it can. */
    default void keep() throws IOException {
        discard();
    }

    /** Lets go of everything that was written, for good. */
    void discard() throws IOException;
}
