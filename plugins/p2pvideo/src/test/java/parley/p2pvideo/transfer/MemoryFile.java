package parley.p2pvideo.transfer;

import java.io.IOException;

/** A destination in memory that can be made to fail. */
class MemoryFile implements Destination {
    final byte[] bytes;
    boolean committed;
    boolean discarded;
    boolean kept;
    long failAfter = Long.MAX_VALUE;
    /** It fails for another reason than that it is full. */
    boolean broken;
    /** Spoils this byte as often as {@link #spoils} says. */
    long spoilAt = -1;
    int spoils;
    private long written;

    MemoryFile(long size) {
        this.bytes = new byte[(int) size];
    }

    @Override
    public void write(long offset, byte[] from, int at, int length) throws IOException {
        written += length;
        if (written > failAfter) {
            throw broken ? new IOException("input/output\u0007 error") : new DiskFullException("no space left");
        }
        System.arraycopy(from, at, bytes, (int) offset, length);
        if (spoils > 0 && spoilAt >= offset && spoilAt < offset + length) {
            spoils--;
            bytes[(int) spoilAt] ^= 1;
        }
    }

    @Override
    public void read(long offset, byte[] into, int from, int length) {
        System.arraycopy(bytes, (int) offset, into, from, length);
    }

    @Override
    public String commit() {
        committed = true;
        return "yoda_film.mp4";
    }

    @Override
    public void keep() {
        kept = true;
    }

    @Override
    public void discard() {
        discarded = true;
    }
}
