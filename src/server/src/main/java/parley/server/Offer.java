package parley.server;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import parley.wire.Protocol;

/** The jar of a plugin that clients may download, held in memory. It is named by its hash, which tells it from any other. */
public final class Offer {
    private final String id;
    private final String version;
    private final String description;
    private final byte[] jar;
    private final String sha256;

    /**
     * A part of the jar.
     *
     * @param base64 its bytes
     * @param left   how many bytes follow it
     */
    record Piece(String base64, int left) {}

    /**
     * Takes a jar, of which no copy is made.
     *
     * @param id          of the plugin
     * @param version     its own
     * @param description what it is for, in one line
     * @throws IllegalArgumentException if it is empty or has more than {@link Protocol#LARGEST_PLUGIN} bytes
     */
    public Offer(String id, String version, String description, byte[] jar) {
        if (jar.length == 0 || jar.length > Protocol.LARGEST_PLUGIN) {
            throw new IllegalArgumentException("The jar of plugin " + id + " has " + jar.length + " bytes, not 1 to "
                    + Protocol.LARGEST_PLUGIN + ".");
        }
        this.id = id;
        this.version = version;
        this.description = description;
        this.jar = jar;
        this.sha256 = sha256(jar);
    }

    /** The plugin's id. */
    public String id() {
        return id;
    }

    /** Its SHA-256 in hexadecimal digits, lower case. */
    public String sha256() {
        return sha256;
    }

    /** How many bytes it has. */
    public int size() {
        return jar.length;
    }

    /** What a client is told of it. */
    List<String> row() {
        return List.of(id, version, Integer.toString(jar.length), sha256, description);
    }

    /** As much as one answer holds from an offset on, which is from 0 to less than its size. */
    Piece piece(int offset) {
        int end = Math.min(jar.length, offset + Protocol.PLUGIN_PIECE);
        return new Piece(Base64.getEncoder().encodeToString(Arrays.copyOfRange(jar, offset, end)), jar.length - end);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
