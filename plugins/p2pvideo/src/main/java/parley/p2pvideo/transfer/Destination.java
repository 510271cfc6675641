package parley.p2pvideo.transfer;

import java.io.IOException;

/** Where a receiver puts the bytes. Called by its worker only. */
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

    /**
     * Everything is there: makes it durable and gives it its final name, never that of another file.
     *
     * @return the final name
     */
    String commit() throws IOException;

    /** Lets go of everything that was written. */
    void discard() throws IOException;
}
