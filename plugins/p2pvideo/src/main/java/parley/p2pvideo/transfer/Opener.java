package parley.p2pvideo.transfer;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/**
 * Opens the datagrams of one direction. What is forged, damaged, repeated or too old leaves no trace but a count.
 */
final class Opener {
    /** What {@link #open} returns for a datagram to drop. */
    static final int DROPPED = -1;
    /** Runs of packet numbers remembered: enough for any sensible path, and a bound on what a hostile peer can fill. */
    static final int MOST_RUNS = 4_096;

    private final EpochKeys keys;
    private final RangeSet seen;
    private final Cipher cipher = Ciphers.gcm();
    private final byte[] nonce = new byte[12];
    private long epoch;
    /** Every packet below this number is dropped. */
    private long floor;

    /** Opened packet numbers are added to {@code seen}; the first epoch is that of {@code first}. */
    Opener(EpochKeys keys, RangeSet seen, long first) {
        this.keys = keys;
        this.seen = seen;
        this.epoch = EpochKeys.epoch(first);
    }

    /**
     * Opens one datagram.
     *
     * @param into takes the content, in another array than {@code datagram}; what is dropped may leave anything there
     * @return the content's length, or {@link #DROPPED}
     */
    int open(byte[] datagram, int length, Place into) {
        int opened = isAcceptable(datagram, length) ? decrypt(datagram, length, into) : DROPPED;
        if (opened == DROPPED) {
            return DROPPED;
        }
        long packet = Wire.packet(datagram);
        epoch = Math.max(epoch, EpochKeys.epoch(packet));
        seen.add(packet, packet + 1);
        if (seen.count() > MOST_RUNS) {
            seen.keepHighest(MOST_RUNS / 2);
            floor = seen.from(0);
        }
        return opened;
    }

    private boolean isAcceptable(byte[] datagram, int length) {
        if (!Wire.isWellFormed(datagram, length)) {
            return false;
        }
        long packet = Wire.packet(datagram);
        return packet >= floor && Math.abs(EpochKeys.epoch(packet) - epoch) <= 1 && !seen.contains(packet);
    }

    private int decrypt(byte[] datagram, int length, Place into) {
        int header = Wire.headerLength(datagram[0]);
        long packet = Wire.packet(datagram);
        try {
            EpochKeys.EpochKey key = keys.of(packet);
            key.nonce(packet, nonce);
            Ciphers.init(cipher, Cipher.DECRYPT_MODE, key, nonce);
            cipher.updateAAD(datagram, 0, header);
            return cipher.doFinal(datagram, header, length - header, into.array(), into.at());
        } catch (GeneralSecurityException e) {
            // The tag does not fit: forged or damaged on the way, and by the protocol not worth an answer.
            return DROPPED;
        }
    }
}
