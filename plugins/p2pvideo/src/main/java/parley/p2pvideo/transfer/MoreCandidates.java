package parley.p2pvideo.transfer;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * More addresses of the side that sends it, found after its first message.
 *
 * @param id         of the offer
 * @param candidates at most {@link Candidate#MOST}
 */
public record MoreCandidates(TransferId id, List<Candidate> candidates) implements Signal {
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
        Fields.candidates(candidates, to);
    }
}
