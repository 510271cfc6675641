package parley.p2pvideo.transfer;

import java.io.IOException;

/** A source of any size whose bytes follow from their offset and a seed. */
final class MadeUpFile implements Source {
    private final long size;
    private final long seed;
    boolean changed;
    boolean unreadable;
    boolean closed;

    MadeUpFile(long size, long seed) {
        this.size = size;
        this.seed = seed;
    }

    @Override
    public long size() {
        return size;
    }

    byte at(long offset) {
        long mixed = (offset >>> 3) * 0x9E3779B97F4A7C15L + seed;
        mixed ^= mixed >>> 32;
        return (byte) (mixed >>> 8 * (offset & 7));
    }

    @Override
    public void read(long offset, byte[] into, int from, int length) throws IOException {
        if (unreadable) {
            throw new IOException("input/output error");
        }
        if (offset + length > size) {
            throw new FileChangedException("it became shorter");
        }
        for (int i = 0; i < length; i++) {
            into[from + i] = at(offset + i);
        }
    }

    @Override
    public void verifyUnchanged() throws IOException {
        if (changed) {
            throw new FileChangedException("");
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
