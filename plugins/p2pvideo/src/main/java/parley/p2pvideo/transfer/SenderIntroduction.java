package parley.p2pvideo.transfer;

import java.security.SecureRandom;
import java.util.List;

/** The sender's part of an introduction: makes the offer, and of the answer the keys. */
public final class SenderIntroduction {
    private final EphemeralKey key;
    private final Offer offer;

    /**
     * Makes an offer.
     *
     * @param again whether it goes on with a transfer that was cut off
     * @throws IllegalArgumentException if the files or the list of addresses are outside the limits
     */
    public SenderIntroduction(List<Entry> entries, List<Candidate> candidates, boolean again, SecureRandom random) {
        long size = entries.stream().mapToLong(Entry::size).sum();
        this.key = EphemeralKey.generate(random);
        this.offer = new Offer(TransferId.random(random), entries, Blocks.of(size).blockSize(), key.commitment(),
                candidates, again);
    }

    /** Makes an offer of one file; throws as the other. */
    public SenderIntroduction(Entry entry, List<Candidate> candidates, SecureRandom random) {
        this(List.of(entry), candidates, false, random);
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
     * @throws SignalException if the answer belongs to another offer, names a block that there is not, or its key is
     *                         unusable
     */
    public SessionKeys agree(Accept accept) throws SignalException {
        if (!accept.id().equals(offer.id())) {
            throw new SignalException("an answer to another offer");
        }
        int blocks = new Blocks(offer.size(), offer.blockSize()).count();
        if (!accept.have().isEmpty() && accept.have().getLast().to() > blocks) {
            throw new SignalException("an answer that has block " + (accept.have().getLast().to() - 1) + " of " + blocks);
        }
        return SessionKeys.of(key.agree(accept.publicKey()), offer, accept, reveal());
    }
}
