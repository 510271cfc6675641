package parley.p2pvideo.transfer;

import java.nio.ByteBuffer;

/**
 * The sender shows the public key to which its offer committed.
 *
 * @param id        of the offer
 * @param publicKey the sender's X25519 key for this transfer
 */
public record Reveal(TransferId id, Bytes32 publicKey) implements Signal {
    static final byte KIND = 'K';

    @Override
    public byte kind() {
        return KIND;
    }

    @Override
    public void write(ByteBuffer to) {
        to.put(publicKey.bytes());
    }
}
