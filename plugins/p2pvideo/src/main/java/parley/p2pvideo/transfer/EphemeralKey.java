package parley.p2pvideo.transfer;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;

/** An X25519 key pair (RFC 7748) that is made for one transfer and forgotten with it. */
final class EphemeralKey {
    /** What stands before the 32 bytes of an X25519 key in the form that Java reads, RFC 8410 section 4. */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b656e032100");

    private final KeyPair pair;

    private EphemeralKey(KeyPair pair) {
        this.pair = pair;
    }

    static EphemeralKey generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("X25519");
            generator.initialize(NamedParameterSpec.X25519, random);
            return new EphemeralKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no X25519", e);
        }
    }

    Bytes32 publicKey() {
        byte[] encoded = pair.getPublic().getEncoded();
        return Bytes32.of(Arrays.copyOfRange(encoded, PREFIX.length, encoded.length));
    }

    /** SHA-256 of the public key. */
    Bytes32 commitment() {
        return commitment(publicKey());
    }

    static Bytes32 commitment(Bytes32 publicKey) {
        return Bytes32.sha256(publicKey.bytes());
    }

    /**
     * The secret that both sides share.
     *
     * @throws SignalException if the peer's key is one that gives everybody the same secret (RFC 7748 section 6.1)
     */
    byte[] agree(Bytes32 peer) throws SignalException {
        byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + Bytes32.SIZE);
        System.arraycopy(peer.bytes(), 0, encoded, PREFIX.length, Bytes32.SIZE);
        try {
            PublicKey key = KeyFactory.getInstance("X25519").generatePublic(new X509EncodedKeySpec(encoded));
            KeyAgreement agreement = KeyAgreement.getInstance("X25519");
            agreement.init(pair.getPrivate());
            agreement.doPhase(key, true);
            return agreement.generateSecret();
        } catch (GeneralSecurityException e) {
            throw new SignalException("a public key that cannot be used");
        }
    }
}
