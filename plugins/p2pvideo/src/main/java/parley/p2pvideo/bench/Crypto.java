package parley.p2pvideo.bench;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What sealing and hashing cost alone: one thread, from one array to another, as the engine does it. */
final class Crypto {
    static final String PART = "Crypto alone, one thread";

    /** Payloads of datagrams of 1,200 and 1,472 bytes, then multiples of what the JDK's fast path takes. */
    private static final List<Integer> PAYLOADS = List.of(1_165, 1_437, 7_680, 23_040, 61_440);
    private static final int HEADER = 19;
    private static final int TAG = 16;
    private static final int CHUNK = 1 << 20;

    private Crypto() {}

    /** Each runs for as many bytes, or half a second. */
    static List<Trial> trials(long bytes) {
        List<Trial> trials = new ArrayList<>();
        for (int payload : PAYLOADS) {
            trials.add(new Trial(PART, "AES-128-GCM, " + Text.number(payload) + " B", () -> seal(payload, bytes)));
        }
        trials.add(new Trial(PART, "SHA-256, 1 MiB", () -> hash(bytes)));
        return List.copyOf(trials);
    }

    private static Figure seal(int payload, long bytes) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        SecretKeySpec key = new SecretKeySpec(new byte[16], "AES");
        byte[] nonce = new byte[12];
        byte[] plain = new byte[payload];
        byte[] sealed = new byte[HEADER + payload + TAG];
        Stopwatch watch = new Stopwatch();
        long packets = 0;
        while (packets * payload < bytes && (packets % 256 != 0 || watch.seconds() < Trial.LONGEST)) {
            packets++;
            for (int i = 0; i < 8; i++) {
                nonce[4 + i] = (byte) (packets >>> 8 * i);
            }
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG, nonce));
            cipher.updateAAD(sealed, 0, HEADER);
            cipher.doFinal(plain, 0, payload, sealed, HEADER);
        }
        return watch.stop(packets * payload, packets);
    }

    private static Figure hash(long bytes) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] chunk = new byte[CHUNK];
        Stopwatch watch = new Stopwatch();
        long chunks = 0;
        while (chunks * CHUNK < bytes && watch.seconds() < Trial.LONGEST) {
            chunks++;
            digest.update(chunk);
        }
        digest.digest();
        return watch.stop(chunks * CHUNK, chunks);
    }
}
