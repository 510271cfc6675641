package parley.p2pvideo.transfer;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A source of any size whose bytes follow from their offset and a seed. */
final class MadeUpFile implements Source {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

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
        return (byte) (eight(offset) >>> 8 * (offset & 7));
    }

    /** The bytes from the last multiple of eight. */
    private long eight(long offset) {
        long mixed = (offset >>> 3) * 0x9E3779B97F4A7C15L + seed;
        return mixed ^ mixed >>> 32;
    }

    void fill(long offset, byte[] into, int from, int length) {
        int i = 0;
        while (i < length && (offset + i & 7) != 0) {
            into[from + i] = at(offset + i++);
        }
        for (; i + 8 <= length; i += 8) {
            LONG.set(into, from + i, eight(offset + i));
        }
        while (i < length) {
            into[from + i] = at(offset + i++);
        }
    }

    @Override
    public void read(long offset, byte[] into, int from, int length) throws IOException {
        if (unreadable) {
            throw new IOException("input/output error");
        }
        if (offset + length > size) {
            throw new FileChangedException("it became shorter");
        }
        fill(offset, into, from, length);
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
