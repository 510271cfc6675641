package parley.server.event;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import parley.server.store.DiskFile;

/** Reads single events from the files. Keeps the file open that it read last. Not thread-safe. */
final class EventReader implements AutoCloseable {
    /** One read brings most events whole. */
    private static final int USUAL = 512;
    private static final int LARGEST = 1 << 16;

    private final EventFiles files;
    private final CRC32C crc = new CRC32C();
    private byte[] bytes = new byte[USUAL];
    private int size;
    private EventFile file;
    private DiskFile in;

    EventReader(EventFiles files) {
        this.files = files;
    }

    /** Reads the event at a position; false if there is no whole one. */
    boolean read(long position) throws IOException {
        open(files.holding(position));
        int had = read(0, USUAL, position);
        if (had <= Record.LINE_AT) {
            return false;
        }
        size = Record.size(bytes, 0);
        if (size <= Record.LINE_AT || size > LARGEST) {
            return false;
        }
        if (size > had) {
            bytes = size > bytes.length ? Arrays.copyOf(bytes, size) : bytes;
            had += read(had, size - had, position + had);
        }
        return had >= size && Record.isWhole(bytes, 0, size, crc) && bytes[Record.KIND_AT] == Record.EVENT;
    }

    private int read(int at, int length, long position) throws IOException {
        return in.readAll(ByteBuffer.wrap(bytes, at, length), file.offset(position));
    }

    private void open(EventFile wanted) throws IOException {
        if (wanted.equals(file)) {
            return;
        }
        close();
        in = files.disk().open(wanted.path());
        file = wanted;
    }

    long id() {
        return Record.longAt(bytes, Record.ID_AT);
    }

    long previous() {
        return Record.longAt(bytes, Record.PREVIOUS_AT);
    }

    int topic() {
        return Record.intAt(bytes, Record.TOPIC_AT);
    }

    int author() {
        return Record.intAt(bytes, Record.AUTHOR_AT);
    }

    byte[] line() {
        return Arrays.copyOfRange(bytes, Record.LINE_AT, size);
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
            in = null;
            file = null;
        }
    }
}
