package parley.p2pvideo.transfer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256, https://www.rfc-editor.org/rfc/rfc5869.html. */
final class Hkdf {
    private Hkdf() {
    }

    /** Extract with the salt, then expand with the info to 32 bytes. */
    static byte[] derive(byte[] keyMaterial, byte[] salt, byte[] info) {
        return run(HKDFParameterSpec.ofExtract().addIKM(keyMaterial).addSalt(salt).thenExpand(info, Bytes32.SIZE));
    }

    /** Expand a secret for one purpose, named by a label and a number. */
    static byte[] expand(byte[] secret, String label, long number, int length) {
        byte[] info = (label + "|" + number).getBytes(StandardCharsets.US_ASCII);
        return run(HKDFParameterSpec.expandOnly(new SecretKeySpec(secret, "HKDF"), info, length));
    }

    private static byte[] run(HKDFParameterSpec parameters) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no HKDF with SHA-256", e);
        }
    }
}
