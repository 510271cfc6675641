package parley.server.event;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import parley.server.store.DiskFile;

/**
 * Reads the records of one file in order. Where one is damaged it goes on at the next whole one: a checksum over length and
 * content tells it from what only looks like one.
 */
final class Scan {
    /** The most that is read at once; larger than any record. */
    private static final int BUFFER = 1 << 18;
    private static final int LARGEST = 1 << 16;

    private final DiskFile in;
    private final EventFile file;
    private final Visitor visitor;
    private final CRC32C crc = new CRC32C();
    private final List<Damage> damage = new ArrayList<>();
    private final byte[] bytes;
    private int at;
    private int filled;
    private boolean atEnd;
    private long base;  // the position of the buffer's first byte
    private long whole; // the position behind the last whole record

    /** Takes a whole record. */
    @FunctionalInterface
    interface Visitor {
        /**
         * The record stands in {@code bytes} from {@code at} on, its frame included; they are lent for the call. Returns
         * whether to go on.
         */
        boolean visit(byte[] bytes, int at, int size, long position) throws IOException;
    }

    /** A stretch that is no record, with whole ones behind it. */
    record Damage(EventFile file, long from, long to) {
        String inWords() {
            return (to - from) + " bytes of " + file.path() + " from byte " + file.offset(from)
                    + " on cannot be read: the disk has damaged them. What is stored before and behind them is there.";
        }
    }

    /** From a position of the file on. */
    Scan(DiskFile in, EventFile file, long from, Visitor visitor) throws IOException {
        this.in = in;
        this.file = file;
        this.visitor = visitor;
        this.bytes = new byte[Math.clamp(in.size() - file.offset(from), 0, BUFFER)];
        this.base = from;
        this.whole = from;
    }

    /** Returns false if the visitor did not want to go on. */
    boolean run() throws IOException {
        long damagedFrom = -1;
        boolean wanted = true;
        while (wanted && fill()) {
            int size = sizeOfWhole();
            if (size > 0) {
                if (damagedFrom >= 0) {
                    damage.add(new Damage(file, damagedFrom, position()));
                    damagedFrom = -1;
                }
                wanted = visitor.visit(bytes, at, size, position());
                at += size;
                whole = position();
            } else {
                damagedFrom = damagedFrom < 0 ? position() : damagedFrom;
                at++;
            }
        }
        return wanted;
    }

    private long position() {
        return base + at;
    }

    /** The size of the record that begins here; 0 if none does. */
    private int sizeOfWhole() {
        if (filled - at <= Record.FRAME) {
            return 0;
        }
        int length = Record.intAt(bytes, at);
        if (length <= 0 || length > LARGEST || length > filled - at - Record.FRAME) {
            return 0;
        }
        int size = Record.FRAME + length;
        return Record.isWhole(bytes, at, size, crc) ? size : 0;
    }

    /** Sees to it that a whole record's bytes are there, if the file has them; false at its end. */
    private boolean fill() throws IOException {
        if (!atEnd && filled - at < Record.FRAME + LARGEST) {
            System.arraycopy(bytes, at, bytes, 0, filled - at);
            base += at;
            filled -= at;
            at = 0;
            while (filled < bytes.length && !atEnd) {
                int read = in.read(ByteBuffer.wrap(bytes, filled, bytes.length - filled), file.offset(base + filled));
                atEnd = read < 0;
                filled += Math.max(0, read);
            }
        }
        return at < filled;
    }

    /** The position behind the last whole record. */
    long whole() {
        return whole;
    }

    /** What was damaged before that. */
    List<Damage> damage() {
        return damage;
    }
}
