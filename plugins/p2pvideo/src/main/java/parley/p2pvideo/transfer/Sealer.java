package parley.p2pvideo.transfer;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/** Seals the datagrams of one direction and numbers them; the only place where a packet number is made. */
final class Sealer {
    private final int connection;
    private final EpochKeys keys;
    private final Cipher cipher = Ciphers.gcm();
    private final byte[] nonce = new byte[12];
    private long next;

    /** Numbers start at {@code first}, 0 but in tests. */
    Sealer(int connection, EpochKeys keys, long first) {
        this.connection = connection;
        this.keys = keys;
        this.next = first;
    }

    /** The number that the next packet will get. */
    long next() {
        return next;
    }

    /**
     * Writes one datagram.
     *
     * @param offset of DATA, else unused
     * @param out    takes the datagram from its beginning; must not be {@code plain}
     * @return the datagram's length
     */
    int seal(byte type, long offset, byte[] plain, int from, int length, byte[] out) {
        long packet = next++;
        if (packet >= Wire.PACKET_LIMIT) {
            throw new IllegalStateException("out of packet numbers");
        }
        int header = Wire.writeHeader(out, type, connection, packet, offset);
        try {
            EpochKeys.EpochKey key = keys.of(packet);
            key.nonce(packet, nonce);
            Ciphers.init(cipher, Cipher.ENCRYPT_MODE, key, nonce);
            cipher.updateAAD(out, 0, header);
            return header + cipher.doFinal(plain, from, length, out, header);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a packet of " + length + " bytes cannot be sealed", e);
        }
    }
}
