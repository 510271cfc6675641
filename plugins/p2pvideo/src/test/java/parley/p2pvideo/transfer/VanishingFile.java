package parley.p2pvideo.transfer;

/** A destination of any size that keeps nothing: it compares what it gets with what was sent. */
final class VanishingFile implements Destination {
    private final MadeUpFile source;
    private final byte[] expected = new byte[WriteRing.BATCH];
    boolean committed;

    VanishingFile(MadeUpFile source) {
        this.source = source;
    }

    @Override
    public void write(long offset, byte[] from, int at, int length) {
        source.fill(offset, expected, 0, length);
        for (int i = 0; i < length; i++) {
            if (expected[i] != from[at + i]) {
                throw new AssertionError("byte " + (offset + i) + " differs");
            }
        }
    }

    @Override
    public void read(long offset, byte[] into, int from, int length) {
        source.fill(offset, into, from, length);
    }

    @Override
    public String commit() {
        committed = true;
        return "yoda_film.mp4";
    }

    @Override
    public void discard() {
        committed = false;
    }
}
