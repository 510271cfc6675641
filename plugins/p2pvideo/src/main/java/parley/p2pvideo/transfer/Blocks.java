package parley.p2pvideo.transfer;

/**
 * How a file lies in the space of bytes that is sent: the file itself, cut into blocks, and after it the list of the
 * blocks' SHA-256 digests, 32 bytes each, in order.
 *
 * @param size      bytes of the file
 * @param blockSize bytes of every block but the last
 */
public record Blocks(long size, int blockSize) {
    /** The largest file, 16 TiB. */
    public static final long MOST_BYTES = 1L << 44;

    /** The most blocks of one file: 16 TiB in blocks of 16 MiB. */
    static final int MOST_BLOCKS = 1 << 20;
    static final int LEAST_BLOCK_SIZE = 1 << 20;
    static final int MOST_BLOCK_SIZE = 16 << 20;
    /** The block grows with the file so that there are no more than this many, until it is as large as it gets. */
    private static final int WANTED_BLOCKS = 4_096;

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if the block size is not a power of two from
     *                                  1 to 16 MiB, or the file is too large
     */
    public Blocks {
        check(size, blockSize);
    }

    /** Throws as the constructor. */
    static void check(long size, int blockSize) {
        if (Integer.bitCount(blockSize) != 1 || blockSize < LEAST_BLOCK_SIZE || blockSize > MOST_BLOCK_SIZE) {
            throw new IllegalArgumentException("a block of " + blockSize + " bytes; it takes a power of two from "
                    + LEAST_BLOCK_SIZE + " to " + MOST_BLOCK_SIZE);
        }
        if (size < 0 || size > MOST_BYTES || (size + blockSize - 1) / blockSize > MOST_BLOCKS) {
            throw new IllegalArgumentException(size + " bytes in blocks of " + blockSize + " are too much");
        }
    }

    /** Cuts a file of so many bytes into blocks of the usual size. */
    public static Blocks of(long size) {
        int blockSize = LEAST_BLOCK_SIZE;
        while (blockSize < MOST_BLOCK_SIZE && size > (long) blockSize * WANTED_BLOCKS) {
            blockSize *= 2;
        }
        return new Blocks(size, blockSize);
    }

    /** How many blocks there are; none for an empty file. */
    public int count() {
        return (int) ((size + blockSize - 1) / blockSize);
    }

    /** The file and the list of digests. */
    public long total() {
        return size + (long) count() * Bytes32.SIZE;
    }

    /** The offset at which a block begins. */
    long start(int block) {
        return (long) block * blockSize;
    }

    /** The offset at which a block ends, exclusive. */
    long end(int block) {
        return Math.min(size, start(block) + blockSize);
    }

    /** How many bytes a block has. */
    int length(int block) {
        return (int) (end(block) - start(block));
    }

    /** How many bytes a run of blocks has. */
    public long bytes(Span run) {
        return end((int) run.to() - 1) - start((int) run.from());
    }

    /** The block that holds an offset below {@link #size}. */
    int at(long offset) {
        return (int) (offset / blockSize);
    }
}
