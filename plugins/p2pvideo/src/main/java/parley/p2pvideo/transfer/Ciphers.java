package parley.p2pvideo.transfer;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/** AES-128-GCM over heap arrays: the JDK copies direct buffers through small arrays and loses its fast path. */
final class Ciphers {
    private static final int TAG_BITS = 128;

    private Ciphers() {
    }

    static Cipher gcm() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no AES-GCM", e);
        }
    }

    /** Readies the cipher for one packet. */
    static void init(Cipher cipher, int mode, EpochKeys.EpochKey key, byte[] nonce) throws GeneralSecurityException {
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
    }
}
