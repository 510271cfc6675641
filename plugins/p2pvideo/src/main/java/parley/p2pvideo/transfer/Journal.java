package parley.p2pvideo.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Which blocks of a part file are there, beside it in {@code NAME.part.idx}, so that a transfer that was cut off goes
 * on without reading anything again: a head with the identity of what is received, then a record for each block, its
 * number and its SHA-256 digest. Records are only added, and only after the bytes of their blocks are safe on the disk;
 * of two records of a block the later counts, and one that was cut short is not there.
 */
final class Journal {
    /** Bytes of one record. */
    static final int RECORD = 4 + Bytes32.SIZE;
    /** Bytes before the first record. */
    static final int HEAD = 8 + Bytes32.SIZE;
    private static final byte[] MAGIC = Utf8.bytes("parley1\n");
    private static final byte[] NO_DIGEST = new byte[Bytes32.SIZE];

    private final FileChannel channel;
    private long end;

    private Journal(FileChannel channel, long end) {
        this.channel = channel;
        this.end = end;
    }

    /** Begins a journal without records, in place of whatever the file holds. */
    static Journal begin(FileChannel channel, Bytes32 identity) throws IOException {
        channel.truncate(0);
        writeAll(channel, ByteBuffer.allocate(HEAD).put(MAGIC).put(identity.bytes()).flip(), 0);
        channel.force(true);
        return new Journal(channel, HEAD);
    }

    /** The identity that the head names; empty if this is no whole head of a journal. */
    static Optional<Bytes32> identity(FileChannel channel) throws IOException {
        ByteBuffer head = readUpTo(channel, HEAD, 0);
        if (head.remaining() < HEAD) {
            return Optional.empty();
        }
        byte[] magic = new byte[MAGIC.length];
        head.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            return Optional.empty();
        }
        byte[] identity = new byte[Bytes32.SIZE];
        head.get(identity);
        return Optional.of(Bytes32.of(identity));
    }

    /** Goes on with a journal, after its last whole record, and fills in the digests that it holds. */
    static Journal resume(FileChannel channel, BlockDigests digests) throws IOException {
        long records = Math.max(0, channel.size() - HEAD) / RECORD;
        int most = 1 << 12;
        for (long done = 0; done < records; done += most) {
            int some = (int) Math.min(most, records - done);
            ByteBuffer bytes = readUpTo(channel, some * RECORD, HEAD + done * RECORD);
            while (bytes.remaining() >= RECORD) {
                take(bytes, digests);
            }
        }
        return new Journal(channel, HEAD + records * RECORD);
    }

    /** A power cut may leave zeros where a record should be; those, and blocks that there are not, are left out. */
    private static void take(ByteBuffer bytes, BlockDigests digests) {
        int block = bytes.getInt();
        byte[] digest = new byte[Bytes32.SIZE];
        bytes.get(digest);
        if (block >= 0 && block < digests.count() && !Arrays.equals(digest, NO_DIGEST)) {
            digests.put(block, digest, 0);
        }
    }

    /** Adds records; the bytes of these blocks must be safe by now. */
    void add(Map<Integer, Bytes32> digests) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(digests.size() * RECORD);
        digests.forEach((block, digest) -> bytes.putInt(block).put(digest.bytes()));
        int length = bytes.flip().remaining();
        writeAll(channel, bytes, end);
        end += length;
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        long start = at - bytes.position();
        while (bytes.hasRemaining()) {
            channel.write(bytes, start + bytes.position());
        }
    }

    private static ByteBuffer readUpTo(FileChannel channel, int most, long at) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(most);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = channel.read(bytes, at + bytes.position());
        }
        return bytes.flip();
    }
}
