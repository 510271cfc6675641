package parley.p2pvideo.transfer;

import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of one direction: a new AES-128-GCM key and IV for every 2^22 packets, computed by both sides without a
 * message. RFC 9001 section 6.6 ends the use of a key at 2^23 packets.
 */
final class EpochKeys {
    /** Packet numbers in one epoch, as a power of two. */
    static final int EPOCH_BITS = 22;

    private static final int KEY_BYTES = 16;
    private static final int IV_BYTES = 12;

    /** A key and the value that the packet number is mixed into to give the nonce. */
    record EpochKey(long epoch, SecretKeySpec key, byte[] iv) {
        /** Nonce = IV xor packet number, RFC 9001 section 5.3. */
        void nonce(long packet, byte[] into) {
            for (int i = 0; i < IV_BYTES; i++) {
                into[i] = (byte) (i < 4 ? iv[i] : iv[i] ^ packet >>> 8 * (IV_BYTES - 1 - i));
            }
        }
    }

    private final byte[] secret;
    /** The newest few: at a change, packets of both epochs are under way. */
    private final EpochKey[] recent = new EpochKey[4];

    EpochKeys(byte[] secret) {
        this.secret = secret;
    }

    static long epoch(long packet) {
        return packet >>> EPOCH_BITS;
    }

    /** The key for a packet number. */
    EpochKey of(long packet) {
        long epoch = epoch(packet);
        int slot = (int) (epoch & recent.length - 1);
        if (recent[slot] == null || recent[slot].epoch != epoch) {
            byte[] material = Hkdf.expand(secret, "parley file", epoch, KEY_BYTES + IV_BYTES);
            recent[slot] = new EpochKey(epoch, new SecretKeySpec(material, 0, KEY_BYTES, "AES"),
                    Arrays.copyOfRange(material, KEY_BYTES, material.length));
        }
        return recent[slot];
    }
}
