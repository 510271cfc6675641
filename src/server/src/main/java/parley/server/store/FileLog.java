package parley.server.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import parley.api.server.Stored;
import parley.api.server.TextLog;
import parley.wire.Decimal;
import parley.wire.Printable;

/**
 * One log for people: lines gather in one of two buffers while the other is written.
 *
 * <p>The file, and the buffer that is being written, are guarded by this object's monitor; the buffer that gathers by
 * {@code gathering}'s, which is taken after it.
 */
final class FileLog implements TextLog {
    /** When so many bytes have gathered they should be written soon. */
    private static final int MUCH = 1 << 17;
    /** Bytes that may gather before the thread that appends has to write them itself. */
    private static final int GATHER_AT_MOST = 1 << 20;
    /** Bytes that are kept of a file that cannot be written; with more the oldest are lost. */
    private static final int KEEP_AT_MOST = 8 << 20;
    /** A buffer larger than this is left to the garbage collector. */
    private static final int REUSE_AT_MOST = 1 << 19;
    private static final byte[] NOTHING = {};
    private static final byte[] SEPARATOR = {';', ' '};

    private final Disk disk;
    private final Path file;
    private final Consumer<String> report;
    private final Consumer<FileLog> unwritten;
    private final Runnable hurry;
    private final Gathering gathering = new Gathering();
    private DiskFile out;           // null while it is closed
    private byte[] spare = NOTHING;
    private boolean begun;          // the file is there, if only empty
    private volatile boolean failed; // written under the monitor, read without

    /** All access under its monitor. */
    private static final class Gathering {
        byte[] bytes = NOTHING;
        int size;
        boolean noted; // it is among the logs to be flushed
        final byte[] digits = new byte[Decimal.MOST_DIGITS];
        final Decimal number = new Decimal(digits, digits.length);

        void room(int more) {
            if (size + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
            }
        }

        void put(byte[] part) {
            System.arraycopy(part, 0, bytes, size, part.length);
            size += part.length;
        }

        void put(long next) {
            int first = number.set(next);
            System.arraycopy(digits, first, bytes, size, digits.length - first);
            size += digits.length - first;
        }

        void endLine() {
            bytes[size++] = '\n';
        }
    }

    /**
     * An empty one.
     *
     * @param unwritten is told of it when it has the first line that is to be flushed
     * @param hurry     is run when so much has gathered that it should be flushed soon
     */
    FileLog(Disk disk, Path file, Consumer<String> report, Consumer<FileLog> unwritten, Runnable hurry) {
        this.disk = disk;
        this.file = file;
        this.report = report;
        this.unwritten = unwritten;
        this.hurry = hurry;
        added(); // so that the file is there, if only empty
    }

    @Override
    public void append(String line) {
        byte[] bytes = Printable.encode(line);
        synchronized (gathering) {
            gathering.room(bytes.length + 1);
            gathering.put(bytes);
            gathering.endLine();
            added();
        }
        writeIfMuch();
    }

    @Override
    public void append(Stored message, String name) {
        byte[] time = LogTime.bytes(message.millis());
        byte[] who = Printable.encode(name);
        byte[] what = Printable.encode(message.event().text());
        synchronized (gathering) {
            gathering.room(Decimal.MOST_DIGITS + time.length + who.length + what.length + 3 * SEPARATOR.length + 1);
            gathering.put(message.number());
            gathering.put(SEPARATOR);
            gathering.put(time);
            gathering.put(SEPARATOR);
            gathering.put(who);
            gathering.put(SEPARATOR);
            gathering.put(what);
            gathering.endLine();
            added();
        }
        writeIfMuch();
    }

    /** The first line since the last flush has the log flushed at the next. */
    private void added() {
        if (!gathering.noted) {
            gathering.noted = true;
            unwritten.accept(this);
        }
    }

    private void writeIfMuch() {
        int size = gathering.size; // a look without the monitor is good enough
        if (size > (failed ? KEEP_AT_MOST : GATHER_AT_MOST)) {
            write();
        } else if (size > MUCH && !failed) {
            hurry.run();
        }
    }

    /**
     * Appends to the file what has gathered. A busy log's file stays open until the next flush; the others are closed, so
     * that as many as you like can be there.
     */
    synchronized void flush() {
        synchronized (gathering) {
            gathering.noted = false;
        }
        int written = write();
        if (written < MUCH) {
            closeFile();
        } else {
            synchronized (gathering) {
                added();
            }
        }
    }

    /** Returns how many bytes there were. */
    private synchronized int write() {
        byte[] lines;
        int length;
        synchronized (gathering) {
            if (gathering.size == 0 && begun) {
                return 0;
            }
            lines = gathering.bytes;
            length = gathering.size;
            gathering.bytes = spare;
            gathering.size = 0;
        }
        spare = NOTHING;
        write(lines, length);
        return length;
    }

    private void write(byte[] lines, int length) {
        try {
            if (out == null) {
                out = disk.open(file);
            }
            out.appendAll(ByteBuffer.wrap(lines, 0, length));
            failed = false;
            begun = true;
            spare = lines.length <= REUSE_AT_MOST ? lines : NOTHING;
        } catch (IOException e) {
            keep(lines, length);
            failed(e);
            closeFile(); // it may be another one at the next attempt
        }
    }

    private void closeFile() {
        if (out != null) {
            try {
                out.close();
            } catch (IOException e) {
                failed(e);
            }
            out = null;
        }
    }

    private void failed(IOException e) {
        if (!failed) {
            failed = true;
            report.accept(file + " cannot be written: " + e.getMessage() + ". The journals go on without it.");
        }
    }

    /** A part of the lines may have reached the file; then they stand there twice rather than not at all. */
    private void keep(byte[] lines, int length) {
        synchronized (gathering) {
            if (gathering.size + length <= KEEP_AT_MOST) {
                byte[] both = Arrays.copyOf(lines, length + gathering.size);
                System.arraycopy(gathering.bytes, 0, both, length, gathering.size);
                gathering.bytes = both;
                gathering.size = both.length;
            }
            added();
        }
    }
}
