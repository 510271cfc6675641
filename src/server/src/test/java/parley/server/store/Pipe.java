package parley.server.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * A journal's first segment on a disk that can be made to fail and to work again: a named pipe. While somebody reads from
 * it writing succeeds; while nobody does, writing fails (EPIPE), as on a disk that is full. Forcing it to the disk always
 * fails (EINVAL). What arrived can be read back. Only where there is {@code mkfifo}; elsewhere the test is left out.
 */
final class Pipe implements AutoCloseable {
    private final Path path;
    private RandomAccessFile reader;

    private Pipe(Path path, RandomAccessFile reader) {
        this.path = path;
        this.reader = reader;
    }

    /** Makes the pipe, holding what an empty segment holds so that a journal can be opened on it. */
    static Pipe at(Path path) throws IOException, InterruptedException {
        Files.createDirectories(path.getParent());
        boolean made;
        try {
            made = new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            made = false;
        }
        Assumptions.assumeTrue(made, "a machine without mkfifo");
        RandomAccessFile reader = new RandomAccessFile(path.toFile(), "rw"); // so that neither side's opening waits
        reader.write(Segment.MAGIC);
        reader.write(new byte[Segment.FRAME]);
        return new Pipe(path, reader);
    }

    void fail() throws IOException {
        reader.close();
    }

    void work() throws IOException {
        reader = new RandomAccessFile(path.toFile(), "rw");
    }

    /** The next bytes that arrived; waits for them. */
    byte[] read(int length) throws IOException {
        byte[] bytes = new byte[length];
        reader.readFully(bytes);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
