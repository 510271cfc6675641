package parley.p2pvideo.transfer;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** Thirty-two bytes that never change: a public key, a commitment or a SHA-256 digest. */
public final class Bytes32 {
    /** How many bytes there are. */
    public static final int SIZE = 32;

    private final byte[] bytes;

    private Bytes32(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Copies 32 bytes.
     *
     * @throws IllegalArgumentException if there are not exactly 32
     */
    public static Bytes32 of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("32 bytes are needed, not " + bytes.length);
        }
        return new Bytes32(bytes.clone());
    }

    /** The SHA-256 digest of the given pieces, one after the other. */
    public static Bytes32 sha256(byte[]... pieces) {
        MessageDigest digest = Digests.sha256();
        for (byte[] piece : pieces) {
            digest.update(piece);
        }
        return new Bytes32(digest.digest());
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Compares in a time that does not depend on where the bytes differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes32 that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Lower-case hexadecimal, 64 characters. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
