package parley.p2pvideo.transfer;

import java.io.IOException;

/** The bytes that a sender sends. Called by the worker, in two lanes at once, so it must be thread-safe. */
public interface Source extends AutoCloseable {
    /** How many there are; constant. */
    long size();

    /**
     * Fills a part of an array from an offset.
     *
     * @throws FileChangedException if there are fewer bytes than there were
     * @throws IOException          if they cannot be read
     */
    void read(long offset, byte[] into, int from, int length) throws IOException;

    /**
     * Makes sure that the file is still the one that was opened.
     *
     * @throws FileChangedException if it is not
     * @throws IOException          if that cannot be told
     */
    void verifyUnchanged() throws IOException;

    /** As {@link #verifyUnchanged()}, for the files alone that hold the bytes of a run. */
    default void verifyUnchanged(Span run) throws IOException {
        verifyUnchanged();
    }

    @Override
    void close() throws IOException;
}
