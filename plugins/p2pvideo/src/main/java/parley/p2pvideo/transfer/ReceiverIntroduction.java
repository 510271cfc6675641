package parley.p2pvideo.transfer;

import java.security.SecureRandom;
import java.util.List;

/** The receiver's part of an introduction: accepts an offer, and makes keys when the sender reveals its own. */
public final class ReceiverIntroduction {
    private final EphemeralKey key;
    private final Offer offer;
    private final Accept accept;

    /**
     * Accepts an offer.
     *
     * @param receiveBuffer bytes that the UDP socket's buffer takes
     * @param candidates    where this side may be reached
     * @param verified      the blocks that an earlier attempt has left
     */
    public ReceiverIntroduction(Offer offer, int receiveBuffer, List<Candidate> candidates, BlockDigests verified,
            SecureRandom random) {
        this.key = EphemeralKey.generate(random);
        this.offer = offer;
        this.accept = new Accept(offer.id(), key.publicKey(), receiveBuffer, candidates,
                verified.runs(Accept.MOST_RUNS));
    }

    /** Accepts an offer of which nothing is there yet. */
    public ReceiverIntroduction(Offer offer, int receiveBuffer, List<Candidate> candidates, SecureRandom random) {
        this(offer, receiveBuffer, candidates, new BlockDigests(0), random);
    }

    /** What was offered. */
    public Offer offer() {
        return offer;
    }

    /** What to answer. */
    public Accept accept() {
        return accept;
    }

    /**
     * The keys.
     *
     * @throws SignalException if the key is not the one that the offer committed to, belongs to another, or is unusable
     */
    public SessionKeys agree(Reveal reveal) throws SignalException {
        if (!reveal.id().equals(offer.id())) {
            throw new SignalException("a key for another offer");
        }
        if (!EphemeralKey.commitment(reveal.publicKey()).equals(offer.commitment())) {
            throw new SignalException("the key is not the one that was promised: somebody may have changed it");
        }
        return SessionKeys.of(key.agree(reveal.publicKey()), offer, accept, reveal);
    }
}
