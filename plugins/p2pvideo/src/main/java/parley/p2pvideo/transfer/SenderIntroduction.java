package parley.p2pvideo.transfer;

import java.security.SecureRandom;
import java.util.List;

/** The sender's part of an introduction: makes the offer, and of the answer the keys. */
public final class SenderIntroduction {
    private final EphemeralKey key;
    private final Offer offer;

    /**
     * Makes an offer of one file.
     *
     * @throws IllegalArgumentException if the file or the list of addresses is outside the limits
     */
    public SenderIntroduction(Entry entry, List<Candidate> candidates, SecureRandom random) {
        this.key = EphemeralKey.generate(random);
        this.offer = new Offer(TransferId.random(random), List.of(entry), Blocks.of(entry.size()).blockSize(),
                key.commitment(), candidates);
    }

    /** What to send first. */
    public Offer offer() {
        return offer;
    }

    /** What to send when the offer was accepted. */
    public Reveal reveal() {
        return new Reveal(offer.id(), key.publicKey());
    }

    /**
     * The keys.
     *
     * @throws SignalException if the answer belongs to another offer or its key is unusable
     */
    public SessionKeys agree(Accept accept) throws SignalException {
        if (!accept.id().equals(offer.id())) {
            throw new SignalException("an answer to another offer");
        }
        return SessionKeys.of(key.agree(accept.publicKey()), offer, accept, reveal());
    }
}
