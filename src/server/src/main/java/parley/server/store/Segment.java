package parley.server.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import parley.api.server.Journal;

/**
 * The format of a journal's file: the eight bytes {@code PARLEYJ1}, then records of {@code length u32 | crc32c u32 |
 * payload}, big-endian. The length counts the payload and is never 0, so that a tail of zeros is not a record.
 */
final class Segment {
    static final byte[] MAGIC = {'P', 'A', 'R', 'L', 'E', 'Y', 'J', '1'};
    static final int FRAME = 8;

    private Segment() {}

    /** What a start found: where the whole records end, and how long the file was. */
    record Extent(long whole, long length) {
        boolean torn() {
            return whole < length;
        }
    }

    /** Puts a record and its frame behind {@code at}. */
    static void frame(byte[] payload, byte[] to, int at) {
        CRC32C crc = new CRC32C();
        crc.update(payload, 0, payload.length);
        ByteBuffer.wrap(to, at, FRAME).putInt(payload.length).putInt((int) crc.getValue());
        System.arraycopy(payload, 0, to, at + FRAME, payload.length);
    }

    /** Passes each whole record on, up to the first that is not. */
    static Extent read(Path file, Consumer<byte[]> replay) throws IOException {
        long length = Files.size(file);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            if (!java.util.Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                return new Extent(0, length);
            }
            long whole = MAGIC.length;
            while (true) {
                byte[] payload = record(in);
                if (payload.length == 0) {
                    return new Extent(whole, length);
                }
                replay.accept(payload);
                whole += FRAME + payload.length;
            }
        }
    }

    /** The next record; empty if there is no whole and undamaged one. */
    private static byte[] record(DataInputStream in) throws IOException {
        byte[] none = {};
        try {
            int length = in.readInt();
            int expected = in.readInt();
            if (length <= 0 || length > Journal.LONGEST) {
                return none;
            }
            byte[] payload = in.readNBytes(length);
            CRC32C crc = new CRC32C();
            crc.update(payload, 0, payload.length);
            return payload.length == length && (int) crc.getValue() == expected ? payload : none;
        } catch (EOFException e) {
            return none; // the end, or a frame that was not finished
        }
    }

    /** Moves what stands behind the whole records into a file beside it, so that nothing is thrown away. */
    static Path cutTail(Path file, Extent extent) throws IOException {
        Path kept = unused(file.resolveSibling(file.getFileName() + ".torn-at-" + extent.whole()));
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
             FileChannel to = FileChannel.open(kept, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            long at = extent.whole();
            while (at < extent.length()) {
                at += from.transferTo(at, extent.length() - at, to);
            }
            to.force(true);
            from.truncate(extent.whole());
            from.force(true);
        }
        return kept;
    }

    /** The path, or with a number behind it if it is taken. */
    private static Path unused(Path path) {
        Path free = path;
        for (int i = 2; Files.exists(free); i++) {
            free = path.resolveSibling(path.getFileName() + "-" + i);
        }
        return free;
    }
}
