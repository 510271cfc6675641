package parley.server.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import parley.api.server.Stored;
import parley.api.server.TextLog;
import parley.wire.LineBuilder;
import parley.wire.Printable;

/**
 * One log for people: lines gather in one of two buffers while the other is written.
 *
 * <p>The file, and the buffer that is being written, are guarded by this object's monitor; the buffer that gathers by
 * {@code gathering}'s, which is taken after it.
 */
final class FileLog implements TextLog {
    /** Bytes that may gather before the thread that appends has to write them itself. */
    private static final int GATHER_AT_MOST = 1 << 17;
    /** Bytes that are kept of a file that cannot be written; with more the oldest are lost. */
    private static final int KEEP_AT_MOST = 8 << 20;
    /** A buffer larger than this is left to the garbage collector. */
    private static final int REUSE_AT_MOST = 1 << 19;
    private static final byte[] NOTHING = {};
    private static final byte[] SEPARATOR = {';', ' '};
    private static final int LONGEST_NUMBER = 19;

    private final Disk disk;
    private final Path file;
    private final Consumer<String> report;
    private final Consumer<FileLog> unwritten;
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

        void room(int more) {
            if (size + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
            }
        }

        void put(byte[] part) {
            System.arraycopy(part, 0, bytes, size, part.length);
            size += part.length;
        }

        void put(long number) {
            size += LineBuilder.digits(number, bytes, size);
        }

        void endLine() {
            bytes[size++] = '\n';
        }
    }

    /** With {@code unwritten} told of it when it has the first line that is to be flushed. */
    FileLog(Disk disk, Path file, Consumer<String> report, Consumer<FileLog> unwritten) {
        this.disk = disk;
        this.file = file;
        this.report = report;
        this.unwritten = unwritten;
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
    public void append(Stored message, String name, String text) {
        byte[] time = LogTime.bytes(message.millis());
        byte[] who = Printable.encode(name);
        byte[] what = Printable.encode(text);
        synchronized (gathering) {
            gathering.room(LONGEST_NUMBER + time.length + who.length + what.length + 3 * SEPARATOR.length + 1);
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
        if (gathering.size > (failed ? KEEP_AT_MOST : GATHER_AT_MOST)) { // a look without the monitor is good enough
            write();
        }
    }

    /** Appends to the file what has gathered, and leaves it closed, so that as many logs as you like can be there. */
    synchronized void flush() {
        synchronized (gathering) {
            gathering.noted = false;
        }
        write();
        closeFile();
    }

    private synchronized void write() {
        byte[] lines;
        int length;
        synchronized (gathering) {
            if (gathering.size == 0 && begun) {
                return;
            }
            lines = gathering.bytes;
            length = gathering.size;
            gathering.bytes = spare;
            gathering.size = 0;
        }
        spare = NOTHING;
        write(lines, length);
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
