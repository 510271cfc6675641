package parley.server.store;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import parley.api.server.Journal;

/**
 * The format of a journal's file: a beginning, then records of {@code check u32 | length u32 | payload}, big-endian. The
 * length counts the payload and is never 0; the check is the CRC-32C of length and payload, XORed with the file's salt.
 *
 * <p>The beginning stands there twice, in a sector of its own each, so that damage to one costs nothing: the eight bytes
 * {@code PARLEYJ2}, the salt u32, the number of records i64 or -1, zeros, and the CRC-32C of all before it. The salt is
 * drawn at random for each file. So nothing else is taken for one of its records: neither what an older file left in the
 * same place of the disk, nor bytes in a payload that look like a record.
 */
final class Segment {
    static final byte[] MAGIC = {'P', 'A', 'R', 'L', 'E', 'Y', 'J', '2'};
    /** The unit in which a disk writes: what stands in one is damaged together. */
    static final int SECTOR = 512;
    /** Where the records begin. */
    static final int BEGINNING = 2 * SECTOR;
    static final int FRAME = 8;
    /** The number of records of a file that is not finished. */
    static final long OPEN = -1;
    private static final int CHECKED = SECTOR - 4;
    private static final SecureRandom SALTS = new SecureRandom();

    private Segment() {}

    /**
     * What a file's beginning says.
     *
     * @param records how many there are, of a file that was written at one go; else {@link #OPEN}
     */
    record Beginning(int salt, long records) {
        /** For a new file. */
        static Beginning of(long records) {
            return new Beginning(SALTS.nextInt(), records);
        }

        /** As it stands in the file. */
        byte[] toBytes() {
            byte[] bytes = new byte[BEGINNING];
            for (int at = 0; at < BEGINNING; at += SECTOR) {
                ByteBuffer.wrap(bytes, at, SECTOR).put(MAGIC).putInt(salt).putLong(records);
                ByteBuffer.wrap(bytes).putInt(at + CHECKED, crc(bytes, at, CHECKED));
            }
            return bytes;
        }

        /** Reads it; empty if neither of the two sectors is whole. */
        static Optional<Beginning> of(byte[] bytes) {
            for (int at = 0; at + SECTOR <= bytes.length; at += SECTOR) {
                ByteBuffer sector = ByteBuffer.wrap(bytes, at, SECTOR);
                if (Arrays.equals(bytes, at, at + MAGIC.length, MAGIC, 0, MAGIC.length)
                        && sector.getInt(at + CHECKED) == crc(bytes, at, CHECKED)) {
                    return Optional.of(new Beginning(sector.getInt(at + 8), sector.getLong(at + 12)));
                }
            }
            return Optional.empty();
        }
    }

    /** Puts a record with its frame there. */
    static void frame(int salt, byte[] payload, byte[] to, int at) {
        ByteBuffer.wrap(to).putInt(at + 4, payload.length).put(at + FRAME, payload);
        ByteBuffer.wrap(to).putInt(at, salt ^ crc(to, at + 4, 4 + payload.length));
    }

    /**
     * The length of the payload of the record whose frame stands there; 0 if it cannot be one.
     * Whether the record is whole, {@link #isWhole} tells.
     */
    static int payloadLength(byte[] bytes, int at) {
        int length = ByteBuffer.wrap(bytes).getInt(at + 4);
        return length > 0 && length <= Journal.LONGEST ? length : 0;
    }

    /** Whether the record that stands there is what was written. */
    static boolean isWhole(int salt, byte[] bytes, int at, int payloadLength) {
        return ByteBuffer.wrap(bytes).getInt(at) == (salt ^ crc(bytes, at + 4, 4 + payloadLength));
    }

    /**
     * Refuses a record that could not be read back.
     *
     * @throws IllegalArgumentException if it is empty or longer than {@link Journal#LONGEST}
     */
    static void requireLength(byte[] record) {
        if (record.length == 0 || record.length > Journal.LONGEST) {
            throw new IllegalArgumentException(
                    "A journal record has 1 to " + Journal.LONGEST + " bytes, this one " + record.length + ".");
        }
    }

    private static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
