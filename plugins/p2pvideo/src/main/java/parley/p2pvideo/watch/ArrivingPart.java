package parley.p2pvideo.watch;

import java.io.IOException;

/** What a transfer has to offer, so that its file can be watched before the end. Called by several threads at once. */
public interface ArrivingPart {
    /**
     * How many bytes from an offset on are stored without a gap, so that {@link #read} gives them now; at least those
     * that were there before. Must not block.
     *
     * @param offset from 0 up to, without, the file's size
     */
    long availableFrom(long offset);

    /**
     * Asks that the bytes from an offset on come next, and then those behind them; the last call counts. Must not block,
     * may come up to five times a second, and may come again for what was asked for already.
     *
     * @param offset from 0 up to, without, the file's size
     */
    void want(long offset);

    /**
     * Reads bytes that are available.
     *
     * @throws java.nio.channels.ClosedChannelException if the transfer has ended and the file has, or soon has, its
     *                                                  final name, or is gone
     * @throws IOException                              if it cannot be read
     */
    void read(long offset, byte[] into, int from, int length) throws IOException;
}
