package parley.p2pvideo.transfer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The sender wants to send: files laid end to end into one space of bytes, cut into blocks.
 *
 * @param id         names the transfer
 * @param entries    1 to {@link #MOST_ENTRIES} files
 * @param blockSize  bytes, see {@link Blocks}
 * @param commitment SHA-256 of the public key that the sender reveals only after the receiver has sent its own; without
 *                   it, whoever relays the messages could search for a key that gives the same words
 * @param candidates where the sender may be reached
 */
public record Offer(TransferId id, List<Entry> entries, int blockSize, Bytes32 commitment, List<Candidate> candidates)
        implements Signal {
    /** The most files in one offer. */
    public static final int MOST_ENTRIES = 10_000;

    static final byte KIND = 'O';

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if there is no entry, or too many, or blocks or addresses outside their limits
     */
    public Offer {
        entries = List.copyOf(entries);
        candidates = Fields.checked(candidates);
        if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException(entries.size() + " files in an offer, it takes 1 to " + MOST_ENTRIES);
        }
        Blocks.check(size(entries), blockSize);
    }

    /** The bytes of all files together. */
    public long size() {
        return size(entries);
    }

    private static long size(List<Entry> entries) {
        return entries.stream().mapToLong(Entry::size).sum();
    }

    @Override
    public byte kind() {
        return KIND;
    }

    @Override
    public void write(ByteBuffer to) {
        to.putShort((short) entries.size());
        entries.forEach(entry -> entry.write(to));
        to.putInt(blockSize).put(commitment.bytes());
        Fields.candidates(candidates, to);
    }

    static Offer read(TransferId id, ByteBuffer from) throws SignalException {
        int count = Short.toUnsignedInt(from.getShort());
        if (count == 0 || count > MOST_ENTRIES) {
            throw new SignalException(count + " files in an offer, it takes 1 to " + MOST_ENTRIES);
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(Entry.read(from));
        }
        int blockSize = from.getInt();
        Bytes32 commitment = Fields.bytes32(from);
        List<Candidate> candidates = Fields.candidates(from);
        try {
            return new Offer(id, entries, blockSize, commitment, candidates);
        } catch (IllegalArgumentException e) {
            throw new SignalException(e.getMessage());
        }
    }
}
