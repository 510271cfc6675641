package parley.p2pvideo.transfer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The receiver takes what was offered.
 *
 * @param id            of the offer
 * @param publicKey     the receiver's X25519 key for this transfer
 * @param receiveBuffer bytes that the receiver's operating system grants to its UDP socket: the sender keeps its bursts
 *                      within it
 * @param candidates    where the receiver may be reached
 * @param have          blocks that the receiver has and has verified, ascending; a sender may leave them out
 */
public record Accept(TransferId id, Bytes32 publicKey, int receiveBuffer, List<Candidate> candidates, List<Span> have)
        implements Signal {
    /** The most runs of blocks that {@code have} may list. */
    public static final int MOST_RUNS = 1_000;

    static final byte KIND = 'A';

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException for too many addresses or runs, or a negative buffer
     */
    public Accept {
        candidates = Fields.checked(candidates);
        have = List.copyOf(have);
        if (have.size() > MOST_RUNS || receiveBuffer < 0) {
            throw new IllegalArgumentException("an answer with " + have.size() + " runs of blocks (at most " + MOST_RUNS
                    + ") and a buffer of " + receiveBuffer);
        }
    }

    @Override
    public byte kind() {
        return KIND;
    }

    @Override
    public void write(ByteBuffer to) {
        to.put(publicKey.bytes()).putInt(receiveBuffer);
        Fields.candidates(candidates, to);
        to.putShort((short) have.size());
        long end = 0;
        for (Span span : have) {
            Varint.write(to, span.from() - end);
            Varint.write(to, span.length());
            end = span.to();
        }
    }

    static Accept read(TransferId id, ByteBuffer from) throws SignalException {
        Bytes32 publicKey = Fields.bytes32(from);
        int receiveBuffer = from.getInt();
        List<Candidate> candidates = Fields.candidates(from);
        int runs = Short.toUnsignedInt(from.getShort());
        List<Span> have = new ArrayList<>();
        long end = 0;
        for (int i = 0; i < runs && i <= MOST_RUNS; i++) {
            long start = end + Varint.read(from);
            end = start + Varint.read(from);
            have.add(Span.checked(start, end, Blocks.MOST_BLOCKS));
        }
        try {
            return new Accept(id, publicKey, receiveBuffer, candidates, have);
        } catch (IllegalArgumentException e) {
            throw new SignalException(e.getMessage());
        }
    }
}
