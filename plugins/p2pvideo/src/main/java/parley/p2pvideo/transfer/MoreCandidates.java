package parley.p2pvideo.transfer;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * More addresses of the side that sends it, found after its first message, and what stands before them.
 *
 * @param id         of the offer
 * @param nat        between that side and the internet
 * @param candidates at most {@link Candidate#MOST}
 */
public record MoreCandidates(TransferId id, Nat nat, List<Candidate> candidates) implements Signal {
    static final byte KIND = 'C';

    /**
     * Checks the count.
     *
     * @throws IllegalArgumentException for too many addresses
     */
    public MoreCandidates {
        candidates = Fields.checked(candidates);
    }

    @Override
    public byte kind() {
        return KIND;
    }

    @Override
    public void write(ByteBuffer to) {
        to.put((byte) nat.ordinal());
        Fields.candidates(candidates, to);
    }

    static MoreCandidates read(TransferId id, ByteBuffer from) throws SignalException {
        return new MoreCandidates(id, Nat.of(Byte.toUnsignedInt(from.get())), Fields.candidates(from));
    }
}
