package parley.p2pvideo.transfer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash that all of this package uses. */
final class Digests {
    private Digests() {
    }

    /** A fresh SHA-256 computation; every Java runtime has it. */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }
}
