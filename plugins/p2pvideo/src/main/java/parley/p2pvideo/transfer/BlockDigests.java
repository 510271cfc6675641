package parley.p2pvideo.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The SHA-256 digests of a file's blocks, as far as they are known. Thread-safe: a digest is there whole or not at all.
 */
public final class BlockDigests {
    private final int count;
    private final byte[] digests;
    private final BitSet known = new BitSet();

    /** None is known of so many blocks. */
    public BlockDigests(int count) {
        this.count = count;
        this.digests = new byte[count * Bytes32.SIZE];
    }

    /** How many blocks there are. */
    int count() {
        return count;
    }

    /** Notes the digest of a block, in place of an earlier one: 32 bytes of an array. */
    public synchronized void put(int block, byte[] from, int at) {
        System.arraycopy(from, at, digests, block * Bytes32.SIZE, Bytes32.SIZE);
        known.set(block);
    }

    /** Takes over the digest that another has of a block. */
    void copy(int block, BlockDigests other) {
        put(block, other.get(block).bytes(), 0);
    }

    synchronized void forget(int block) {
        known.clear(block);
    }

    /** The digest of a block, if it is known. */
    synchronized Bytes32 get(int block) {
        int at = block * Bytes32.SIZE;
        return Bytes32.of(Arrays.copyOfRange(digests, at, at + Bytes32.SIZE));
    }

    /** Whether the digest of a block is the one in a list of all. */
    synchronized boolean agrees(int block, byte[] list) {
        int at = block * Bytes32.SIZE;
        return Arrays.equals(digests, at, at + Bytes32.SIZE, list, at, at + Bytes32.SIZE);
    }

    /** The digest of the list of digests. */
    synchronized Bytes32 root() {
        return Bytes32.sha256(digests);
    }

    /** The first runs of blocks whose digest is known, ascending, so many at most. */
    synchronized List<Span> runs(int most) {
        List<Span> runs = new ArrayList<>();
        for (int from = known.nextSetBit(0); from >= 0 && runs.size() < most; ) {
            int to = known.nextClearBit(from);
            runs.add(new Span(from, to));
            from = known.nextSetBit(to);
        }
        return List.copyOf(runs);
    }
}
