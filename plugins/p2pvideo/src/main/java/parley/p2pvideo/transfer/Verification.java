package parley.p2pvideo.transfer;

import java.io.IOException;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Compares the digest of every block as it stands on the disk with the sender's list. */
final class Verification {
    private static final int PIECE = 256 << 10;

    private final Blocks blocks;
    private final Destination destination;
    /** What we have. */
    private final BlockDigests found;
    private final byte[] one = new byte[Bytes32.SIZE];
    /** What the sender says. */
    private final byte[] expected;
    private final boolean[] failedOnce;
    private final MessageDigest digest = Digests.sha256();
    private final byte[] piece = new byte[PIECE];

    Verification(Blocks blocks, Destination destination) {
        this.blocks = blocks;
        this.destination = destination;
        this.found = new BlockDigests(blocks.count());
        this.expected = new byte[blocks.count() * Bytes32.SIZE];
        this.failedOnce = new boolean[blocks.count()];
    }

    /** Takes a part of the sender's list; the offset counts from the list's beginning. */
    void expect(int offset, byte[] from, int at, int length) {
        System.arraycopy(from, at, expected, offset, length);
    }

    /** Reads and hashes a block; on the worker, one at a time. */
    void hash(int block) throws IOException {
        long end = blocks.end(block);
        for (long at = blocks.start(block); at < end; at += PIECE) {
            int length = (int) Math.min(PIECE, end - at);
            destination.read(at, piece, 0, length);
            digest.update(piece, 0, length);
        }
        try {
            digest.digest(one, 0, Bytes32.SIZE);
            found.put(block, one, 0);
        } catch (DigestException e) {
            throw new IllegalStateException("no room for the digest of block " + block, e);
        }
    }

    /** What we have; of a block that is being hashed, what was found before. */
    BlockDigests found() {
        return found;
    }

    /** The blocks that differ, ascending; each is allowed to do so once: see {@link #isHopeless}. */
    List<Integer> different() {
        List<Integer> different = new ArrayList<>();
        for (int block = 0; block < blocks.count(); block++) {
            if (!found.agrees(block, expected)) {
                different.add(block);
            }
        }
        return different;
    }

    /** Notes that a block differs; true if it did before. */
    boolean isHopeless(int block) {
        boolean again = failedOnce[block];
        failedOnce[block] = true;
        return again;
    }

    /** The digest of the digests. */
    Bytes32 root() {
        return found.root();
    }
}
