package parley.p2pvideo.transfer;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What both sides know after the introduction and nobody else does: a secret for each direction, the number that marks
 * the transfer's datagrams, and four words that are equal on both screens if, and only if, nobody swapped the keys.
 */
public final class SessionKeys {
    private final int connection;
    private final byte[] senderSecret;
    private final byte[] receiverSecret;
    private final List<String> words;

    private SessionKeys(byte[] secret, List<String> words) {
        this.connection = ByteBuffer.wrap(Hkdf.expand(secret, "parley connection", 0, 4)).getInt();
        this.senderSecret = Hkdf.expand(secret, "parley sender", 0, Bytes32.SIZE);
        this.receiverSecret = Hkdf.expand(secret, "parley receiver", 0, Bytes32.SIZE);
        this.words = words;
    }

    /** Binds the shared secret to every byte of the introduction. */
    static SessionKeys of(byte[] shared, Offer offer, Accept accept, Reveal reveal) {
        Bytes32 transcript = Bytes32.sha256(offer.bytes(), accept.bytes(), reveal.bytes());
        return new SessionKeys(Hkdf.derive(shared, offer.id().bytes(), transcript.bytes()), Words.of(transcript));
    }

    /** Keys from a secret that is known already: for simulations. */
    static SessionKeys ofSecret(byte[] secret) {
        return new SessionKeys(secret, Words.of(Bytes32.sha256(secret)));
    }

    /** Marks every datagram of the transfer, in both directions. */
    public int connection() {
        return connection;
    }

    /** Four short words to compare by voice. */
    public List<String> words() {
        return words;
    }

    /** The secret under which the sender of the file seals. */
    EpochKeys senderKeys() {
        return new EpochKeys(senderSecret);
    }

    /** The secret under which the receiver of the file seals. */
    EpochKeys receiverKeys() {
        return new EpochKeys(receiverSecret);
    }
}
