package parley.server.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A file on a disk that can be made to fail and to work again: a named pipe. While somebody reads from it writing
 * succeeds, and waits while it holds 64 KiB that were not read; while nobody does, writing fails (EPIPE), as on a disk
 * that is full. Forcing it to the disk always fails (EINVAL). Only where there is {@code mkfifo}; elsewhere the test is
 * left out.
 */
final class Pipe implements AutoCloseable {
    private final Path path;
    private RandomAccessFile reader;

    private Pipe(Path path, RandomAccessFile reader) {
        this.path = path;
        this.reader = reader;
    }

    /** Makes an empty pipe. */
    static Pipe file(Path path) throws IOException, InterruptedException {
        Files.createDirectories(path.getParent());
        boolean made;
        try {
            made = new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            made = false;
        }
        Assumptions.assumeTrue(made, "a machine without mkfifo");
        return new Pipe(path, new RandomAccessFile(path.toFile(), "rw")); // "rw", so that neither side's opening waits
    }

    void fail() throws IOException {
        reader.close();
    }

    void work() throws IOException {
        reader = new RandomAccessFile(path.toFile(), "rw");
    }

    /** The next bytes that arrive; waits for them, though not for ever. */
    byte[] read(int length) throws Exception {
        FutureTask<byte[]> reading = new FutureTask<>(() -> {
            byte[] bytes = new byte[length];
            reader.readFully(bytes);
            return bytes;
        });
        Thread.ofPlatform().daemon().start(reading);
        return reading.get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
